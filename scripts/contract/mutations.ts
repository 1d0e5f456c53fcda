import type { Draft } from './request.ts'
import type { Schemas } from './schemas.ts'
import type { Node } from './node.ts'
import type { ParameterSpec } from './parameter-spec.ts'
import { asList, asNode } from './node.ts'

export interface Mutation {
  name: string
  draft: Draft
  /** Whether the spec leaves no doubt that this is to be refused. */
  broken: boolean
}

const unsupported = 'application/x-contract'

/** One request for every way in which a good one can be spoilt. */
export function mutate(good: Draft, schemas: Schemas, needsKey = (_scheme: string): boolean => true): Mutation[] {
  return [
    ...[...good.values].flatMap(([parameter, value]) => ofParameter(good, schemas, { parameter, value })),
    ...ofBody(good, schemas),
    ...ofRequest(good, needsKey),
  ]
}

function ofParameter(
  good: Draft,
  schemas: Schemas,
  { parameter, value }: { parameter: ParameterSpec, value: unknown },
): Mutation[] {
  const { required, in: where, name } = parameter
  const label = `${where} ${name}`
  const put = (title: string, next: unknown, broken = false): Mutation => ({
    name: `${label}: ${title}`,
    draft: { ...good, values: new Map(good.values).set(parameter, next) },
    broken,
  })
  const without = new Map(good.values)
  without.delete(parameter)
  const found =
    where !== 'path' && required
      ? [
          {
            name: `${label}: left out`,
            draft: { ...good, values: without },
            broken: true,
          },
        ]
      : []
  const wrong = wrongValues(schemas.follow(parameter.schema))
    .filter(([, next]) => where !== 'path' || String(next) !== '')
    .map(([title, next]) => put(title, next, !parameter.json))
  const odd =
    where === 'path'
      ? [
          put('huge', '9'.repeat(3_000)),
          put('beyond 64 bits', '9223372036854775808'),
          put('unicode', 'é𝄞‮'),
          put('separators', '../..%2f\\'),
          put('prototype', '__proto__'),
        ]
      : where === 'query'
        ? [put('unicode', `${String(value).slice(0, 20)}𝄞\u0000`), put('long', 'x'.repeat(5_000))]
        : []
  return [...found, ...wrong, ...odd]
}

/** Values that a simple schema certainly refuses, however they are sent. */
function wrongValues(schema: Node): [title: string, value: unknown][] {
  const { type, minimum, maximum, minLength, maxLength } = schema
  if (schema.anyOf || schema.oneOf || schema.allOf || schema.nullable === true)
    return []
  if (type === 'integer' || type === 'number') {
    return [
      ['wrong type', 'not-a-number'],
      ...(typeof minimum === 'number' ? [['below', minimum - 1] as [string, unknown]] : []),
      ...(typeof maximum === 'number' ? [['above', maximum + 1] as [string, unknown]] : []),
    ]
  }
  if (type === 'boolean') {
    return [['wrong type', 'perhaps']]
  }
  if (type !== 'string')
    return []
  if (Array.isArray(schema.enum)) {
    return [['unknown value', 'no-such-value']]
  }
  return [
    ...(typeof minLength === 'number' && minLength > 1
      ? [['too short', 'x'.repeat(minLength - 1)] as [string, unknown]]
      : []),
    ...(typeof maxLength === 'number' && maxLength < 5_000
      ? [['too long', 'x'.repeat(maxLength + 1)] as [string, unknown]]
      : []),
  ]
}

