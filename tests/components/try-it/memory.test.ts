import type { Draft } from '../../../components/try-it/draft/draft.ts'
import type { HttpRequest } from '../../../openapi/samples/http-request.ts'
import type { Operation, Parameter, Schema } from '../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { createDraft, toValues } from '../../../components/try-it/draft/draft.ts'
import { parseCsv } from '../../../components/try-it/answer/csv.ts'
import { parseEvents } from '../../../components/try-it/answer/events.ts'
import { createStreamReader, lastId } from '../../../components/try-it/answer/stream.ts'
import { fillPasted, readPasted } from '../../../components/try-it/memory/paste.ts'
import { fillSaved, readSaved, toSaved, withoutSecretValues } from '../../../components/try-it/memory/saved.ts'
import { readShareLink, toShareLink } from '../../../components/try-it/memory/share.ts'
import { buildRequest } from '../../../openapi/samples/request.ts'
import { english } from '../english.ts'
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
    parameter({ name: 'filter', in: 'query' }),
  ],
  secretFields: ['code', 'phrase'],
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
    { 'path id': '7', 'query api_key': 'canary', 'cookie theme': 'canary', 'query code': 'canary', 'query q': 'x', 'query filter': '{"phrase": "canary", "n": 1}' },
    '{"name": "Ada", "phrase": ["canary"], "password": "canary", "deep": [{"accessToken": "canary", "n": 1.10}]}',
  )

  it('holds nothing that may be a secret', () => {
    const saved = toSaved(create, draft)
    expect(JSON.stringify(saved)).not.toContain('canary')
    expect(saved.parameters).toMatchObject({ 'path id': '7', 'query q': 'x' })
    expect(saved.body).toContain('1.10')
    expect(JSON.parse(saved.parameters['query filter'] ?? '')).toEqual({ phrase: '', n: 1 })
    expect(toSaved(create, draftOf({}, 'password=canary')).body).toBeUndefined()
  })

  it('holds no body that is a secret as a whole', () => {
    expect(toSaved({ ...create, secretFields: [''] }, draftOf({}, '"canary"')).body).toBe('""')
    expect(toSaved(create, draftOf({}, '"text"')).body).toBe('"text"')
  })

  it('leaves out of a request what may be secret, and says so in a path', () => {
    const own = { ...create, secretFields: ['id', 'code'] }
    const entered = draftOf({ 'path id': 'canary', 'query code': 'canary', 'query q': 'x', 'cookie theme': 'canary' }, '{"code": "canary"}')
    const request = buildRequest(own, { values: toValues(own, withoutSecretValues(own, entered)), say: english })
    expect(JSON.stringify(request)).not.toContain('canary')
    expect(request.url).toBe('https://api.example.com/v1/users/%E2%80%A6/notes?q=x&code=')
    expect(entered.parameters['path id']).toBe('canary')
  })

  it('holds the password of the document\'s own example, with which its request is sent again', () => {
    const text = '{"name": "Ada", "password": "shown", "deep": [{"token": 12.50}]}'
    const [content] = create.requestBody?.content ?? []
    const shown = {
      ...create,
      requestBody: { ...create.requestBody, content: [{ ...content, examples: [{ name: 'default', value: {}, text }] }] },
    } as typeof create
    expect(toSaved(shown, draftOf({}, text.replace('Ada', 'Eva'))).body).toMatch(/Eva[\s\S]*"shown"[\s\S]*12\.50/)
    const typed = toSaved(shown, draftOf({}, text.replace('"shown"', '"canary"').replace('12.50', '13'))).body
    expect(typed).not.toMatch(/canary|13/)
  })

  it('comes back by a link, and nothing else does', () => {
    const saved = toSaved(create, draftOf({ 'query q': 'für ∑' }))
    const { hash } = new URL(toShareLink('https://docs.test/a', saved))
    const back = createDraft(create)
    const read = readShareLink(hash)
    expect(read).toEqual(saved)
    fillSaved(create, back, read ?? saved)
    expect(back.parameters['query q']).toBe('für ∑')
    expect(readShareLink('#try=%%%')).toBeUndefined()
    expect(readShareLink('#response-200')).toBeUndefined()
    const parts = { parameters: {}, states: {}, mediaType: '', body: '' }
    expect(readSaved(parts)).toEqual(parts)
    for (const wrong of [{ parameters: { a: 1 } }, { parameters: null }, { states: { a: 1 } }, { states: 'off' }, { mediaType: 1 }, { body: 1 }])
      expect(readSaved({ ...parts, ...wrong }), JSON.stringify(wrong)).toBeUndefined()
  })

  it('says which parameters are off or empty', () => {
    const draft = draftOf({ 'query q': 'x' })
    draft.states = { 'query q': 'off', 'header X-Trace': 'empty', 'query api_key': 'off' }
    const saved = toSaved(create, draft)
    expect(saved.states).toEqual({ 'query q': 'off', 'header X-Trace': 'empty' })
    const back = createDraft(create)
    back.states['path id'] = 'off'
    fillSaved(create, back, saved)
    expect(back.states).toEqual(saved.states)
  })

  it('fills the body of one of its media types in, up to a length', () => {
    const content = ['application/xml', 'application/json'].map(type => mediaType(type, { schema: schema() }))
    const own = { ...create, requestBody: { required: true, content } } as typeof create
    const entered = createDraft(own)
    entered.mediaType = 'application/json'
    const bodyAfter = (text: string): string | undefined => {
      entered.bodies['application/json'] = text
      const back = createDraft(own)
      fillSaved(own, back, toSaved(own, entered))
      return back.mediaType === 'application/json' ? back.bodies['application/json'] : undefined
    }
    expect(JSON.parse(bodyAfter('{"a":1}') ?? '')).toEqual({ a: 1 })
    const longest = JSON.stringify('x'.repeat(49_998))
    expect(bodyAfter(longest)).toBe(longest)
    expect(bodyAfter(`${longest} `)).toBeUndefined()
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
    ['curl --request=POST --data=a=b a.test', { method: 'POST', body: 'a=b' }],
    ['curl -s -u me:secret a.test', { url: 'http://a.test/', leftOut: ['-u'] }],
    ['curl -sSLX DELETE a.test/x | jq .', { method: 'DELETE', url: 'http://a.test/x' }],
    ['curl -s https://a.test/x > out.json', { url: 'https://a.test/x' }],
    ['curl --unheard of https://a.test/x', { url: 'https://a.test/x' }],
    ['curl -X GET a.test/x -d a=1', { method: 'GET', url: 'http://a.test/x', body: 'a=1' }],
    ['curl localhost:3000/x', { url: 'http://localhost:3000/x' }],
    ['curl a.test -I', { method: 'HEAD' }],
    ['curl a.test -T a.png', { method: 'PUT', leftOut: ['@a.png'] }],
    ['curl a.test -d @a.json', { method: 'POST', leftOut: ['@a.json'] }],
    ['curl a.test --data-raw @a', { body: '@a', leftOut: [] }],
    ['curl a.test -d a=1 --data-urlencode "b=x&y" --data-urlencode =z', { body: 'a=1&b=x%26y&z' }],
    ['curl a.test -G --data-urlencode "q=a b&c"', { url: 'http://a.test/?q=a%20b%26c' }],
    ['curl a.test -F "a=b; c" -F \'d="e";type=text/plain\' -F f=@g.png;type=image/png --form-string h=@i', { method: 'POST', form: [['a', 'b; c'], ['d', 'e'], ['h', '@i']], leftOut: ['f=@g.png'] }],
    ['curl a.test -b "a=1; b=2"', { headers: [['Cookie', 'a=1; b=2']] }],
    ['curl a.test -d $\'\\U0001F600\\x41\\xc3\\xa9\\\'\\101\'', { body: '😀Aé\'A' }],
    ['curl.exe ^"https://a.test/x?a=1^&b=2^" ^\r\n  -H ^"A: b^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":^\\^"^%^\\^\\^\\^"^}^"', { method: 'POST', url: 'https://a.test/x?a=1&b=2', headers: [['A', 'b']], body: '{"a":"%\\"}' }],
    ['curl "https://a.test/x" ^\n -X PUT ^\n -H "A: ^b" -d "{\\"a\\":\\"x\\"}"', { method: 'PUT', headers: [['A', '^b']], body: '{"a":"x"}' }],
    ['curl -X PUT `\n  https://a.test/x `\n  -d \'{"a":"^"}\'', { method: 'PUT', body: '{"a":"^"}' }],
  ])('%s', (text, wanted) => expect(readPasted(text)).toMatchObject(wanted))

  it('is none where a quote is not closed', () => {
    expect(readPasted('curl a.test -d \'{"a":1}')).toBeUndefined()
    expect(readPasted('curl a.test -d "a')).toBeUndefined()
    expect(readPasted('curl ^"http://a.test')).toBeUndefined()
  })

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
    expect(pasted && fillPasted(create, draft, pasted)).toEqual([])
    expect(draft.parameters).toMatchObject({ 'path id': 'a/b', 'query q': '1', 'header X-Trace': 't' })
    expect(draft.states['query api_key']).toBe('off')
    expect(draft.bodies['application/json']).toBe('{"b":2}')
    const form = { ...create, requestBody: { required: true, content: [mediaType('application/x-www-form-urlencoded', { schema: schema() })] } }
    const fields = readPasted('curl -X POST https://a.test/users/1/notes -d a=1 -d b=2 -d a=3')
    expect(fields && fillPasted(form, draft, fields)).toEqual([])
    expect(JSON.parse(draft.bodies['application/x-www-form-urlencoded'] ?? '')).toEqual({ a: ['1', '3'], b: '2' })
    for (const other of ['curl https://a.test/users/1/notes', 'curl -X POST https://a.test/users/1/other', 'curl -X POST https://a.test/notes']) {
      const request = readPasted(other)
      expect(request && fillPasted(create, draft, request), other).toBeUndefined()
    }
  })
})

