import type { Schema } from '../../../openapi/model/types.ts'

/** A step into JSON: the name of a member, or the place of an item. */
export type Step = string | number

/** The most options that are followed at once. */
const most = 40

/** The schemas that a value at a path may have, as far as the page knows them: all options of a choice are followed. */
export function schemasAt(schema: Schema | undefined, path: readonly Step[]): Schema[] {
  let here = schema ? unfold(schema) : []
  for (const step of path)
    here = here.flatMap(one => listBelow(one, step)).flatMap(unfold).slice(0, most)
  return here
}

/** A member that an object may have. */
export interface Member {
  schema: Schema
  required: boolean
}

/** The members that an object at a path may have, by name; those of all options. */
export function membersAt(schema: Schema | undefined, path: readonly Step[]): Map<string, Member> {
  const members = new Map<string, Member>()
  for (const { properties = [] } of schemasAt(schema, path)) {
    for (const { name, schema, required } of properties) {
      if (!schema.readOnly && !members.has(name))
        members.set(name, { schema, required })
    }
  }
  return members
}

/** A schema and its options, and those of its options. */
function unfold(schema: Schema): Schema[] {
  const options = schema.variants?.flatMap(({ options }) => options.map(option => option.schema)) ?? []
  return [schema, ...options.flatMap(unfold)].slice(0, most)
}

function listBelow({ properties = [], additional = [], items, tuple = [] }: Schema, step: Step): Schema[] {
  if (typeof step === 'number') {
    const item = tuple[step] ?? items
    return item ? [item] : []
  }
  const known = properties.find(({ name }) => name === step)
  return known ? [known.schema] : additional.map(one => one.schema)
}
