import type { ApiDocument } from '../../../document/document.ts'
import type { Schema } from '../../../document/openapi.ts'
import type { OperationEntry } from '../../operation/operation.ts'
import { conventionsOf } from '../../../schema/conventions.ts'
import { isObject } from '../../../document/json/value.ts'
import { parameterValue } from '../../operation/examples.ts'
import { collectParameters } from '../../operation/operation.ts'
import { shapeOf, split } from '../../operation/path-template.ts'
import { singular } from '../../../schema/example/realistic/singular.ts'
import { propertiesOf, typesOf } from '../../../schema/facts.ts'
import { words } from '../../../document/text/words.ts'
import { readAt } from './record-id.ts'

/** Clues to the property of an item that its path names. */
export interface IdClues {
  /** The parameter in the place of the item; undefined where no path leads to one. */
  parameter?: string
  /** The path of the collection. */
  path: string
  properties: Map<string, Schema>
  examples: Record<string, unknown>[]
  /** The values that the samples give to the parameter. */
  wanted: readonly (string | number)[]
}

/**
 * The property of an item that its path names: the property of the parameter's name, of its last word, the one whose
 * example is the parameter's, or a usual name (`id` for an id, a name for anything else); else the same
 * within a holder of such properties, `metadata.name`.
 */
export function pickId(document: ApiDocument, clues: IdClues): string[] | undefined {
  const name = pickName(document, clues)
  if (name !== undefined)
    return [name]
  const conventions = conventionsOf(document)
  for (const [holder, schema] of clues.properties) {
    if (!conventions.is('holder', holder) || !typesOf(document, schema).has('object'))
      continue
    const examples = clues.examples.map(example => readAt(example, [holder])).filter(isObject)
    const inner = pickName(document, { ...clues, properties: propertiesOf(document, schema), examples })
    if (inner !== undefined)
      return [holder, inner]
  }
  return undefined
}

function pickName(
  document: ApiDocument,
  { parameter, path, properties, examples, wanted: [wanted] }: IdClues,
): string | undefined {
  const conventions = conventionsOf(document)
  const names = [...properties.keys()]
  const owned = names.find(name => words(name) === `${words(singular(split(path).last || 'item'))} id`)
  if (parameter === undefined)
    return conventions.find('id', names) ?? owned
  const full = words(parameter)
  const lastWord = full.split(' ').at(-1) ?? full
  const same = names.find(name => words(name) === full)
  if (same !== undefined)
    return same
  const byWord = full === lastWord ? undefined : names.find(name => words(name) === lastWord)
  const byExample =
    wanted === undefined
      ? undefined
      : names.find(name =>
          examples.some(example => typeof example[name] !== 'boolean' && String(example[name]) === String(wanted)),
        )
  const usual = conventions.of(
    conventions.is('id', lastWord) || typeof wanted === 'number'
      ? 'idProperty'
      : conventions.has('personWord', parameter) ? 'personProperty' : 'nameProperty',
  )
  const there = usual.flatMap(meant => names.find(name => words(name) === meant) ?? [])
  // A property that no example has cannot name the examples.
  return byWord
    ?? byExample
    ?? owned
    ?? there.find(
      name => examples.length === 0 || examples.some(example => example[name] !== undefined && example[name] !== null),
    )
    ?? there[0]
}

/** The samples' values for an item's parameter, in its own path and in those below it, under any parameter name. */
export function parameterExamples(
  document: ApiDocument,
  entries: OperationEntry[],
  itemPath: string,
): (string | number)[] {
  const seen = new Set<string>()
  const values = new Set<string | number>()
  const [shape, depth] = [shapeOf(itemPath), itemPath.split('/').length - 1]
  for (const entry of entries) {
    const other = shapeOf(entry.path)
    if (other !== shape && !other.startsWith(`${shape}/`))
      continue
    const name = entry.path.split('/')[depth]?.slice(1, -1)
    for (const { parameter, pointer } of collectParameters(document, entry)) {
      // Operations share their parameters: one look at each is enough.
      if (parameter.in !== 'path' || parameter.name !== name || seen.has(pointer))
        continue
      seen.add(pointer)
      const value = parameterValue(document, parameter)
      if ((typeof value === 'string' || typeof value === 'number') && values.size < 8)
        values.add(value)
    }
  }
  return [...values]
}

/** The path's text in the type that the property has. */
export function createIdCast(
  document: ApiDocument,
  schema: Schema | undefined,
): (value: string | number) => string | number {
  const types = typesOf(document, schema)
  return value =>
    types.has('string') || types.size === 0
      ? types.size === 0
        ? value
        : String(value)
      : Number.isFinite(Number(value))
        ? Number(value)
        : value
}
