import type { Server } from '../../../../openapi/model/types.ts'
import type { PastedRequest } from '../../../../components/try-it/memory/pasted.ts'
import type { Environment } from '../../../../components/try-it/server/environments.ts'
import { describe, expect, it } from 'vitest'
import { cutPasted, findServer } from '../../../../components/try-it/memory/pasted-server.ts'
import { operation, parameter } from '../operation.ts'
import { computed } from '../../../support/computed.ts'

const server = (url: string, variables: Server['variables'] = []): Server => ({ url, variables })

const servers = [
  server('/v1'),
  server('https://{region}.api.test:{port}/{version}/', [
    { name: 'region', default: 'eu', enum: ['eu', 'us'] },
    { name: 'port', default: '8443', enum: ['8443', '443'] },
    { name: 'version', default: 'v1' },
  ]),
  server('{scheme}://plain.test', [{ name: 'scheme', default: 'https', enum: ['https', 'http'] }]),
  server('https://{host}/v1', [{ name: 'host', default: 'any.test' }]),
  server('HTTPS://API.test/v1/'),
  server('{base}/v3', [{ name: 'base', default: 'https://base.test/api' }]),
  server('https://optional.test{base}', [{ name: 'base', default: '/v1' }]),
  server('https://{x}.twice.test/{x}', [{ name: 'x', default: 'a' }]),
]

function requestTo(url: string): PastedRequest {
  return { url, method: 'GET', headers: [], leftOut: [] }
}

describe('the address before the path of a pasted request', () => {
  it.each<[path: string, url: string, want: string | undefined]>([
    ['/a/{id}', 'https://API.test:443/v1/a/7?x=1#y', 'https://api.test/v1'],
    ['/a/{id}', 'http://a.test/a/7/', 'http://a.test'],
    ['/a/', 'http://a.test:81/v1/a/', 'http://a.test:81/v1'],
    ['/', 'http://a.test/v1/', 'http://a.test/v1'],
    ['/a', 'https://me:canary@a.test/v1/a', 'https://a.test/v1'],
    ['/a', 'ftp://a.test/a', undefined],
  ])('%s in %s', (path, url, want) =>
    expect(cutPasted(operation({ path }), requestTo(url))?.address).toBe(want))
})

describe('the path of a pasted request', () => {
  it.each([
    ['/a/{id}', 'http://a.test/b/7'],
    ['/a/{id}', 'http://a.test/7'],
    ['/a/{id}', 'http://a.test/a/7/8'],
    ['/{id}/{more}', 'http://a.test/7'],
    ['/a/', 'http://a.test/a'],
  ])('%s is not in %s', (path, url) => expect(cutPasted(operation({ path }), requestTo(url))).toBeUndefined())

  const file = (path: string, ...narrow: string[]) => operation({ path, parameters: [
    parameter({ name: 'file', in: 'path', multiSegment: true }),
    ...narrow.map(name => parameter({ name, in: 'path' })),
  ] })
  const known = { servers, environments: [], sandbox: 'https://docs.test/mock' }

  it.each<[path: string, url: string, file: string, address: string]>([
    ['/files/{file}', 'https://new.test/v1/files/a/b%2Fc/d.txt', 'a/b%2Fc/d.txt', 'https://new.test/v1'],
    ['/files/{file}', 'https://new.test/files/a', 'a', 'https://new.test'],
    ['/files/{file}', `https://new.test/files${'/a'.repeat(100)}`, `a${'/a'.repeat(99)}`, 'https://new.test'],
    ['/files/{file}', 'https://new.test/files/a/', 'a/', 'https://new.test'],
    ['/files/{file}/text', 'https://new.test/v1/files/a/b/text/', 'a/b', 'https://new.test/v1'],
    ['/files/{file}/text', 'https://new.test/files/a/text/b/text', 'a/text/b', 'https://new.test'],
    ['/files/v{file}.json', 'https://new.test/files/va/b.json', 'a/b', 'https://new.test'],
    ['/files/{file}', 'https://new.test/v1/files/a/files/b', 'a/files/b', 'https://new.test/v1'],
    // The sandbox lets such a value take no more than it must.
    ['/files/{file}/of/{id}', 'https://new.test/files/a/b/of/of/7', 'a/b/of', 'https://new.test'],
    ['/{file}', 'https://new.test/v2/a/b', 'v2/a/b', 'https://new.test'],
    ['/{file}', 'https://plain.test/v1/a/b', 'v1/a/b', 'https://plain.test'],
    ['/{file}', 'https://api.test/v1/a/b', 'a/b', 'https://api.test/v1'],
    ['/{file}', 'https://docs.test/mock/a/b', 'a/b', 'https://docs.test/mock'],
    ['/{file}', 'https://us.api.test:8443/v2/a/b', 'a/b', 'https://us.api.test:8443/v2'],
  ])('%s in %s holds a value with slashes', (path, url, value, address) => {
    const cut = cutPasted(file(path, 'id'), requestTo(url), known)
    expect([cut?.values.file, cut?.address]).toEqual([value, address])
  })

  it.each([
    ['/files/{file}', 'https://new.test/files'],
    ['/files/{file}/text', 'https://new.test/files/text'],
    ['/files/{file}/text', 'https://new.test/files/a/b/json'],
    ['/files/{id}/text', 'https://new.test/files/a/b/text'],
    ['/files/{file}', `https://new.test/files${'/a'.repeat(101)}`],
  ])('%s is not in %s, whatever may hold slashes', (path, url) =>
    expect(cutPasted(file(path, 'id'), requestTo(url), known)).toBeUndefined())

  it('is cut in no time, however many values may hold slashes', () => {
    const wide = ['a', 'b', 'c', 'd', 'e', 'f'].map(name => parameter({ name, in: 'path', multiSegment: true }))
    const path = `/${wide.map(({ name }) => `{${name}}`).join('/x/')}/end`
    const start = computed()
    expect(cutPasted(operation({ path, parameters: wide }), requestTo(`https://a.test/${'x/'.repeat(300)}`))).toBeUndefined()
    expect(computed() - start).toBeLessThan(2_000)
  })
})