describe('a pasted request of every style', () => {
  const list = schema({ types: ['array'], items: schema() })
  const numbers = schema({ types: ['array'], items: schema({ types: ['integer'] }) })
  const colour = schema({ types: ['object'], properties: ['r', 'g'].map(name => ({ name, anchor: name, required: false, schema: schema({ types: ['integer'] }) })) as Schema['properties'] })
  const nested = schema({ types: ['object'], properties: [{ name: 'at', anchor: 'at', required: false, schema: colour }, { name: 'tags', anchor: 'tags', required: false, schema: list }] as Schema['properties'] })
  const texts = ['a,b', 'c d', 'é&=|;./']
  const rgb = { r: 1, g: 2 }

  it.each([
    ['path', { schema: list }, texts],
    ['path', { schema: list, style: 'label', explode: true }, ['a,b', 'c d']],
    ['path', { schema: numbers, style: 'label', explode: false }, [3, 4]],
    ['path', { schema: list, style: 'matrix', explode: true }, texts],
    ['path', { schema: list, style: 'matrix', explode: false }, texts],
    ['path', { schema: colour, style: 'matrix', explode: true }, rgb],
    ['path', { schema: colour, style: 'matrix', explode: false }, rgb],
    ['path', { schema: colour, explode: true }, rgb],
    ['path', { schema: colour, explode: false }, rgb],
    ['path', { style: 'matrix' }, 'a;b'],
    ['query', { schema: list }, texts],
    ['query', { schema: list, explode: false }, texts],
    ['query', { schema: list, style: 'spaceDelimited', explode: false }, ['a,b', 'c|d']],
    ['query', { schema: list, style: 'pipeDelimited', explode: false }, ['a,b', 'c d']],
    ['query', { schema: colour }, rgb],
    ['query', { schema: colour, explode: false }, rgb],
    ['query', { schema: nested, style: 'deepObject' }, { at: rgb, tags: texts }],
    ['query', { schema: colour, contentType: 'application/json' }, rgb],
    ['query', { schema: schema({ types: ['integer'] }) }, 9007199254740991],
    ['query', { schema: schema({ types: ['boolean'] }) }, true],
    ['header', { schema: list, style: 'simple', explode: false }, ['a', 'b c']],
    ['header', { schema: colour, style: 'simple', explode: true }, rgb],
    ['cookie', { schema: list, explode: false }, ['a,b', 'c;d']],
    ['cookie', { schema: list, style: 'cookie', explode: true }, ['a', 'b']],
  ] as [Parameter['in'], Partial<Parameter>, unknown][])('%s %j', (place, facts, value) => {
    const one = parameter({ name: 'p', in: place, required: true, ...facts, examples: [example(value)] })
    const own = operation({ method: 'GET', path: place === 'path' ? '/x/{p}' : '/x', parameters: [one] })
    const build = (draft: Draft): HttpRequest =>
      buildRequest(own, { values: toValues(own, draft), security: -1, say: english })
    const wanted = build(createDraft(own))
    const headers = wanted.headers.map(([name, text]) => ` -H '${name}: ${text}'`).join('')
    const command = `curl '${wanted.url}'${headers}${wanted.cookie === '' ? '' : ` -b '${wanted.cookie}'`}`
    const draft = createDraft(operation({ ...own, parameters: [{ ...one, examples: [] }] }))
    const pasted = readPasted(command)
    expect(pasted && fillPasted(own, draft, pasted)).toEqual([])
    expect(JSON.parse(JSON.stringify(toValues(own, draft)))).toEqual({ [place]: { p: typeof value === 'object' ? value : String(value) }, body: null })
    expect(build(draft)).toMatchObject({ url: wanted.url, cookie: wanted.cookie })
  })

  it('says what has no place in the form, and empties what is missing', () => {
    const own = operation({ method: 'POST', path: '/x', parameters: [
      parameter({ name: 'q', in: 'query', required: true, examples: [example('a')] }),
      parameter({ name: 'X-Trace', in: 'header', examples: [example('a')] }),
    ] })
    const draft = createDraft(own)
    const pasted = readPasted('curl -X POST "me:canary@a.test/x?more=1" -u a:b -H "Authorization: Bearer canary" -H "Accept: */*" -b s=1 -d @file')
    expect(pasted && fillPasted(own, draft, pasted)).toEqual(['-u', '@file', '…@a.test', 'authorization', 'more', 's'])
    expect(draft.parameters['query q']).toBe('')
    expect(draft.states).toEqual({ 'header X-Trace': 'off' })
    expect(JSON.stringify(draft)).not.toContain('canary')
  })

  it('fills forms by their schema', () => {
    const properties = [['title', schema()], ['labels', list], ['meta', colour], ['file', schema({ format: 'binary' })]]
      .map(([name, one]) => ({ name, anchor: name, required: false, schema: one })) as Schema['properties']
    const form = (type: string) => operation({ method: 'POST', path: '/x', requestBody: { required: true, content: [mediaType(type, { schema: schema({ types: ['object'], properties }) })] } as Operation['requestBody'] })
    const bodyAfter = (type: string, text: string): unknown => {
      const draft = createDraft(form(type))
      const pasted = readPasted(text)
      const leftOut = pasted && fillPasted(form(type), draft, pasted)
      return [JSON.parse(draft.bodies[type] ?? ''), leftOut]
    }
    const wanted = { title: 'a b', labels: ['x', 'y'], meta: { r: 1, g: 2 } }
    expect(bodyAfter('application/x-www-form-urlencoded', 'curl a.test/x -d title=a+b -d labels=x -d labels=y -d "meta[r]=1&meta[g]=2"')).toEqual([wanted, []])
    expect(bodyAfter('multipart/form-data', 'curl a.test/x -F "title=a b" -F labels=x -F labels=y -F \'meta={"r":1,"g":2};type=application/json\' -F file=@a.png')).toEqual([wanted, ['file=@a.png']])
    const text = ['--b', 'Content-Disposition: form-data; name="title"', '', 'a b', '--b', 'Content-Disposition: form-data; name="file"; filename="a"', '', 'x', '--b--', ''].join('\r\n')
    const archive = (postData: object): string => JSON.stringify({ request: { method: 'POST', url: 'http://a.test/x', postData } })
    expect(bodyAfter('multipart/form-data', archive({ mimeType: 'multipart/form-data; boundary=b', text }))).toEqual([{ title: 'a b' }, []])
    expect(bodyAfter('application/x-www-form-urlencoded', archive({ mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'labels', value: 'x' }] }))).toEqual([{ labels: ['x'] }, []])
  })

  it('takes a slash at the end, and text beside a name', () => {
    const own = operation({ method: 'GET', path: '/x/{id}.{kind}:go', parameters: [parameter({ name: 'id', in: 'path' }), parameter({ name: 'kind', in: 'path' })] })
    const draft = createDraft(own)
    const pasted = readPasted('curl a.test/v1/x/a%2Eb.json:go/')
    expect(pasted && fillPasted(own, draft, pasted)).toEqual([])
    expect(draft.parameters).toMatchObject({ 'path id': 'a.b', 'path kind': 'json' })
    const shared = operation({ method: 'GET', path: '/ab{id}ba', parameters: [parameter({ name: 'id', in: 'path' })] })
    const short = readPasted('curl a.test/aba')
    expect(short && fillPasted(shared, createDraft(shared), short)).toBeUndefined()
  })
})

