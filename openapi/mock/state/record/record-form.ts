import { remember } from '../../../document/remember.ts'
import type { ApiDocument } from '../../../document/document.ts'
import type { Schema, SchemaObject } from '../../../document/openapi.ts'
import type { JsonObject } from '../../message/exchange.ts'
import type { Making } from './making.ts'
import type { Resource } from '../resource.ts'
import { shapedCopy } from '../../../document/json/clone.ts'
import { setOwn } from '../../../document/json/value.ts'
import { conventionsOf } from '../../../schema/conventions.ts'
import { generateExample } from '../../../schema/example/made.ts'
import { keepNumeralOf } from '../../../schema/example/numeral.ts'
import { deref, flagged, requiredOf, typesOf } from '../../../schema/facts.ts'
import { timeOf, timeValue } from './times.ts'

/** A placeholder for the tag until the record is complete. */
export const untagged = '""'

/** What the records are made of whose bodies have the same properties. */
export interface RecordForm {
  /** All properties in their order, with the values that are the same in each of these records. */
  blank: JsonObject
  /** Properties whose values are those of the body. */
  sent: string[]
  /** Properties that the API sets to another value in each record. */
  set: { name: string, schema: Schema, setter: (making: Making) => JsonObject[string] }[]
  /** Properties that hold the tag of the record. */
  tags: string[]
}

/** A property of a resource's records, and what the API sets it to where nobody sends it. */
interface Field {
  name: string
  schema: Schema
  isReadOnly: boolean
  /** The `etag` of the record. */
  isTag: boolean
  /** A value that is always the same. */
  value?: JsonObject[string]
  setter?: (making: Making) => JsonObject[string]
}

interface Known { fields: Field[], forms: Map<string, RecordForm> }

const known = new WeakMap<Resource, Known>()

/** Bodies may have any names: so many forms are kept, of names that are together so long. */
const mostForms = 50
const longestNames = 2_000

/** The form of a record that is made of a body with such properties, found once: most bodies of an operation have the same. */
export function formOf(document: ApiDocument, resource: Resource, names: readonly string[]): RecordForm {
  const { fields, forms } = remember(known, resource, () =>
    ({ fields: listFields(document, resource), forms: new Map() }))
  const key = names.join('\0')
  let form = forms.get(key)
  if (!form) {
    form = createForm(document, resource, { fields, names })
    if (forms.size < mostForms && key.length <= longestNames)
      forms.set(key, form)
  }
  return form
}

function createForm(
  document: ApiDocument,
  resource: Resource,
  { fields, names }: { fields: readonly Field[], names: readonly string[] },
): RecordForm {
  const form: RecordForm = { blank: {}, sent: [], set: [], tags: [] }
  const { blank } = form
  const given = new Set(names)
  const [id] = resource.id.length === 1 ? resource.id : []
  for (const { name, schema, isReadOnly, isTag, value, setter } of fields) {
    if (isTag)
      form.tags.push(name)
    if (given.has(name) && (name === id || !isReadOnly)) {
      setOwn(blank, name, null)
      form.sent.push(name)
    }
    else if (name === id) {
      // The id keeps its place among the properties, before its value is known.
      setOwn(blank, name, null)
    }
    else if (setter) {
      setOwn(blank, name, null)
      form.set.push({ name, schema, setter })
    }
    else if (value !== undefined) {
      setOwn(blank, name, value)
      keepNumeralOf(document, schema, { holder: blank, key: name })
    }
  }
  // Properties that the answer does not show, such as a password, are stored too.
  for (const name of names) {
    if (!Object.hasOwn(blank, name)) {
      setOwn(blank, name, null)
      form.sent.push(name)
    }
  }
  return { ...form, blank: shapedCopy(blank) }
}

function listFields(document: ApiDocument, resource: Resource): Field[] {
  const required = requiredOf(document, resource.schema)
  return [...resource.properties].map(([name, schema]) => ({
    name,
    schema,
    isTag: conventionsOf(document).is('etag', name) && typesOf(document, schema).has('string'),
    isReadOnly: flagged(document, schema, 'readOnly'),
    ...madeBy(document, { name, schema, required: required.has(name) }),
  }))
}

/** What the API sets a property to: a value, or one made anew for each record. */
function madeBy(
  document: ApiDocument,
  { name, schema, required }: { name: string, schema: Schema, required: boolean },
): Pick<Field, 'value' | 'setter'> {
  const found: SchemaObject = deref(document, schema) ?? {}
  const types = typesOf(document, found)
  const conventions = conventionsOf(document)
  if (timeOf(conventions, name) !== undefined)
    return { setter: ({ now }) => timeValue(document, schema, now) }
  if (conventions.is('etag', name) && types.has('string'))
    return { value: untagged }
  if (found.const !== undefined || found.default !== undefined)
    return { value: (found.const ?? found.default) as JsonObject[string] }
  if (types.has('null'))
    return { value: null }
  if (!required)
    return {}
  if (found.format === 'uuid')
    return { setter: ({ random }) => random.uuid() }
  if (types.has('array') && !found.minItems)
    return { setter: () => [] }
  const example = generateExample(document, schema) as JsonObject[string] | undefined
  // Objects and lists are made anew: an override may change its own.
  return typeof example === 'object' && example !== null
    ? { setter: () => generateExample(document, schema) as JsonObject[string] }
    : { value: example }
}
