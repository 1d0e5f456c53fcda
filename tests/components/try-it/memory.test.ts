import type { Draft } from '../../../components/try-it/draft/draft.ts'
import { describe, expect, it } from 'vitest'
import { createDraft } from '../../../components/try-it/draft/draft.ts'
import { parseCsv } from '../../../components/try-it/answer/csv.ts'
import { createStreamReader, lastId } from '../../../components/try-it/answer/stream.ts'
import { fillPasted, readPasted } from '../../../components/try-it/memory/paste.ts'
import { fillSaved, readSaved, toSaved } from '../../../components/try-it/memory/saved.ts'
import { readShareLink, toShareLink } from '../../../components/try-it/memory/share.ts'
import { example, mediaType, operation, parameter, schema } from './operation.ts'

const create = operation({
  method: 'POST',
  path: '/users/{id}/notes',
  parameters: [
    parameter({ name: 'id', in: 'path', required: true }),
    parameter({ name: 'q', in: 'query' }),
    parameter({ name: 'api_key', in: 'query' }),
    parameter({ name: 'X-Trace', in: 'header' }),
    parameter({ name: 'theme', in: 'cookie' }),
    parameter({ name: 'code', in: 'query', schema: schema({ format: 'password' }) }),
  ],
  requestBody: { required: true, content: [mediaType('application/json', { schema: schema(), examples: [example({ a: 1 })] })] },
})

function draftOf(parameters: Record<string, string>, body?: string): Draft {
  const draft = createDraft(create)
  Object.assign(draft.parameters, parameters)
  if (body !== undefined)
    draft.bodies['application/json'] = body
  return draft
}

describe('what is kept of a draft', () => {
  const draft = draftOf(
    { 'path id': '7', 'query api_key': 'canary', 'cookie theme': 'canary', 'query code': 'canary', 'query q': 'x' },
    '{"name": "Ada", "password": "canary", "deep": [{"accessToken": "canary", "n": 1.10}]}',
  )

  it('holds nothing that may be a secret', () => {
    const saved = toSaved(create, draft)
    expect(JSON.stringify(saved)).not.toContain('canary')
    expect(saved.parameters).toMatchObject({ 'path id': '7', 'query q': 'x' })
    expect(saved.body).toContain('1.10')
    expect(toSaved(create, draftOf({}, 'password=canary')).body).toBeUndefined()
  })

  it('comes back by a link, and nothing else does', () => {
    const saved = toSaved(create, draftOf({ 'query q': 'für ∑' }))
    const { hash } = new URL(toShareLink('https://docs.test/a', saved))
    const back = createDraft(create)
    fillSaved(create, back, readShareLink(hash) ?? saved)
    expect(back.parameters['query q']).toBe('für ∑')
    expect(readShareLink('#try=%%%')).toBeUndefined()
    expect(readShareLink('#response-200')).toBeUndefined()
    expect(readSaved({ parameters: { a: 1 }, states: {}, mediaType: '' })).toBeUndefined()
  })

  it('fills only what the operation has', () => {
    const back = createDraft(create)
    fillSaved(create, back, { parameters: { 'query gone': 'x', 'query q': 'y' }, states: {}, mediaType: 'text/x', body: 'z' })
    expect(back.parameters['query gone']).toBeUndefined()
    expect(back.parameters['query q']).toBe('y')
    expect(back.bodies['text/x']).toBeUndefined()
  })
})