describe('a draft with the reader\'s own keys in it', () => {
  it('is saved without them, in any parameter and in the body', () => {
    const own = operation({ parameters: [parameter({ name: 'q', in: 'query' })], requestBody: { required: true, content: [mediaType('application/json')] } as Operation['requestBody'] })
    const draft = createDraft(own)
    draft.parameters['query q'] = 'is token-abc'
    draft.bodies['application/json'] = '{"note":"token-abc","n":1}'
    const saved = toSaved(own, draft, text => text.replaceAll('token-abc', ''))
    expect(saved.parameters['query q']).toBe('is ')
    expect(JSON.parse(saved.body ?? '')).toEqual({ note: '', n: 1 })
  })

  it('shows of the variables of its server those that are no secret by their name', () => {
    const server = { url: 'https://{region}.a.test/{access_token}/{code}', variables: ['region', 'access_token', 'code'].map(name => ({ name, default: 'usual' })) }
    const own = operation({ path: '/a', servers: [server], secretFields: ['code'] })
    const draft = createDraft(own, server.url)
    draft.variables = { region: 'eu', access_token: 'canary', code: 'canary' }
    const { variables } = withoutSecretValues(own, draft)
    expect(buildRequest(own, { server: server.url, variables, security: -1, say: english }).url).toBe('https://eu.a.test/usual/usual/a')
    expect(draft.variables.code).toBe('canary')
  })
})

