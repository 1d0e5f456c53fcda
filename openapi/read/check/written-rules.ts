import type { Tell } from '../../document/document.ts'
import type { Kind } from '../../document/grammar/grammar.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { walk } from '../../document/grammar/walk.ts'

/** What may stand beside a reference before 3.1 without being lost: notes that nobody shows. */
const harmless = /^(?:x-|\$)/

interface Written {
  kind: Kind
  /** `3.1` for every 3.1.x. */
  version: number
  /** Objects whose `$ref` leads nowhere. */
  broken: WeakSet<object>
}

/** Checks what only the words of the version tell in which a document is written; to be called before it is upgraded. */
export function checkWritten(root: PlainObject, { kind, version, broken }: Written, tell: Tell): void {
  if (version >= 3.1)
    return
  walk(
    root,
    (node, { kind, pointer }) => {
      if (kind !== 'path-item' && kind !== 'path-item-2' && typeof node.$ref === 'string' && !broken.has(node))
        checkSiblings(node, pointer, tell)
      if (kind === 'schema')
        checkNullableEnum(node, pointer, tell)
    },
    kind,
  )
}

/** @see https://spec.openapis.org/oas/v3.0.4.html#reference-object */
function checkSiblings(node: PlainObject, pointer: () => string, tell: Tell): void {
  const [first, ...others] = Object.keys(node).filter(key => !harmless.test(key))
  if (first === undefined)
    return
  tell({
    rule: 'ref-siblings',
    pointer: joinPointer(pointer(), first),
    message: `Beside a $ref ${[first, ...others].map(key => `"${key}"`).join(', ')} counts for nothing before OpenAPI 3.1.`,
    advice: 'wrap the reference, as in allOf: [{$ref: …}], or raise the version of the document to 3.1',
  })
}

/** @see https://github.com/OAI/OpenAPI-Specification/blob/main/_archive_/proposals/2019-10-31-Clarify-Nullable.md */
function checkNullableEnum({ nullable, enum: values }: PlainObject, pointer: () => string, tell: Tell): void {
  if (nullable !== true || !Array.isArray(values) || values.includes(null))
    return
  tell({
    rule: 'nullable-enum',
    pointer: joinPointer(pointer(), 'enum'),
    message: 'The schema is nullable, and null is not in "enum".',
    advice: 'add null to the values, as it is read',
  })
}