function ofBody(good: Draft, schemas: Schemas): Mutation[] {
  const { body, operation } = good
  if (!body || ['GET', 'HEAD'].includes(operation.method))
    return []
  const isJson = /json/.test(body.type)
  const isXml = /xml/.test(body.type)
  const described = operation.bodies.find(({ type }) => type === body.type)?.schema
  const found: Mutation[] = []
  if (isXml)
    found.push(...ofXml(good, schemas, { body, schema: described }))
  if (isJson) {
    found.push(
      { name: 'body: broken JSON', draft: { ...good, raw: '{"a": ' }, broken: true },
      {
        name: 'body: deep nesting',
        draft: { ...good, raw: '['.repeat(5_000) + ']'.repeat(5_000) },
        broken: true,
      },
      {
        name: 'body: prototype',
        draft: { ...good, raw: '{"__proto__": {"admin": true}, "constructor": {"prototype": 1}}' },
        broken: false,
      },
    )
    for (const [title, value] of spoil(body.value, schemas.follow(described))) {
      found.push({
        name: `body: ${title}`,
        draft: { ...good, body: { ...body, value } },
        broken: schemas.violation(described, value, 'request') !== undefined,
      })
    }
  }
  if (operation.bodyRequired) {
    found.push({ name: 'body: none', draft: { ...good, body: undefined }, broken: true })
  }
  found.push({
    name: 'content type: unsupported',
    draft: { ...good, headers: { 'content-type': unsupported } },
    broken: !operation.bodies.some(({ type }) => type.includes('*')),
  })
  return found
}

/** XML has no types: what is spoilt must not be readable as anything that the schema allows. */
function ofXml(
  good: Draft,
  schemas: Schemas,
  { body, schema }: { body: NonNullable<Draft['body']>, schema: unknown },
): Mutation[] {
  const raw = (name: string, text: string): Mutation => ({
    name: `body: ${name}`,
    draft: { ...good, raw: text },
    broken: true,
  })
  const put = (name: string, value: unknown): Mutation => ({
    name: `body: ${name}`,
    draft: { ...good, body: { ...body, value } },
    broken: true,
  })
  const { required, properties } = schemas.follow(schema)
  const value = asNode(body.value)
  return [
    raw('broken XML', '<a><b></a>'),
    raw('two roots', '<a/><b/>'),
    raw('document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'),
    raw('deep nesting', '<a>'.repeat(5_000) + '</a>'.repeat(5_000)),
    ...asList(required)
      .map(String)
      .map((name) => {
        const { [name]: _, ...rest } = value
        return put(`${name} left out`, rest)
      }),
    ...Object.keys(value)
      .filter(name => ['integer', 'number', 'boolean'].includes(String(schemas.follow(asNode(properties)[name]).type)))
      .map(name => put(`${name} of another type`, { ...value, [name]: 'neither' })),
  ]
}

const manyProperties = 12

function spoil(value: unknown, schema: Node): [string, unknown][] {
  const found: [string, unknown][] = [
    ['a number', 7],
    ['null', null],
    ['a list', [[]]],
  ]
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return found
  for (const name of asList(schema.required).map(String).slice(0, manyProperties)) {
    const { [name]: _, ...rest } = asNode(value)
    found.push([`${name} left out`, rest])
  }
  for (const [name, member] of Object.entries(value).slice(0, manyProperties)) {
    const put = (next: unknown): Node => ({ ...value, [name]: next })
    found.push([`${name} of another type`, put(typeof member === 'object' ? 'text' : { odd: [] })])
    if (typeof member === 'string') {
      found.push(
        [`${name} unknown`, put('no-such-value𝄞‮')],
        [`${name} long`, put('x'.repeat(10_000))],
        [`${name} empty`, put('')],
      )
    }
    if (typeof member === 'number') {
      found.push([`${name} huge`, put(1e300)], [`${name} below`, put(-1e15)])
    }
    if (Array.isArray(member)) {
      found.push(
        [`${name} emptied`, put([])],
        [`${name} filled`, put(Array.from({ length: 300 }).fill(member[0] ?? 0))],
      )
    }
  }
  found.push(['an extra property', { ...value, contract_unknown: true }])
  return found
}

function ofRequest(good: Draft, needsKey: (scheme: string) => boolean): Mutation[] {
  const { security, method } = good.operation
  return [
    {
      name: 'accept: unacceptable',
      draft: { ...good, headers: { accept: unsupported } },
      broken: false,
    },
    { name: 'path: below', draft: { ...good, suffix: '/no/such/path' }, broken: false },
    {
      name: 'method: unknown',
      draft: { ...good, method: method === 'GET' ? 'PROPFIND' : 'LOCK' },
      broken: true,
    },
    ...(security.length > 0 && security.every(schemes => schemes.some(needsKey))
      ? [{ name: 'credentials: none', draft: { ...good, anonymous: true }, broken: true }]
      : []),
  ]
}
