import type { Schema as SpecSchema } from '../../document/openapi.ts'
import { isObject } from '../../document/json/value.ts'
import { isLeftOut } from '../../schema/direction.ts'
import type { FlatSchema } from '../../schema/flat-schema.ts'
import { compact } from '../describe.ts'
import type { Property } from '../types.ts'
import { nameOfAdditional, orderProperties } from './property.ts'
import type { Filling, WalkRun } from './walk-run.ts'
import { omit } from './walk-run.ts'

/** Adds the properties of a schema, and what it says of properties without a name. */
export function addProperties(run: WalkRun, filling: Filling): void {
  const { target, flat: { keywords, closures } } = filling
  addNamed(run, filling)
  const additional = additionalOf(filling)
  if (additional.length > 0)
    target.additional = additional
  if (closures.some(({ schema }) => schema === false) || keywords.unevaluatedProperties === false)
    target.closed = true
}

function addNamed(run: WalkRun, { target, flat: { keywords }, place, view }: Filling): void {
  const { context: { document }, budget, anchors } = run
  const names = Object.keys(keywords.properties ?? {})
  const properties: Property[] = []
  const omitted: string[] = []
  for (const name of orderProperties(keywords.properties ?? {}, names)) {
    const schema = keywords.properties?.[name] ?? true
    if (schema === false || isLeftOut(document, schema, place.direction))
      continue
    if (run.nodes > budget.hard) {
      omitted.push(name)
      continue
    }
    const anchor = anchors(place.anchor, name)
    properties.push({
      name,
      anchor,
      required: keywords.required?.includes(name) === true,
      schema: view(schema, anchor),
    })
  }
  if (properties.length > 0)
    target.properties = properties
  if (omitted.length > 0) {
    target.cut = 'budget'
    omit(target, omitted)
  }
}

function additionalOf({ flat, place, view }: Filling) {
  return listAdditional(flat).map(({ pattern, schema }) =>
    compact({
      name: nameOfAdditional(schema),
      pattern,
      schema: view(schema, `${place.anchor}-key`),
    }),
  )
}

function listAdditional({ keywords, closures }: FlatSchema): { pattern: string | undefined, schema: SpecSchema }[] {
  return [
    ...Object.entries(keywords.patternProperties ?? {}).map(([pattern, schema]) => ({ pattern, schema })),
    ...closures.filter(({ schema }) => isObject(schema)).map(({ schema }) => ({ pattern: undefined, schema })),
  ]
}
