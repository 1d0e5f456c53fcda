import { joinPointer, valueAt } from '../../document/json/pointer.ts'
import type { Tell } from '../../document/document.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { walk } from '../../document/grammar/walk.ts'
import { isObject } from '../../document/json/value.ts'

/**
 * Reports what only a Swagger 2.0 file can have wrong, before it is upgraded.
 *
 * @see https://spec.openapis.org/oas/v2.0#parameter-object
 */
export function checkSwagger(root: PlainObject, tell: Tell): void {
  const warn = (pointer: string, message: string, advice: string) =>
    tell({
      rule: 'swagger-parameter',
      pointer,
      message,
      advice,
    })
  walk(
    root,
    (node, { kind, pointer }) => {
      if (kind === 'operation-2' && Array.isArray(node.parameters))
        checkBodies(root, warn, { parameters: node.parameters, at: pointer() })
      if (kind !== 'parameter-2' || typeof node.$ref === 'string')
        return
      if (node.collectionFormat === 'tsv') {
        const at = joinPointer(pointer(), 'collectionFormat')
        warn(at, 'Values between tabs are read and shown between commas.', 'choose csv, ssv, pipes or multi')
      }
      if (node.in === 'body' && node.schema === undefined)
        warn(pointer(), 'A body parameter needs "schema".', 'say what it holds')
      else if (node.in !== 'body' && node.type === undefined && node.schema === undefined)
        warn(pointer(), 'A parameter needs "type".', 'say what its values are')
      else if (node.type === 'array' && node.items === undefined)
        warn(pointer(), 'A parameter of type array needs "items".', 'say what is in the list')
    },
    'document-2',
  )
}

function checkBodies(
  root: PlainObject,
  warn: (pointer: string, message: string, advice: string) => void,
  { parameters, at }: { parameters: unknown[], at: string },
): void {
  const placed = parameters.map((parameter, index) => {
    const target = isObject(parameter) && typeof parameter.$ref === 'string' ? valueAt(root, parameter.$ref) : parameter
    return {
      location: isObject(target) ? target.in : undefined,
      pointer: joinPointer(at, 'parameters', index),
    }
  })
  const [first, second] = placed.filter(({ location }) => location === 'body')
  const field = placed.find(({ location }) => location === 'formData')
  if (second)
    warn(second.pointer, 'An operation has one body; here is another.', 'put both into one schema')
  if (first && field)
    warn(field.pointer, 'An operation has a body or form fields; here are both.', 'take one of them away')
}
