import type { Schema } from '../../document/openapi.ts'
import type { FlatSchema } from '../flat-schema.ts'
import type { At, Generation } from './generation.ts'
import { isObject } from '../../document/json/value.ts'
import { flatten } from '../flatten.ts'
import { both } from '../narrow.ts'
import { textOfPattern } from '../pattern/pattern.ts'
import { isWithin } from './generation.ts'

/** What an object says of properties that it does not name. */
export interface MapEntries {
  /** The schema of their values. */
  rest: Schema | undefined
  /** A pattern of their names. */
  pattern: string | undefined
  /** The schema of their names. */
  names: Schema | undefined
  /** Whether there are no other properties. */
  isMap: boolean
}

/** The entries of an object that is a map, or may hold more than its properties. */
export function entriesOf({ keywords, closures }: FlatSchema): MapEntries {
  const rest = closures.find(({ schema }) => isObject(schema))?.schema
  const [pattern] = Object.keys(keywords.patternProperties ?? {})
  const isMap = Object.keys(keywords.properties ?? {}).length === 0 && (rest !== undefined || pattern !== undefined)
  return { rest, pattern, names: keywords.propertyNames, isMap }
}

/** Whether an entry shows what a map holds: not where its values are what is being made further up. */
export function isShownAsMap({ document }: Generation, { isMap, rest }: MapEntries, { above }: At): boolean {
  return isMap && !(rest !== undefined && isWithin(flatten(document, rest), above))
}

/** A name for an entry, another one for each variant. */
export function entryName(generation: Generation, { rest, pattern, names }: MapEntries, variant: number): string {
  if (names !== undefined) {
    const name = generation.generate(both(names, { type: 'string' }), {
      name: '',
      parent: '',
      variant,
      depth: 0,
      lean: false,
    })
    if (typeof name === 'string')
      return name
  }
  if (pattern !== undefined && rest === undefined)
    return textOfPattern(pattern, { variant }) ?? 'key'
  const named = isObject(rest) ? rest['x-additionalPropertiesName'] : undefined
  const name = typeof named === 'string' ? named : 'key'
  return variant === 0 ? name : `${name}_${variant + 1}`
}
