import type { ApiDocument } from '../../../../openapi/document/document.ts'
import type { CheckedAnswer } from '../../../../components/try-it/check/check-answer.ts'
import { describe, expect, it } from 'vitest'
import { checkAnswer } from '../../../../components/try-it/check/check-answer.ts'
import { createValidators } from '../../../../openapi/schema/validate/validators.ts'

const properties = { id: { type: 'integer' }, secret: { type: 'string', writeOnly: true } }
const thing = { type: 'object', required: ['id'], properties }
const document = {
  name: 'a',
  version: '3.2.0',
  root: {
    openapi: '3.2.0',
    info: { title: 'A', version: '1' },
    paths: {
      '/a': {
        get: {
          responses: {
            '200': {
              description: '',
              headers: { 'X-Need': { required: true, schema: { type: 'array', items: { type: 'integer' } } } },
              content: {
                'application/json': { schema: thing },
                'application/jsonl': { itemSchema: thing },
                'text/event-stream': { itemSchema: { type: 'object', required: ['event'], properties: { data: { type: 'string' } } } },
                'application/xml': { schema: { ...thing, xml: { name: 'thing' } } },
                'text/plain': { schema: { type: 'integer' } },
                'image/*': { schema: {} },
              },
            },
            '4XX': { $ref: '#/components/responses/Problem' },
            '204': { description: '' },
          },
        },
        delete: { responses: { 'x-none': true } },
        head: { responses: { 200: { description: '', content: { 'application/json': { schema: thing } } } } },
      },
    },
    components: { responses: { Problem: { description: '', content: { 'application/problem+json': { schema: { required: ['title'] } } } } } },
  },
} as unknown as ApiDocument
const validators = createValidators(document)

function check(text: string, type: string, facts: Partial<CheckedAnswer> = {}) {
  const headers: [string, string][] = [['content-type', type], ['x-need', '1, 2']]
  const answer = { status: 200, seesAllHeaders: true, bytes: text.length, text, headers, ...facts }
  return checkAnswer({ document, validators }, '#/paths/~1a/get', answer).breaches
}

/** Whether nothing of an answer was left unchecked. */
function isWhole(text: string, type: string, facts: Partial<CheckedAnswer> = {}, pointer = '#/paths/~1a/get'): boolean {
  const answer = { status: 200, seesAllHeaders: true, bytes: text.length, text, headers: [['content-type', type]] as [string, string][], ...facts }
  return checkAnswer({ document, validators }, pointer, answer).isWhole
}

describe('an answer is held to its operation', () => {
  it('wholly, where it has a schema or no body', () => {
    expect(isWhole('{"id": 1}', 'application/json')).toBe(true)
    expect(isWhole('\n', 'application/jsonl')).toBe(true)
    expect(isWhole('', '', { status: 204 })).toBe(true)
    expect(isWhole('', 'application/json', { bytes: 0 }, '#/paths/~1a/head')).toBe(true)
    expect(isWhole('x', 'image/png', { text: undefined })).toBe(false)
    expect(isWhole('x', 'text/plain', { status: 204 })).toBe(false)
  })

  it('by its body, in whichever media type it is', () => {
    expect(check('{"id": 1}', 'application/json; charset=utf-8')).toEqual([])
    expect(check('{"id": "1"}', 'application/json')).toMatchObject([{ in: 'body', pointer: '/id' }])
    expect(check('{"id": 1}\n{"id": null}\n', 'application/jsonl')).toMatchObject([{ pointer: '/1/id' }])
    expect(check('{"id": 1}\n\n{', 'application/jsonl')).toMatchObject([{ pointer: '', what: { word: 'itemNotJson', values: { item: 2 } } }])
    expect(check('['.repeat(501), 'application/jsonl')).toMatchObject([{ what: { word: 'itemTooDeep', values: { item: 1, levels: 500 } } }])
    expect(check('['.repeat(501), 'application/json')).toMatchObject([{ what: { word: 'tooDeep', values: { levels: 500 } } }])
    expect(check('data: 1\n\nevent: a\ndata: 2\n\n', 'text/event-stream')).toMatchObject([{ pointer: '/0/event' }])
    expect(check('<thing><id>x</id></thing>', 'application/xml')).toMatchObject([{ pointer: '/id' }])
    expect(check('<other/>', 'application/xml')).toMatchObject([{ pointer: '' }])
    expect(check('12', 'text/plain')).toEqual([])
    expect(check('12a', 'text/plain')).toMatchObject([{ pointer: '' }])
    expect(check('{"id": 1', 'application/json')).toEqual([{ in: 'body', pointer: '', what: { word: 'notJson', values: {} } }])
    expect(check('x', 'image/png')).toEqual([])
  })

  it('by its status, by class and through references', () => {
    expect(check('{}', 'application/json', { status: 302 })).toMatchObject([{ in: 'status' }])
    expect(check('{}', 'application/json', { status: 302 })[0]?.what).toEqual({ word: 'undeclared', values: { sent: '302', declared: '200, 204, 4XX' } })
    const none = checkAnswer({ document, validators }, '#/paths/~1a/delete', { status: 200, headers: [], seesAllHeaders: true, bytes: 0 })
    expect(none).toEqual({ breaches: [{ in: 'status', what: { word: 'noAnswers', values: { status: '200' } } }], isWhole: false })
    expect(check('{}', 'application/problem+json', { status: 404 })).toMatchObject([{ pointer: '/title' }])
  })

  it('by its media type, where there is a body to have one', () => {
    expect(check('a', 'text/html')).toMatchObject([{ in: 'type' }])
    expect(check('', 'application/json')).toMatchObject([{ in: 'type' }])
    expect(check('', '', { status: 204 })).toEqual([])
    const head = { status: 200, headers: [], seesAllHeaders: false, bytes: 0 }
    expect(checkAnswer({ document, validators }, '#/paths/~1a/head', head).breaches).toEqual([])
  })

  it('by its headers, as far as they can be seen', () => {
    const headers: [string, string][] = [['Content-Type', 'application/json']]
    expect(check('{"id": 1}', '', { headers })).toMatchObject([{ in: 'header', name: 'X-Need' }])
    expect(check('{"id": 1}', '', { headers, seesAllHeaders: false })).toEqual([])
    expect(check('{"id": 1}', '', { headers: [...headers, ['X-Need', '1, b']] })).toMatchObject([{ in: 'header' }])
    for (const list of ['', '1', '1,2'])
      expect(check('{"id": 1}', '', { headers: [...headers, ['X-Need', list]] }), list).toEqual([])
  })
})
