import type { ApiDocument } from '../document/document.ts'
import type { Schema, SchemaObject } from '../document/openapi.ts'
import { isRef, resolve } from '../document/resolve.ts'
import { isObject } from '../document/json/value.ts'
import { remember } from '../document/remember.ts'

/** A schema made of components by `allOf`, taken apart: its own part, and the components that it extends. */
export interface Bases {
  own: SchemaObject
  names: string[]
}

const cache = new WeakMap<SchemaObject, Bases | undefined>()

/** Splits a schema into its own part and its bases; undefined where it extends no component. The result is cached: others cache by the object of its own part. */
export function basesOf(document: ApiDocument, schema: Schema): Bases | undefined {
  if (typeof schema !== 'object' || !isObject(schema) || !Array.isArray(schema.allOf))
    return undefined
  const { allOf } = schema
  return remember(cache, schema, () => takeApart(document, schema, allOf))
}

function takeApart(document: ApiDocument, schema: SchemaObject, branches: Schema[]): Bases | undefined {
  const names: string[] = []
  const others = branches.filter((branch) => {
    const name = isRef(branch) ? resolve(document, branch)?.name : undefined
    if (name !== undefined)
      names.push(name)
    return name === undefined
  })
  return names.length === 0 ? undefined : { own: { ...schema, allOf: others }, names }
}
