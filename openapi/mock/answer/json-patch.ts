import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Fault, Violation } from '../error/fault.ts'
import type { MockOperation } from '../operation/operation.ts'
import type { Json, JsonObject } from '../message/exchange.ts'
import { joinPointer, pointerSegments } from '../../document/resolve.ts'
import { isObject, own, sameJson, setOwn } from '../../document/json.ts'
import { createFault } from '../error/fault.ts'
import { isTrue } from '../operation/repair.ts'
import { propertiesOf, requiredOf } from '../../schema/facts.ts'
import { invalid } from '../state/refusals.ts'

/**
 * A record after a JSON Patch: a fault where the patch does not apply, or makes something that the schema does not allow. What
 * the API sets itself stays as it is, whatever the patch says.
 */
export function patchRecord(
  document: ApiDocument,
  operation: MockOperation,
  schema: Schema,
  record: JsonObject,
  patch: unknown,
): JsonObject | Fault {
  const patched = applyPatch(record, patch)
  if (!patched)
    return createFault(409, 'conflict', 'The patch does not apply to what is there.')
  const properties = propertiesOf(document, schema)
  const wrong = [...requiredOf(document, schema)]
    .filter(name => Object.hasOwn(record, name) && !Object.hasOwn(patched, name))
    .map(name => violationOf(name, 'required', 'is required'))
  for (const [name, value] of Object.entries(patched)) {
    if (!sameJson(value, record[name]) && !isTrue(document, properties.get(name), value))
      wrong.push(violationOf(name, 'schema', 'is not valid after the patch'))
  }
  return wrong.length === 0 ? patched : invalid(operation, wrong)
}

function violationOf(name: string, keyword: string, message: string): Violation {
  return {
    in: 'body',
    pointer: joinPointer('', name),
    keyword,
    params: {},
    message,
  }
}

/**
 * Applies a JSON Patch to a copy; undefined where a step does not apply, and then none does.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export function applyPatch(record: JsonObject, patch: unknown): JsonObject | undefined {
  let copy: Json = structuredClone(record)
  for (const step of Array.isArray(patch) ? (patch as unknown[]) : []) {
    const next: Json | undefined = isObject(step) ? applyStep(copy, step) : undefined
    if (next === undefined)
      return undefined
    copy = next
  }
  return isObject(copy) ? (copy as JsonObject) : undefined
}

function applyStep(root: Json, { op, path, from, value }: Record<string, unknown>): Json | undefined {
  if (typeof path !== 'string')
    return undefined
  const source = typeof from === 'string' ? find(root, pointerSegments(from)) : undefined
  switch (op) {
    case 'add':
      return value === undefined ? undefined : put(root, pointerSegments(path), value as Json, true)
    case 'replace':
      return find(root, pointerSegments(path)) === undefined || value === undefined
        ? undefined
        : put(root, pointerSegments(path), value as Json, false)
    case 'remove':
      return drop(root, pointerSegments(path))
    case 'copy':
      return source === undefined ? undefined : put(root, pointerSegments(path), structuredClone(source), true)
    case 'move': {
      const moved = source === undefined ? undefined : drop(root, pointerSegments(String(from)))
      return moved === undefined || source === undefined ? undefined : put(moved, pointerSegments(path), source, true)
    }
    case 'test':
      return sameJson(find(root, pointerSegments(path)), value) ? root : undefined
    default:
      return undefined
  }
}

function find(root: Json, path: string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, key) => (Array.isArray(value) ? value[Number(key)] : (own(value, key) as Json | undefined)),
    root,
  )
}

function put(root: Json, path: string[], value: Json, insert: boolean): Json | undefined {
  const key = path.at(-1)
  if (key === undefined)
    return value
  const parent = find(root, path.slice(0, -1))
  if (Array.isArray(parent)) {
    const index = key === '-' ? parent.length : Number(key)
    if (!Number.isInteger(index) || index < 0 || index > parent.length)
      return undefined
    parent.splice(index, insert ? 0 : 1, value)
  }
  else if (isObject(parent)) {
    setOwn(parent, key, value)
  }
  else {
    return undefined
  }
  return root
}

function drop(root: Json, path: string[]): Json | undefined {
  const key = path.at(-1)
  const parent = find(root, path.slice(0, -1))
  if (key === undefined || find(root, path) === undefined)
    return undefined
  if (Array.isArray(parent))
    parent.splice(Number(key), 1)
  else
    delete (parent as JsonObject)[key]
  return root
}
