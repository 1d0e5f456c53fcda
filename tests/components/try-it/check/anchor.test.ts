import type { Breach } from '../../../../components/try-it/check/check-answer.ts'
import type { Property, Response } from '../../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { anchorOf } from '../../../../components/try-it/check/anchor.ts'
import { mediaType, operation, schema } from '../operation.ts'

function property(name: string, anchor: string, of = schema()): Property {
  return { name, anchor, required: false, schema: of }
}

const option = (name: string) => ({ label: name, schema: schema({ properties: [property(name, `option-${name}`)] }) })
const user = schema({
  types: ['object'],
  properties: [
    property('id', 'user-id'),
    property('tags', 'user-tags', schema({ types: ['array'], items: schema({ properties: [property('name', 'tag-name')] }) })),
  ],
  variants: [{ kind: 'oneOf', options: [option('cat'), option('dog')] }],
})

function response(status: string, facts: Partial<Response> = {}): Response {
  return { status, anchor: `status-${status}`, label: '', headers: [], content: [], links: [], ...facts }
}

const read = operation({
  responses: [
    response('200', {
      headers: [{ name: 'X-Rate', anchor: 'header-rate' }] as never,
      content: [
        mediaType('text/plain', { schema: schema({ properties: [property('id', 'plain-id')] }) }),
        mediaType('application/json', { schema: user }),
        mediaType('application/problem+json', { sameAs: 'application/json' } as object),
        mediaType('application/jsonl', { itemSchema: user }),
      ],
    }),
    response('4XX'),
  ],
})

function at(breach: Partial<Breach>, { status = 200, type = 'application/json' } = {}): string | undefined {
  return anchorOf(read, { status, mediaType: type }, { in: 'body', what: { word: 'notJson', values: {} }, ...breach } as Breach)
}

describe('where a page says what a breach breaks', () => {
  it.each([
    ['/id', 'user-id'],
    ['/tags', 'user-tags'],
    ['/tags/0', 'user-tags'],
    ['/tags/3/name', 'tag-name'],
    ['/tags/x/name', 'user-tags'],
    ['/cat', 'option-cat'],
    ['/dog/deep', 'option-dog'],
    ['/gone', 'status-200'],
    ['', 'status-200'],
  ])('is the field, or the nearest thing that holds it: %s', (pointer, anchor) => expect(at({ pointer })).toBe(anchor))

  it('is looked for in the media type that was answered', () => {
    expect(at({ pointer: '/id' }, { type: 'text/plain' })).toBe('plain-id')
    expect(at({ pointer: '/id' }, { type: 'application/problem+json' })).toBe('user-id')
    expect(at({ pointer: '/2/id' }, { type: 'application/jsonl' })).toBe('user-id')
    expect(at({ pointer: '/id' }, { type: 'application/jsonl' })).toBe('status-200')
    // One that is not declared is shown beside the first.
    expect(at({ pointer: '/id' }, { type: 'image/png' })).toBe('plain-id')
  })

  it('is the header, or its response', () => {
    expect(at({ in: 'header', name: 'x-rate' })).toBe('header-rate')
    expect(at({ in: 'header', name: 'x-other' })).toBe('status-200')
  })

  it('is the response for its status and its media type', () => {
    for (const place of ['status', 'type'] as const)
      expect(at({ in: place, pointer: '/id' })).toBe('status-200')
    expect(at({ pointer: '/id' }, { status: 404 })).toBe('status-4XX')
    expect(at({ in: 'status' }, { status: 500 })).toBeUndefined()
  })
})