describe('a value with slashes in a path', () => {
  const own = operation({ method: 'GET', path: '/files/{path}/text', parameters: [parameter({ name: 'path', in: 'path', required: true, multiSegment: true })] })
  it.each(['a', 'a/b c/ü.txt', '/a', 'text/text'])('%s comes back from its own curl', (value) => {
    const draft = createDraft(own)
    draft.parameters['path path'] = value
    const { url } = buildRequest(own, { values: toValues(own, draft), security: -1, say: english })
    draft.parameters['path path'] = ''
    const pasted = readPasted(`curl '${url}'`)
    expect(pasted && fillPasted(own, draft, pasted)).toEqual([])
    expect(draft.parameters['path path']).toBe(value)
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
    expect(lines?.end(3, true)).toEqual([{ at: 3, text: '{}' }])
    expect(lines?.end(3, false)).toEqual([{ at: 3, text: '{}', isCut: true }])
    expect(events?.end(3, true)).toEqual([])
    events?.push('id: 7\ndata: a\ndata: {"b', 3)
    expect(events?.end(4, false)).toEqual([{ at: 4, id: '7', text: 'a\n{"b', isCut: true }])
    expect(createStreamReader('text/plain', false)?.push('x', 1)).toHaveLength(1)
    expect(createStreamReader('text/plain', true)).toBeUndefined()
    expect(createStreamReader('application/json', false)).toBeUndefined()
    expect(lastId([{ at: 1, id: '4', text: '' }, { at: 2, text: '' }, { at: 3, id: '5', text: '', isCut: true }])).toBe('4')
  })
})

