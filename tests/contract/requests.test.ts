import { describe, expect, it } from 'vitest'
import type { Draft } from '../../scripts/contract/request.ts'
import { answerChallenges } from '../../scripts/contract/challenged.ts'
import { toRequest } from '../../scripts/contract/request.ts'
import { writeDraft } from '../../scripts/contract/draft.ts'
import { createNames } from '../../scripts/contract/names.ts'
import { createSchemas } from '../../scripts/contract/schemas.ts'
import type { Spec } from '../../scripts/contract/spec.ts'
import { readSpec } from '../../scripts/contract/spec.ts'
import { checkVariants } from '../../scripts/contract/variants.ts'
import { readXml } from '../../scripts/contract/xml.ts'

function specOf(paths: string, components = '{}'): Spec {
  return readSpec(`openapi: 3.0.3\ninfo: { title: Small, version: '1' }\npaths: ${paths}\ncomponents: ${components}\n`)
}

function draftOf({ operations }: Spec, index: number, more: Partial<Draft> = {}): Draft {
  const operation = operations[index]
  if (!operation)
    throw new Error('There is no such operation')
  return { operation, values: new Map(), ...more }
}

function answerOf(value: unknown, status = 200) {
  return { status, type: 'application/json', text: JSON.stringify(value), headers: new Headers({ 'content-type': 'application/json' }) }
}

describe('a request of the contract client', () => {
  it('writes fields of a form as the document says', async () => {
    const spec = specOf(`{/a: {post: {requestBody: {content: {application/x-www-form-urlencoded: {
      schema: {type: object}, encoding: {meta: {style: deepObject}, lines: {style: deepObject}}}}}, responses: {}}}}`)
    const [body] = spec.operations[0]?.bodies ?? []
    const value = { meta: { a: 'b', none: {} }, lines: [{ id: 1 }, { id: 2 }], plain: { c: 1 }, list: ['x', 'y'] }
    const draft = draftOf(spec, 0, body && { body: { ...body, value } })
    const request = toRequest(spec, draft, { schemas: createSchemas(spec) })

    expect(decodeURIComponent(await request.text())).toBe(
      'meta[a]=b&lines[0][id]=1&lines[1][id]=2&plain={"c":1}&list=x&list=y',
    )
  })

  it.each<[string, string, unknown, string]>([
    ['label', 'true', [3, 4], '.3.4'],
    ['label', 'false', [3, 4], '.3,4'],
    ['label', 'true', { r: 1, g: 'a,b' }, '.r=1.g=a%2Cb'],
    ['matrix', 'true', [3, 4], ';v=3;v=4'],
    ['matrix', 'true', { r: 1, g: 2 }, ';r=1;g=2'],
    ['matrix', 'false', { r: 1, g: 2 }, ';v=r,1,g,2'],
  ])('writes a path in the %s style, exploded %s: %j', (style, explode, value, written) => {
    const spec = specOf(`{'/a/{v}': {get: {parameters: [{name: v, in: path, required: true, style: ${style}, explode: ${explode}, schema: {}}], responses: {}}}}`)
    const [parameter] = spec.operations[0]?.parameters ?? []
    const draft = draftOf(spec, 0, { values: new Map(parameter ? [[parameter, value]] : []) })

    expect(new URL(toRequest(spec, draft, { schemas: createSchemas(spec) }).url).pathname).toBe(`/a/${written}`)
  })

  it('is made again where it is challenged to a digest', async () => {
    const spec = specOf('{/a: {post: {security: [{d: []}], responses: {}}}}', '{securitySchemes: {d: {type: http, scheme: Digest, x-default: "ada:secret"}}}')
    const sent: [string | null, string][] = []
    const send = answerChallenges(spec, async (request) => {
      sent.push([request.headers.get('authorization'), await request.text()])
      const headers = { 'www-authenticate': 'Digest realm="a", nonce="n", algorithm=SHA-256, qop="auth"' }
      return sent.length > 1 ? new Response('fine') : new Response(null, { status: 401, headers })
    })
    const request = new Request(toRequest(spec, draftOf(spec, 0), { schemas: createSchemas(spec) }), { body: 'b' })

    expect(await (await send(request)).text()).toBe('fine')
    expect(sent).toEqual([[null, 'b'], [expect.stringContaining('Digest username="ada"'), 'b']])
  })

  it.each([
    ['{type: object, properties: {a: {type: string}}}', 'application/json'],
    ['{type: array, items: {type: string}}', 'application/json'],
    ['{type: string}', 'application/octet-stream'],
  ])('sends a body of any type in one that suits it: %s', async (schema, type) => {
    const spec = specOf(`{/a: {post: {requestBody: {content: {'*/*': {schema: ${schema}}}}, responses: {}}}}`)
    const schemas = createSchemas(spec)
    const names = createNames({ spec, schemas, ask: async () => undefined })
    const [operation] = spec.operations
    const desk = { schemas, names }
    const draft = operation && await writeDraft(operation, desk, { body: operation.bodies[0], full: true })

    expect(draft?.body?.type).toBe(type)
  })

  it.each([
    '{type: string, pattern: "(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])", minLength: 12}',
    '{allOf: [{type: string, pattern: "^(?=.*sid=)(?=.*tok=).*$"}, {pattern: "trk="}]}',
  ])('draws what patterns with lookaheads allow: %s', (schema) => {
    const body = `{type: object, required: [secret], properties: {secret: ${schema}}}`
    const spec = specOf(`{/a: {post: {requestBody: {content: {application/json: {schema: ${body}}}}, responses: {}}}}`)
    const schemas = createSchemas(spec)
    const drawn = schemas.draw(spec.operations[0]?.bodies[0]?.schema, { full: false, seed: 7 })

    expect(drawn?.value).toEqual({ secret: expect.any(String) })
    expect(schemas.violation(spec.operations[0]?.bodies[0]?.schema, drawn?.value, 'request')).toBeUndefined()
  })

  it('calls a path without its fragment, and with its query', () => {
    const spec = specOf(`{'/a#one': {get: {parameters: [{name: q, in: query, required: true, schema: {type: string}}], responses: {}}}}`)
    const [parameter] = spec.operations[0]?.parameters ?? []
    const values = new Map(parameter ? [[parameter, 'x']] : [])

    expect(toRequest(spec, draftOf(spec, 0, { values }), { schemas: createSchemas(spec) }).url).toBe('http://localhost/a?q=x')
  })
})

