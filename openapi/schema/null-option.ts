import type { ApiDocument } from '../document/document.ts'
import type { Schema, SchemaObject } from '../document/openapi.ts'
import { isObject } from '../document/json/value.ts'
import { isRef, resolve } from '../document/resolve.ts'

/** The schema of an option that allows null alone, references followed; undefined for all other options. */
export function nullOf(document: ApiDocument, option: Schema): SchemaObject | undefined {
  const schema = isRef(option) ? resolve<SchemaObject>(document, { $ref: option.$ref })?.value : option
  if (!isObject(schema))
    return undefined
  const { type, enum: values } = schema as SchemaObject
  const isNull =
    type === 'null'
    || (Array.isArray(type) && type.length === 1 && type[0] === 'null')
    || (Object.hasOwn(schema, 'const') && schema.const === null)
    || (Array.isArray(values) && values.length === 1 && values[0] === null)
  return isNull ? { ...(schema as SchemaObject), ...(isRef(option) && (option as SchemaObject)) } : undefined
}

/** Whether the keywords beside a choice leave room for null. */
export function admitsNull({ type, enum: values }: SchemaObject): boolean {
  return (type === undefined || type === 'null' || (Array.isArray(type) && type.includes('null')))
    && (!Array.isArray(values) || values.includes(null))
}
