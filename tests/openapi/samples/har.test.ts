import type { Archived } from '../../../openapi/samples/collection/har.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { writeHar } from '../../../openapi/samples/collection/har.ts'
import { createHider } from '../../../openapi/samples/known-secret.ts'
import { buildRequest } from '../../../openapi/samples/index.ts'
import { bodyOf, operationOf, parameterOf, schemeOf, securityOf } from './support/operation.ts'
import { har } from './support/schemas.ts'

const valid = new Ajv2020({ strict: false, allErrors: true }).compile(har)
const started = '2026-02-03T04:05:06.789Z'
const answer: Archived['answer'] = {
  status: 200,
  statusText: 'OK',
  headers: [['X-One', '1'], ['X-Session', 'canary']],
  mediaType: 'application/json',
  bytes: 20,
  text: '{"a":1.50,"token":"canary"}',
  milliseconds: 12,
}

interface Entry {
  request: { method: string, url: string, queryString: unknown[], postData?: { text: string, mimeType: string } }
  response: { status: number, headers: { name: string, value: string }[], content: { text?: string, size: number } }
}

function archive(parts: Omit<Archived, 'started'>): Entry {
  const written = writeHar({ started, ...parts }) as { log: { entries: Entry[] } }
  expect(valid(written), JSON.stringify(valid.errors)).toBe(true)
  return written.log.entries[0] as Entry
}

describe('an archive of a request', () => {
  it('holds what was sent and what came back', () => {
    const operation = operationOf({ method: 'post', parameters: [parameterOf('query', 'q', 'a b')], requestBody: bodyOf('application/json', '{"n":12345678901234567890}') })
    const { request, response } = archive({ request: buildRequest(operation), answer })
    expect(request).toMatchObject({ method: 'POST', url: 'https://api.example.com/v1/things?q=a%20b', queryString: [{ name: 'q', value: 'a b' }] })
    expect(request.postData).toEqual({ mimeType: 'application/json', text: '{"n":12345678901234567890}' })
    expect(response).toMatchObject({ status: 200, content: { size: 20 } })
    expect(response.content.text).toBe('{"a":1.50,"token":""}')
  })

  it('has the status 0 where no answer came', () => {
    const { response } = archive({ request: buildRequest(operationOf()) })
    expect(response).toMatchObject({ status: 0, content: { size: 0 } })
  })

  it.each([
    ['a header', { type: 'apiKey', parameter: { name: 'X-Key', in: 'header' } }, 'canary'],
    ['the query', { type: 'apiKey', parameter: { name: 'key', in: 'query' } }, 'canary'],
    ['a cookie', { type: 'apiKey', parameter: { name: 'sid', in: 'cookie' } }, 'canary'],
    ['Basic', { scheme: 'basic' }, 'canary:canary2'],
    ['Bearer', { scheme: 'bearer' }, 'canary'],
  ] as const)('holds no credential of %s, but its place', (_, scheme, key) => {
    const operation = operationOf({
      method: 'post',
      security: securityOf(schemeOf('mine', scheme)),
      parameters: [parameterOf('header', 'X-Secret', 'canary'), parameterOf('query', 'access_token', 'canary'), parameterOf('cookie', 'session', 'canary')],
      requestBody: bodyOf('application/json', '{"user":"Ada","credentials":{"deep":["canary",4711]}}'),
    })
    const entry = archive({ request: buildRequest(operation, { credentials: { mine: key } }), answer })
    expect(JSON.stringify(entry)).not.toMatch(/canary|4711|Y2FuYXJ5/)
    expect(JSON.stringify(entry)).toContain('{{mine}}')
    expect(JSON.stringify(entry)).toContain('Ada')
  })

  it('has its address where a key of the query is a letter of the host', () => {
    const scheme = schemeOf('mine', { type: 'apiKey', parameter: { name: 'key', in: 'query' } })
    const request = buildRequest(operationOf({ security: securityOf(scheme) }), { credentials: { mine: 'a' } })
    expect(archive({ request }).request.url).toBe('https://api.example.com/v1/things?key={{mine}}')
  })

  it('holds no known secret, wherever it stands', () => {
    const hide = createHider([{ value: 'canary/4711', shown: '{{mine}}' }, { value: '47114711', shown: '{{pin}}' }])
    const operation = operationOf({
      method: 'post',
      parameters: [parameterOf('query', 'q', 'is canary/4711'), parameterOf('header', 'X-Note', 'canary/4711')],
      requestBody: bodyOf('application/json', '{"note":"canary/4711","n":47114711}'),
    })
    const request = buildRequest(operation, { server: 'https://own.test/bot-canary/4711/canary%2F4711/v1' })
    const told = { ...answer, headers: [['Link', '<https://own.test/bot-canary/4711?page=2>']] as [string, string][], text: '{"asked":"canary\\/4711","n":47114711}' }
    const entry = archive({ request, answer: told, hide })
    expect(JSON.stringify(entry)).not.toMatch(/canary|4711/)
    expect(entry.request.url).toBe('https://own.test/bot-{{mine}}/{{mine}}/v1/things?q=is%20{{mine}}')
    expect(entry.request.queryString).toEqual([{ name: 'q', value: 'is {{mine}}' }])
    expect(entry.request.postData?.text).toBe('{"note":"{{mine}}","n":"{{pin}}"}')
    expect(entry.response).toMatchObject({ headers: [{ value: '<https://own.test/bot-{{mine}}?page=2>' }], content: { text: '{"asked":"{{mine}}","n":"{{pin}}"}' } })
  })

  it('holds nobody who stands in the address of a server', () => {
    const entry = archive({ request: buildRequest(operationOf(), { server: 'https://ada:canary@own.test/v1' }) })
    expect(entry.request.url).toBe('https://own.test/v1/things')
    expect(JSON.stringify(entry)).not.toMatch(/canary|ada/)
  })

  it('leaves out what it cannot look through, and the secret fields of a form', () => {
    const text = operationOf({ method: 'post', requestBody: bodyOf('text/plain', 'password: canary') })
    expect(archive({ request: buildRequest(text), answer: { ...answer, text: 'canary' } }).request.postData?.text).toBe('')
    const form = operationOf({ method: 'post', requestBody: bodyOf('application/x-www-form-urlencoded', '{"user":"Ada","password":"canary"}') })
    expect(archive({ request: buildRequest(form) }).request.postData?.text).toBe('user=Ada&password=')
  })
})