describe('an answer', () => {
  const kind = (kind: string) => `responses: {200: {description: A, content: {application/json: {schema: {type: object, required: [kind], properties: {kind: {enum: [${kind}]}}}}}}}`

  it('is right for any operation that takes the very same request', () => {
    const spec = specOf(`{/a: {get: {${kind('one')}}}, '/a#two': {get: {${kind('two')}}}, /b: {get: {${kind('two')}}}}`)
    const schemas = createSchemas(spec)

    expect(checkVariants(spec, draftOf(spec, 0), { answer: answerOf({ kind: 'two' }), schemas })).toBeUndefined()
    expect(checkVariants(spec, draftOf(spec, 2), { answer: answerOf({ kind: 'one' }), schemas })).toMatch(/allowed/)
  })

  it('is held against its own operation where the others do not take that request', () => {
    const body = (name: string) => `requestBody: {required: true, content: {application/json: {schema: {type: object, required: [${name}]}}}}`
    const asks = `parameters: [{name: q, in: query, required: true, schema: {type: string}}]`
    const spec = specOf(`{/a: {post: {${body('one')}, ${kind('one')}}}, '/a#two': {post: {${body('two')}, ${kind('two')}}}, '/a#three': {post: {${asks}, ${body('one')}, ${kind('three')}}}}`)
    const schemas = createSchemas(spec)
    const [own] = spec.operations[0]?.bodies ?? []
    const check = (value: object, kind: string) =>
      checkVariants(spec, draftOf(spec, 0, own && { body: { ...own, value } }), { answer: answerOf({ kind }), schemas })

    expect(check({ one: 1 }, 'one')).toBeUndefined()
    expect(check({ one: 1 }, 'two')).toMatch(/allowed/)
    expect(check({ one: 1 }, 'three')).toMatch(/allowed/)
    expect(check({ one: 1, two: 2 }, 'two')).toBeUndefined()
  })

  it('may be of the operation that a value of its path names', () => {
    const spec = specOf(`{'/pets/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], ${kind('pet')}}}, /pets/mine: {get: {${kind('list')}}}}`)
    const schemas = createSchemas(spec)
    const [parameter] = spec.operations[0]?.parameters ?? []
    const check = (value: string) =>
      checkVariants(spec, draftOf(spec, 0, { values: new Map(parameter ? [[parameter, value]] : []) }), { answer: answerOf({ kind: 'list' }), schemas })

    expect(check('mine')).toBeUndefined()
    expect(check('yours')).toMatch(/allowed/)
  })

  it('needs no property of a discriminator that its schemas do not ask for', () => {
    const spec = specOf('{/a: {get: {responses: {}}}}', `{schemas: {
      Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}},
      Cat: {type: object, required: [meow], properties: {kind: {type: string}, meow: {type: string}}},
      Dog: {type: object, required: [bark], properties: {kind: {type: string}, bark: {type: string}}}}}`)
    const violation = (value: unknown) => createSchemas(spec).violation({ $ref: '#/components/schemas/Pet' }, value, 'response')

    expect(violation({ meow: 'a' })).toBeUndefined()
    expect(violation({ kind: 'Cat', meow: 'a' })).toBeUndefined()
    expect(violation({ kind: 'Dog', meow: 'a' })).toBeDefined()
  })

  it('may match several branches that each take any object, since none could match one alone', () => {
    const spec = specOf('{/a: {get: {responses: {}}}}', `{schemas: {
      Error: {type: object, properties: {message: {type: string}, url: {type: string}}},
      Rule: {type: object, properties: {message: {type: string}, rule: {type: integer}}},
      Strict: {type: object, required: [rule], properties: {rule: {type: integer}}},
      Closed: {type: object, additionalProperties: false, properties: {message: {type: string}}}}}`)
    const check = (names: string[], value: unknown, direction: 'request' | 'response' = 'response') =>
      createSchemas(spec).violation({ oneOf: names.map(name => ({ $ref: `#/components/schemas/${name}` })) }, value, direction)

    expect(check(['Error', 'Rule'], { message: 'No' })).toBeUndefined()
    expect(check(['Error', 'Rule'], { message: 5 })).toMatch(/must be string/)
    // A request is written by somebody who can avoid it; and branches that can be told apart have to be.
    expect(check(['Error', 'Rule'], { message: 'No' }, 'request')).toMatch(/exactly one/)
    expect(check(['Error', 'Strict'], { message: 'No', rule: 1 })).toMatch(/exactly one/)
    expect(check(['Error', 'Closed'], { message: 'No' })).toMatch(/exactly one/)
  })

  it('may have a prefix that no schema gives a namespace', () => {
    const spec = specOf('{/a: {get: {responses: {}}}}')
    const schema = { type: 'object', properties: { b: { type: 'string' } } }

    expect(readXml('<a rdf:about="x"><b>1</b></a>', schema, createSchemas(spec))).toEqual({ b: '1' })
    expect(() => readXml('<a rdf:about="x"><b></a>', schema, createSchemas(spec))).toThrow()
  })
})