describe('the server of a pasted request', () => {
  const environments: Environment[] = [
    { name: 'Mine', server: 'http://own.test/{tenant}', variables: { tenant: 'one' } },
    { name: 'Broken', server: 'http://', variables: {} },
  ]
  const find = (base: string, sandbox: string | undefined = 'https://docs.test/mock') => findServer(base, { servers, environments, sandbox })
  const chosen = (url = '', variables: Record<string, string> = {}, environment = '') => ({ server: url, variables, environment })

  it.each<[base: string, want: ReturnType<typeof find>]>([
    ['https://docs.test/mock', chosen('')],
    ['https://api.test/v1', chosen('HTTPS://API.test/v1/')],
    ['https://us.api.test:8443/v2', chosen(servers[1]?.url, { region: 'us', port: '8443', version: 'v2' })],
    ['https://eu.api.test/v1', chosen(servers[1]?.url, { region: 'eu', port: '443', version: 'v1' })],
    ['http://plain.test', chosen(servers[2]?.url, { scheme: 'http' })],
    ['https://elsewhere.test/v1', chosen(servers[3]?.url, { host: 'elsewhere.test' })],
    ['https://other.test/deep/v3', chosen('{base}/v3', { base: 'https://other.test/deep' })],
    ['https://optional.test', chosen('https://optional.test{base}', { base: '' })],
    ['https://b.twice.test/b', chosen(servers[7]?.url, { x: 'b' })],
    ['http://own.test/one', chosen('http://own.test/{tenant}', { tenant: 'one' }, 'Mine')],
  ])('%s is of the document, the sandbox, or an environment', (base, want) => expect(find(base)).toEqual(want))

  it.each([
    ['a value that is none of those the document names', 'https://asia.api.test:8443/v2'],
    ['a port that is none of them', 'https://eu.api.test:9443/v2'],
    ['another scheme', 'http://api.test/v1'],
    ['a path in the place of a host', 'https://elsewhere.test/a/v1'],
    ['a value of more segments than the document has there', 'https://eu.api.test/v1/more'],
    ['one variable with two values', 'https://a.twice.test/b'],
    ['the values of an environment', 'http://own.test/two'],
    ['the address of this site, which has no sandbox', 'https://docs.test/mock'],
  ])('is none of them with %s', (_, base) => expect(findServer(base, { servers, environments, sandbox: undefined })).toBeUndefined())
})
