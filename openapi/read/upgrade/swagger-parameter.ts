import { isObject, setOwn } from '../../document/json/value.ts'
import { copyNumerals } from '../../document/json/numerals.ts'
import type { PlainObject } from '../../document/json/value.ts'

/** What Swagger 2.0 writes beside the name of a parameter and later versions write into its schema. */
const keywords = [
  'type',
  'format',
  'items',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
]

/** Takes a parameter or header apart: its schema, how a list of it is written, and the rest. */
export function toSchema(parameter: PlainObject): { schema: PlainObject, style: PlainObject, rest: PlainObject } {
  const { collectionFormat, 'x-nullable': nullable, 'x-example': example, ...rest } = parameter
  const schema: PlainObject = {}
  for (const keyword of keywords) {
    if (Object.hasOwn(rest, keyword))
      schema[keyword] = rest[keyword]
    delete rest[keyword]
  }
  copyNumerals(parameter, schema)
  if (schema.type === 'file')
    Object.assign(schema, { type: 'string', format: 'binary' })
  if (nullable === true)
    schema.nullable = true
  dropCollectionFormats(schema)
  return {
    schema,
    style: schema.type === 'array' ? styleOf(parameter.in, collectionFormat) : {},
    rest: example === undefined ? rest : { ...rest, example },
  }
}

/** How a list is written in a URL. Tabs have no style of their own. @see https://spec.openapis.org/oas/v3.0.4#style-values */
function styleOf(location: unknown, format: unknown = 'csv'): PlainObject {
  if (location !== 'query' && location !== 'formData')
    return { style: 'simple', explode: false }
  switch (format) {
    case 'multi':
      return { style: 'form', explode: true }
    case 'ssv':
      return { style: 'spaceDelimited', explode: false }
    case 'pipes':
      return { style: 'pipeDelimited', explode: false }
    default:
      return { style: 'form', explode: false }
  }
}

/** Lists in lists have none in later versions. */
function dropCollectionFormats(schema: PlainObject): void {
  for (let { items } = schema; isObject(items); items = items.items)
    delete items.collectionFormat
}

/** The fields of a form as one body. */
export function toForm(fields: PlainObject[], consumes: string[]): PlainObject {
  const properties: PlainObject = {}
  const encoding: PlainObject = {}
  for (const field of fields) {
    const { schema, style, rest } = toSchema(field)
    const { name, in: _, required: __, allowEmptyValue: ___, ...described } = rest
    setOwn(properties, String(name), { ...described, ...schema })
    copyNumerals(schema, properties[String(name)] as object)
    if (Object.keys(style).length > 0)
      setOwn(encoding, String(name), style)
  }
  const required = fields.filter(field => field.required === true).map(({ name }) => String(name))
  const media = {
    schema: { type: 'object', properties, ...(required.length > 0 && { required }) },
    ...(Object.keys(encoding).length > 0 && { encoding }),
  }
  return {
    content: Object.fromEntries(formTypes(fields, consumes).map(type => [type, media])),
    ...(required.length > 0 && { required: true }),
  }
}

function formTypes(fields: PlainObject[], consumes: string[]): string[] {
  const forms = consumes.filter(type => /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/.test(type))
  if (forms.length > 0)
    return forms
  return fields.some(({ type }) => type === 'file') ? ['multipart/form-data'] : ['application/x-www-form-urlencoded']
}
