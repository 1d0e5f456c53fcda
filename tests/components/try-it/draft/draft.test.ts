import { describe, expect, it } from 'vitest'
import { english } from '../../english.ts'
import { bodyKind, createDraft, listProblems, toValues } from '../../../../components/try-it/draft/draft.ts'
import { buildRequest } from '../../../../openapi/samples/request.ts'
import { example, mediaType, operation, parameter, schema } from '../operation.ts'

const send = operation({
  parameters: [
    parameter({
      name: 'id',
      in: 'path',
      required: true,
      examples: [example('p 1')],
    }),
    parameter({
      name: 'limit',
      in: 'query',
      schema: schema({ types: ['integer'] }),
      examples: [example(10)],
    }),
    parameter({ name: 'tags', in: 'query', schema: schema({ types: ['array'] }) }),
  ],
  requestBody: {
    required: true,
    content: [
      mediaType('application/json', {
        schema: schema({
          types: ['object'],
          properties: [
            {
              name: 'weight',
              anchor: 'body-weight',
              required: true,
              schema: schema({ types: ['number'] }),
            },
          ],
        }),
        examples: [{ name: 'default', value: { weight: 1.1 }, text: '{\n  "weight": 1.10\n}' }],
      }),
    ],
  },
})

describe('a draft', () => {
  it('sends a body where there is one and the method may carry it', () => {
    const { requestBody } = send
    expect(createDraft(send).sendsBody).toBe(true)
    expect(createDraft(operation()).sendsBody).toBe(false)
    for (const method of ['GET', 'head'])
      expect(createDraft(operation({ method, requestBody })).sendsBody, method).toBe(false)
  })

  it('sends data of a parameter that has a media type as its schema types it', () => {
    const content = (name: string, types: Parameters<typeof schema>[0]) =>
      ({ ...parameter({ name, in: 'query', schema: schema(types) }), contentType: 'application/json' })
    const typed = operation({
      parameters: [
        content('yes', { types: ['boolean'] }),
        content('count', { types: ['integer'] }),
        content('text', {}),
        parameter({ name: 'plain', in: 'query', schema: schema({ types: ['integer'] }) }),
      ],
    })
    const draft = createDraft(typed)
    Object.assign(draft.parameters, { 'query yes': 'true', 'query count': '7', 'query text': '7', 'query plain': '7' })
    expect(toValues(typed, draft).query).toEqual({ yes: true, count: 7, text: '7', plain: '7' })
    Object.assign(draft.parameters, { 'query yes': 'no', 'query count': 'many', 'query text': 'null' })
    expect(toValues(typed, draft).query).toEqual({ yes: 'no', count: 'many', text: 'null', plain: '7' })
  })

  it('makes the same request as the samples until it is changed', () => {
    expect(buildRequest(send, { values: toValues(send, createDraft(send)) })).toEqual(buildRequest(send))
  })

  it('sends what was entered, each in its place', () => {
    const draft = createDraft(send)
    Object.assign(draft.parameters, { 'path id': 'a/b', 'query limit': '', 'query tags': '["x","y"]' })
    draft.bodies['application/json'] = '{"weight": 12345678901234567890}'
    const request = buildRequest(send, { values: toValues(send, draft) })
    expect(request.url).toBe('https://api.example.com/v1/parcels/a%2Fb?tags=x&tags=y')
    expect(request.body).toMatchObject({ text: '{"weight": 12345678901234567890}' })
  })

  it('keeps a path without its value and JSON that does not parse from being sent', () => {
    const draft = createDraft(send)
    Object.assign(draft.parameters, { 'path id': '', 'query tags': '[' })
    draft.unfinished.size = '{'
    expect(Object.keys(listProblems(send, draft, english))).toEqual(['path id', 'query tags', 'body size'])
  })

  it('leaves out an optional body', () => {
    const optional = operation({
      requestBody: {
        required: false,
        content: [mediaType('text/plain', { examples: [example('hello')] })],
      },
    })
    const draft = createDraft(optional)
    expect(buildRequest(optional, { values: toValues(optional, draft) }).body).toMatchObject({
      kind: 'text',
      text: 'hello',
    })
    draft.sendsBody = false
    expect(buildRequest(optional, { values: toValues(optional, draft) }).body).toEqual({ kind: 'none' })
  })

  it.each([
    ['application/json', schema({ types: ['object'], properties: [] }), 'fields'],
    ['application/vnd.a+json', schema({ types: ['array'] }), 'json'],
    ['multipart/form-data', schema({ properties: [] }), 'fields'],
    ['text/csv', schema(), 'text'],
    ['application/xml', schema(), 'text'],
    ['image/png', undefined, 'file'],
    ['application/octet-stream', schema({ format: 'binary' }), 'file'],
  ])('enters %s as it is best entered', (type, given, kind) => {
    expect(bodyKind(mediaType(type, { schema: given }))).toBe(kind)
  })
})
