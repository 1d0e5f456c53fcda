import type { ApiDocument } from '../document/document.ts'
import type { Schema } from '../document/openapi.ts'
import type { Conventions } from './conventions.ts'
import { conventionsOf } from './conventions.ts'
import { deref, itemsOf, propertiesOf, typesOf } from './facts.ts'

/** A schema within an answer, and the property it stands in; no property where it is the answer itself. */
export interface Slot {
  schema: Schema
  envelope: string[]
  /** The schema of the whole answer, one alternative of it where there are several. */
  answer: Schema
}

/** Finds the list in an answer: the answer itself, or the first property that is a list of objects, one level deep. */
export function findRows(document: ApiDocument, schema: Schema): Slot | undefined {
  const found = deref(document, schema)
  const branches = found?.properties ? [] : [...(found?.oneOf ?? []), ...(found?.anyOf ?? [])]
  if (branches.length > 0) {
    return branches
      .slice(0, 20)
      .map(branch => findRows(document, branch))
      .find(slot => slot !== undefined)
  }
  const items = itemsOf(document, schema)
  if (items !== undefined) {
    return typesOf(document, items).has('object') ? { schema: items, envelope: [], answer: schema } : undefined
  }
  const properties = propertiesOf(document, schema)
  const conventions = conventionsOf(document)
  const lists = [...properties].filter(
    ([, property]) =>
      typesOf(document, property).has('array') && typesOf(document, itemsOf(document, property)).has('object'),
  )
  const [name, list] =
    lists.find(([key]) => conventions.is('listProperty', key))
    ?? (looksLikePage(conventions, properties) || properties.size === 1 ? lists[0] : undefined)
    ?? []
  return name === undefined || list === undefined
    ? undefined
    : { schema: itemsOf(document, list) ?? {}, envelope: [name], answer: schema }
}

/** Whether an object is an envelope, and not a record that has a list among its properties. */
function looksLikePage(conventions: Conventions, properties: Map<string, Schema>): boolean {
  return [...properties.keys()].some(name => conventions.has('pageWord', name))
}