describe('events', () => {
  it.each([
    ['data: a\nretry: 10\n\n', [{ data: 'a', retry: 10 }]],
    ['data: a\nretry: 1x\nother: 5\n\n', [{ data: 'a' }]],
    ['data\ndata:b\ndata:  c\n\n', [{ data: '\nb\n c' }]],
    ['id: 1\nevent: e\n\ndata: a\n\n', [{ data: 'a' }]],
    ['id: 1\nid: 2\0\nevent: e\ndata: a\n\n', [{ data: 'a', event: 'e', id: '1' }]],
    ['\uFEFFdata: a\r\rdata: \uFEFFb\r\n\r\n', [{ data: 'a' }, { data: '\uFEFFb' }]],
    ['data: a\n', []],
  ])('%j', (text, events) => expect(parseEvents(text)).toEqual(events))
})

describe('comma-separated values', () => {
  it.each([
    ['a,b\r\n1,2\r\n', [['a', 'b'], ['1', '2']]],
    ['a\n"x, ""y""\nz"\n', [['a'], ['x, "y"\nz']]],
    ['"""","a""",b', [['"', 'a"', 'b']]],
    ['a,\n,b', [['a', ''], ['', 'b']]],
    ['a,', [['a', '']]],
    ['', []],
  ])('%j', (text, rows) => expect(parseCsv(text)).toEqual(rows))

  it('end where a quote never does, and after enough rows', () => {
    expect(parseCsv('"a')).toBeUndefined()
    expect(parseCsv('a\n'.repeat(10), 3)).toHaveLength(3)
  })
})
