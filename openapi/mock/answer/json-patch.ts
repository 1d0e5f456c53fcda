import type { ApiDocument } from '../../document/document.ts'
import type { Fault, Violation } from '../error/fault.ts'
import type { MockOperation } from '../operation/operation.ts'
import type { Json, JsonObject } from '../message/exchange.ts'
import type { Resource } from '../state/resource.ts'
import { isObject, own, sameJson } from '../../document/json/value.ts'
import { numeralAt } from '../../document/json/numerals.ts'
import { joinPointer, plainSegments } from '../../document/json/pointer.ts'
import { deref, itemsOf, propertiesOf, requiredOf, typesOf } from '../../schema/facts.ts'
import { createFault } from '../error/fault.ts'
import { essence } from '../message/media-type.ts'
import { isTrue } from '../../schema/validate/matches.ts'
import { invalid } from '../state/refusals.ts'
import { isClosedTo } from '../state/record/wrong-fields.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Leaf } from './patch-tree.ts'
import { findLeaf, insertLeaf, removeLeaf, replaceLeaf } from './patch-tree.ts'

/**
 * A record after a JSON Patch: a fault where the patch does not apply, or makes something that the schema does not allow. What
 * the API sets itself stays as it is, whatever the patch says.
 */
export function patchRecord(
  document: ApiDocument,
  { operation, resource }: { operation: MockOperation, resource: Pick<Resource, 'schema' | 'declared'> },
  { record, patch }: { record: JsonObject, patch: unknown },
): JsonObject | Fault {
  const { schema } = resource
  const patched = applyPatch(record, patch)
  if (patched === 'malformed')
    return createFault(400, 'malformed_patch', 'The body is not a JSON Patch.')
  if (patched === undefined)
    return createFault(409, 'conflict', 'The patch does not apply to what is there.')
  const properties = propertiesOf(document, schema)
  const wrong = [...requiredOf(document, schema)]
    .filter(name => Object.hasOwn(record, name) && !Object.hasOwn(patched, name))
    .map(name => violationOf(name, 'required', 'is required'))
  const isClosed = isClosedTo(document, schema)
  for (const [name, value] of Object.entries(patched)) {
    if (sameJson(value, record[name]))
      continue
    if (!properties.has(name) && isClosed && !resource.declared().has(name))
      wrong.push(violationOf(name, 'additionalProperties', 'is not among the fields of such a record'))
    else if (!isTrue(document, properties.get(name), value))
      wrong.push(violationOf(name, 'schema', 'is not valid after the patch'))
  }
  return wrong.length === 0 ? patched : invalid(operation, wrong)
}

/**
 * Whether a body is a JSON Patch. Some documents declare one type of body for all kinds of patches, an object, and what fits that is
 * taken for the fields that change.
 */
export function isPatch(
  document: ApiDocument,
  schema: Schema | undefined,
  { type, value }: { type: string, value: unknown },
): boolean {
  return essence(type) === 'application/json-patch+json'
    && !isDialect(document, schema)
    && (Array.isArray(value) || !typesOf(document, schema).has('object'))
}

/** Whether a document calls its own kind of steps a JSON Patch; the mock cannot know what those do. */
function isDialect(document: ApiDocument, schema: Schema | undefined): boolean {
  const { enum: operations } = deref(document, propertiesOf(document, itemsOf(document, schema)).get('op')) ?? {}
  return operations?.some(name => !/^(?:add|remove|replace|move|copy|test)$/.test(String(name))) ?? false
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
 * Applies a JSON Patch to a copy; undefined where any step does not apply. Numerals stay as they were written.
 *
 * Not left to the package `rfc6902`: its 5.4 takes `/tags/0x1` for an item of a list, finds members that every object inherits, refuses
 * to replace the whole record, keeps the first steps of a patch that fails, and knows numbers by their value alone.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export function applyPatch(record: JsonObject, patch: unknown): JsonObject | 'malformed' | undefined {
  if (!Array.isArray(patch))
    return 'malformed'
  const steps = (patch as unknown[]).map(readStep)
  let root: Leaf | undefined = { value: record }
  for (const step of steps) {
    if (!step)
      return 'malformed'
    root = applyStep(root, step)
    if (!root)
      return undefined
  }
  return isObject(root.value) ? (root.value as JsonObject) : undefined
}

type Step =
  | { op: 'add' | 'replace' | 'test', path: string[], leaf: Leaf }
  | { op: 'remove', path: string[] }
  | { op: 'copy' | 'move', path: string[], from: string[] }

/** A step with what its operation must have; undefined where that is missing, or a pointer is malformed. RFC 6902, 4. */
function readStep(step: unknown): Step | undefined {
  const path = pointerAt(step, 'path')
  if (!isObject(step) || !path)
    return undefined
  const { op } = step
  if (op === 'remove')
    return { op, path }
  if (op === 'copy' || op === 'move') {
    const from = pointerAt(step, 'from')
    return from && { op, path, from }
  }
  return (op === 'add' || op === 'replace' || op === 'test') && Object.hasOwn(step, 'value')
    ? { op, path, leaf: { value: step.value as Json, numeral: numeralAt(step, 'value') } }
    : undefined
}

function pointerAt(step: unknown, name: string): string[] | undefined {
  const pointer = own(step, name)
  return typeof pointer === 'string' ? plainSegments(pointer) : undefined
}

function applyStep(root: Leaf, step: Step): Leaf | undefined {
  const { path } = step
  switch (step.op) {
    case 'add':
      return insertLeaf(root, path, step.leaf)
    case 'replace':
      return replaceLeaf(root, path, step.leaf)
    case 'remove':
      return removeLeaf(root, path)
    case 'test':
      return isSame(findLeaf(root, path), step.leaf) ? root : undefined
    case 'copy': {
      const source = findLeaf(root, step.from)
      return source && insertLeaf(root, path, source)
    }
    case 'move': {
      const source = findLeaf(root, step.from)
      const isInside = step.from.length < path.length && step.from.every((key, index) => key === path[index])
      if (!source || isInside)
        return undefined
      const rest = step.from.length === 0 ? root : removeLeaf(root, step.from)
      return rest && insertLeaf(rest, path, source)
    }
  }
}

/** Numbers are compared by value, with all the digits of their numerals. RFC 6902, 4.6. */
function isSame(one: Leaf | undefined, other: Leaf): boolean {
  const isWhole = (text: string | undefined): boolean => text !== undefined && /^-?\d+$/.test(text)
  return one !== undefined
    && sameJson(one.value, other.value)
    && (!(isWhole(one.numeral) || isWhole(other.numeral)) || textOf(one) === textOf(other))
}

function textOf({ value, numeral }: Leaf): string {
  return numeral ?? String(value)
}
