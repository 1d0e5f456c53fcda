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

/** A field with a value that no reading of its schema allows, and the rule that it breaks; none where neither is known for sure. */
function toBroken(field: Pick<FailingField, 'in' | 'name'>, schema: Schema): FailingField[] {
  const broken = schema.variants === undefined || schema.variants.length === 0 ? breakRule(schema) : undefined
  return broken === undefined ? [] : [{ ...field, ...broken }]
}

/** Formats that a text without any sign in it cannot have. */
const strict = /^(?:date|date-time|time|duration|email|uri|url|uuid|ipv4|ipv6)$/
/** The most values of a list that its rule names. */
const mostValues = 4

/** The rule is said as the field's own chips say it. */
function breakRule(schema: Schema): Pick<FailingField, 'wrong' | 'rule' | 'pattern'> | undefined {
  const { types, enum: values, bounds = {}, constraints: [limit], format, label } = schema
  const is = (...all: string[]): boolean => types.length > 0 && types.every(type => type === 'null' || all.includes(type))
  if (values !== undefined) {
    const isUnclear = values.length > mostValues || values.some(({ text }) => /unknown/i.test(text))
    return isUnclear ? undefined : { wrong: 'unknown', rule: values.map(({ text }) => text).join(', ') }
  }
  if (is('integer', 'number')) {
    const { minimum, maximum } = bounds
    const beyond = minimum !== undefined ? minimum - 1 : maximum === undefined ? undefined : maximum + 1
    return { wrong: beyond ?? 'many', rule: (beyond === undefined ? undefined : limit) ?? label }
  }
  if (is('boolean'))
    return { wrong: 'maybe', rule: label }
  return is('string') ? breakText(bounds, limit, format) : undefined
}

function breakText(
  { minLength = 0, maxLength = Infinity, pattern }: NonNullable<Schema['bounds']>,
  limit: string | undefined,
  format: string | undefined,
): Pick<FailingField, 'wrong' | 'rule' | 'pattern'> | undefined {
  if (format !== undefined && strict.test(format))
    return { wrong: `no ${format}`, rule: format }
  if (limit !== undefined && minLength > 0)
    return { wrong: 'x'.repeat(Math.min(minLength - 1, 3)), rule: limit }
  if (limit !== undefined && maxLength < 60)
    return { wrong: 'x'.repeat(maxLength + 1), rule: limit }
  return pattern === undefined ? undefined : { wrong: '?', pattern }
}
