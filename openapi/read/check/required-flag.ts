import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { nameOf } from './repair.ts'
import type { Check } from './structure-state.ts'
import { tell, within } from './structure-state.ts'

/** Stands in a property, until its parent is done, for a `required: true` of its own. */
const wanted = 'x-\0required'

/** Marks a schema that says of itself that it is required, and takes that away. */
export function markRequired(check: Check, schema: PlainObject): void {
  if (repairRequired(check, schema))
    schema[wanted] = true
}

/** Up to draft 3 of JSON Schema a property said of itself that it is required; what it was told of is put where it belongs. */
export function liftRequired(node: PlainObject, properties: PlainObject): void {
  for (const [name, property] of Object.entries(properties)) {
    if (!isObject(property) || !Object.hasOwn(property, wanted))
      continue
    const names = Array.isArray(node.required) ? node.required : []
    if (!names.includes(name))
      node.required = [...names, name]
    delete property[wanted]
  }
}

/** Whether a schema says of itself that it is required; takes that away. */
function repairRequired(check: Check, schema: PlainObject): boolean {
  const said = schema.required
  if (typeof said !== 'boolean' && said !== 'true' && said !== 'false')
    return false
  const name = check.path.at(-1) ?? ''
  const isProperty = check.path.at(-2) === 'properties'
  within(check, 'required', () => tell(check, {
    rule: 'structure',
    message: `"required" must be a list of texts; it is ${nameOf(said)}.`,
    advice: isProperty && String(said) === 'true' ? `write "required: [${name}]" beside "properties", as it is read` : 'take it away',
  }))
  delete schema.required
  return isProperty && String(said) === 'true'
}
