import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { OperationEntry } from '../operation/operation.ts'
import { parameterValue } from '../operation/examples.ts'
import { collectParameters } from '../operation/operation.ts'
import { shapeOf, split } from '../operation/path-template.ts'
import { typesOf } from '../../schema/facts.ts'
import { words } from '../../document/words.ts'

/**
 * The property of an item that its path names: the one of the parameter's name, of its last word, the one whose example is the
 * parameter's, or what usually names a thing: `id` for an id, a name for anything else.
 */
export function pickId(
  parameter: string,
  path: string,
  properties: Map<string, Schema>,
  examples: Record<string, unknown>[],
  [wanted]: (string | number)[],
): string | undefined {
  const names = [...properties.keys()]
  const full = words(parameter)
  const lastWord = full.split(' ').at(-1) ?? full
  const same = names.find(name => words(name) === full)
  if (same)
    return same
  const byExample =
    wanted === undefined
      ? undefined
      : names.find(name =>
          examples.some(example => typeof example[name] !== 'boolean' && String(example[name]) === String(wanted)),
        )
  const byWord = full === lastWord ? undefined : names.find(name => words(name) === lastWord)
  const usual =
    /^(?:id|uuid|guid)$/.test(lastWord) || typeof wanted === 'number'
      ? ['id', 'uuid', 'guid', 'key', 'name']
      : /user|owner|member|login|person|author/.test(full)
        ? ['login', 'username', 'name', 'slug', 'key', 'id', 'uuid']
        : ['name', 'slug', 'login', 'username', 'key', 'code', 'id', 'uuid']
  const there = usual.filter(name => properties.has(name))
  // What no example has is not what names the examples.
  return byWord
    ?? byExample
    ?? names.find(name => words(name) === `${words(singular(path))} id`)
    ?? there.find(
      name => examples.length === 0 || examples.some(example => example[name] !== undefined && example[name] !== null),
    )
    ?? there[0]
}

function singular(path: string): string {
  return (split(path).last || 'item').replace(/ies$/, 'y').replace(/s$/, '')
}

/** What the samples put in the place of an item's parameter, in the item's own path and in those below it, whatever they call it. */
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

/** Whether a name is everybody's own: below `/teams/{id}` it is the team's, and a member has an `id` too. */
export function isOwnName(name: string): boolean {
  return /^(?:id|uuid|guid|key|name|slug|code|number)$/i.test(name)
}
