import type { FailingField, Parameter, RequestBody, Schema } from '../types.ts'

/** The most fields that one cause names. */
const mostNamed = 4

/** What a request has to hold: the body's required fields, else its required parameters outside the path. */
export function requiredFields(parameters: Parameter[], body: RequestBody | undefined): FailingField[] {
  const inBody = propertiesOf(body)
    .filter(({ required, schema }) => required && !schema.readOnly)
    .map(({ name }): FailingField => ({ in: 'body', name }))
  const outside = parameters
    .filter(parameter => parameter.required && (parameter.in === 'query' || parameter.in === 'header'))
    .map((parameter): FailingField => ({ in: parameter.in, name: parameter.name }))
  return [...inBody, ...outside].slice(0, mostNamed)
}

/** The fields with a rule that a value can break, each with the rule in words and a value that breaks it. */
export function breakableFields(parameters: Parameter[], body: RequestBody | undefined): FailingField[] {
  const inBody = propertiesOf(body)
    .filter(({ schema }) => !schema.readOnly)
    .flatMap(({ name, schema }) => toBroken({ in: 'body', name }, schema))
  const outside = parameters
    .filter(parameter => parameter.in !== 'cookie' && parameter.in !== 'querystring' && parameter.contentType === undefined)
    .flatMap(parameter => toBroken({ in: parameter.in, name: parameter.name }, parameter.schema))
    .filter(({ wrong }) => wrong !== '')
  return [...inBody, ...outside].slice(0, mostNamed)
}

function propertiesOf(body: RequestBody | undefined) {
  return body?.content[0]?.schema?.properties ?? []
}

function toBroken(field: Pick<FailingField, 'in' | 'name'>, schema: Schema): FailingField[] {
  const wrong = wrongValue(schema)
  const rule = ruleOf(schema)
  return wrong === undefined || rule === undefined ? [] : [{ ...field, rule, wrong }]
}

/** The rule as the field's own chips say it. */
function ruleOf({ enum: values, format, constraints, patterns, label }: Schema): string | undefined {
  if (values !== undefined)
    return values.length <= 4 ? values.map(({ text }) => text).join(', ') : undefined
  return constraints[0] ?? format ?? patterns?.[0] ?? (/^(?:integer|number|boolean)$/.test(label) ? label : undefined)
}

/** Formats that a text without any sign in it cannot have. */
const strict = /^(?:date|date-time|time|duration|email|uri|url|uuid|ipv4|ipv6)$/

/** A value that no reading of the schema allows; undefined where none is known for sure. */
function wrongValue({ types, enum: values, bounds = {}, format, variants }: Schema): unknown {
  if (variants !== undefined && variants.length > 0)
    return undefined
  if (values !== undefined)
    return values.some(({ text }) => /unknown/i.test(text)) ? undefined : 'unknown'
  const is = (...all: string[]): boolean => types.length > 0 && types.every(type => type === 'null' || all.includes(type))
  if (is('integer', 'number')) {
    if (bounds.minimum !== undefined)
      return bounds.minimum - 1
    return bounds.maximum === undefined ? 'many' : bounds.maximum + 1
  }
  if (is('boolean'))
    return 'maybe'
  if (!is('string'))
    return undefined
  if (bounds.minLength !== undefined && bounds.minLength > 0)
    return bounds.minLength === 1 ? '' : 'x'.repeat(Math.min(bounds.minLength - 1, 3))
  if (format !== undefined && strict.test(format))
    return `no ${format}`
  if (bounds.maxLength !== undefined && bounds.maxLength < 60)
    return 'x'.repeat(bounds.maxLength + 1)
  return bounds.pattern === undefined ? undefined : '?'
}
