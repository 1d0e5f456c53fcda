import type { Schema } from '../../../openapi/model/types.ts'

/** More levels than these are not told apart: the choice of them ends here. */
const most = 5

/** How many levels of fields a schema shows, one below another; those that are cut stand on a page of their own. */
export function countLevels(schema: Schema | undefined, limit = most): number {
  if (schema === undefined || limit === 0)
    return 0
  const below = (schema.properties ?? []).map(property => countLevels(property.schema, limit - 1))
  const beside = [
    schema.items,
    ...(schema.tuple ?? []),
    ...(schema.additional ?? []).map(part => part.schema),
    ...(schema.conditions ?? []).map(part => part.schema),
    ...(schema.variants ?? []).flatMap(({ options }) => options.map(option => option.schema)),
  ].map(part => countLevels(part, limit))
  return Math.max(0, ...beside, ...below.map(levels => levels + 1))
}