describe('a pasted request', () => {
  it.each([
    ['curl https://a.test/x', { method: 'GET', url: 'https://a.test/x' }],
    ['curl -XPUT "https://a.test/x" -H "A: b"', { method: 'PUT', headers: [['A', 'b']] }],
    ['$ curl --request=PATCH \\\n  --url https://a.test/x \\\n  -d \'it\'\\\'\'s\'', { method: 'PATCH', body: 'it\'s' }],
    ['curl a.test/x -G -d a=1 -d b=2', { method: 'GET', url: 'http://a.test/x?a=1&b=2' }],
    ['curl a.test --json \'{"a":"$(rm)"}\'', { method: 'POST', body: '{"a":"$(rm)"}', headers: [['Content-Type', 'application/json']] }],
    ['curl a.test -d $\'a\\n\\u0041\'', { body: 'a\nA' }],
    ['curl -s -u me:secret a.test', { url: 'http://a.test/' }],
  ])('%s', (text, wanted) => expect(readPasted(text)).toMatchObject(wanted))

  it('is of HTTP archives, too, and of nothing else', () => {
    const entry = { request: { method: 'get', url: 'https://a.test/x', headers: [{ name: 'A', value: 'b' }] } }
    expect(readPasted(JSON.stringify(entry))).toMatchObject({ method: 'GET', headers: [['A', 'b']] })
    expect(readPasted(JSON.stringify({ log: { entries: [entry] } }))?.url).toBe('https://a.test/x')
    for (const wrong of ['', 'curl', 'wget https://a.test', '{}', '[]', '{"request":{"method":"GET","url":"x"}}'])
      expect(readPasted(wrong), wrong).toBeUndefined()
  })

  it('fills the form of its own operation', () => {
    const draft = createDraft(create)
    const pasted = readPasted('curl -X POST "https://a.test/v2/users/a%2Fb/notes?q=1" -H "x-trace: t" -H "content-type: application/json" -d \'{"b":2}\'')
    expect(pasted && fillPasted(create, draft, pasted)).toBe(true)
    expect(draft.parameters).toMatchObject({ 'path id': 'a/b', 'query q': '1', 'header X-Trace': 't' })
    expect(draft.states['query api_key']).toBe('off')
    expect(draft.bodies['application/json']).toBe('{"b":2}')
    for (const other of ['curl https://a.test/users/1/notes', 'curl -X POST https://a.test/users/1/other', 'curl -X POST https://a.test/notes']) {
      const request = readPasted(other)
      expect(request && fillPasted(create, draft, request), other).toBe(false)
    }
  })
})

describe('streams', () => {
  it('are cut into events, lines or pieces', () => {
    const events = createStreamReader('text/event-stream', false)
    expect(events?.push(': hi\nid: 1\nevent: a\ndata: x\r\ndata: y\n\nda', 5)).toEqual([{ at: 5, id: '1', event: 'a', text: 'x\ny' }])
    expect(events?.push('ta: z\n\n', 9)).toMatchObject([{ at: 9, text: 'z' }])
    const lines = createStreamReader('application/jsonl', false)
    expect(lines?.push('{"a":1}\n{"b"', 1)).toEqual([{ at: 1, text: '{"a":1}' }])
    expect(lines?.push(':2}\n\n{}', 2)).toEqual([{ at: 2, text: '{"b":2}' }])
    expect(lines?.end(3)).toEqual([{ at: 3, text: '{}' }])
    expect(createStreamReader('text/plain', false)?.push('x', 1)).toHaveLength(1)
    expect(createStreamReader('text/plain', true)).toBeUndefined()
    expect(createStreamReader('application/json', false)).toBeUndefined()
    expect(lastId([{ at: 1, id: '4', text: '' }, { at: 2, text: '' }])).toBe('4')
  })
})

describe('comma-separated values', () => {
  it.each([
    ['a,b\r\n1,2\r\n', [['a', 'b'], ['1', '2']]],
    ['a\n"x, ""y""\nz"\n', [['a'], ['x, "y"\nz']]],
    ['a,\n,b', [['a', ''], ['', 'b']]],
    ['a,', [['a', '']]],
    ['', []],
  ])('%j', (text, rows) => expect(parseCsv(text)).toEqual(rows))

  it('end where a quote never does, and after enough rows', () => {
    expect(parseCsv('"a')).toBeUndefined()
    expect(parseCsv('a\n'.repeat(10), 3)).toHaveLength(3)
  })
})
