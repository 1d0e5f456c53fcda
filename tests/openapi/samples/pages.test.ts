import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import type { OpenApi } from '../../../openapi/document/openapi.ts'
import type { HttpRequest } from '../../../openapi/samples/index.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toNodeListener } from '../../../openapi/mock/host/node.ts'
import { createMockHandler } from '../../../openapi/mock/index.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { buildRequest } from '../../../openapi/samples/index.ts'
import { listRunnableClients, runEach } from './support/run.ts'

/** Every way in which lists page, by the parameters, the envelope and the headers that say so. */
const forms: Record<
  string,
  { query?: string, envelope?: string, example?: string, header?: string, isRaw?: true, by: string }
> = {
  cursor: { query: 'cursor: string', envelope: 'next_cursor: [string, null]', by: 'cursor' },
  unsorted: { query: 'after: string, size: integer = 10, depth: integer = 1', envelope: 'page: { end_cursor: string }', by: 'cursor' },
  nested: { query: 'after: string', envelope: 'page: { end_cursor: string }', by: 'cursor' },
  number: { query: 'page: integer', envelope: 'pagination: { next: [integer, null] }', by: 'cursor' },
  record: { query: 'starting_after: string', envelope: 'has_more: boolean', by: 'record' },
  last: { query: 'after: string', envelope: 'object: string, count: integer', by: 'record' },
  pages: { query: 'page: integer', envelope: 'total_pages: integer', by: 'page' },
  path: { query: 'page: integer', envelope: 'links: { next: [string, null] }', example: '/things?page=2', by: 'page' },
  plain: { query: 'page: integer', by: 'page' },
  zero: { query: 'page: integer = 0', by: 'page' },
  total: { query: 'offset: integer', envelope: 'total: integer', by: 'offset' },
  offset: { query: 'offset: integer', by: 'offset' },
  more: { query: 'offset: integer', envelope: 'meta: { has_more: boolean }', by: 'offset' },
  link: { query: 'page: integer', header: 'Link', by: 'link' },
  rawCursor: { query: 'cursor: string', envelope: 'next_cursor: [string, null]', isRaw: true, by: 'cursor' },
  rawPages: { query: 'page: integer', envelope: 'total_pages: integer', isRaw: true, by: 'page' },
  rawOffset: { query: 'offset: integer', envelope: 'total: integer', isRaw: true, by: 'offset' },
  rawRecord: { query: 'starting_after: string', envelope: 'has_more: boolean', isRaw: true, by: 'record' },
  address: { query: 'cursor: string', envelope: 'next: [string, null]', example: 'https://api.example.com/things?cursor=c', by: 'address' },
}

/** A list whose commas stand as they are, beside what is encoded. */
const rawParameters = [
  {
    name: 'fields',
    in: 'query',
    required: true,
    explode: false,
    example: ['id', 'name'],
    schema: { type: 'array', items: { type: 'string' } },
  },
  { name: 'note', in: 'query', required: true, example: 'O\'Brien & sons', schema: { type: 'string' } },
]

type Json = Record<string, unknown>

function schemaOf(text: string): Json {
  const [, inner] = /^\{(.*)\}$/.exec(text.trim()) ?? []
  if (inner !== undefined)
    return { type: 'object', properties: propertiesOf(inner) }
  const [type = '', start] = text.split('=').map(part => part.trim())
  return { type: type.startsWith('[') ? type.slice(1, -1).split(', ') : type, ...(start !== undefined && { default: Number(start) }) }
}

function propertiesOf(text: string): Json {
  const pairs = text.matchAll(/(\w+): (\{[^}]*\}|\[[^\]]*\]|[^,]+)/g)
  return Object.fromEntries([...pairs].map(([, name = '', type = '']) => [name, schemaOf(type)]))
}

const records = Array.from({ length: 25 }, (_, index) => ({ id: `thing_${index + 1}` }))

function pathOf({ query = '', envelope, example, header, isRaw }: (typeof forms)[string]): Json {
  const list = { type: 'array', items: { $ref: '#/components/schemas/Thing' } }
  const [[name, schema] = []] = Object.entries(propertiesOf(envelope ?? '')) as [string, Json][]
  const shown = (holder: Json): Json =>
    Object.fromEntries(Object.keys(holder.properties as Json).map(key => [key, example]))
  return {
    get: {
      parameters: [
        ...Object.entries(propertiesOf(`${query}, limit: integer = 10`)).map(([name, schema]) => ({ name, in: 'query', schema })),
        ...isRaw ? rawParameters : [],
      ],
      security: [{ key: [] }],
      responses: {
        200: {
          description: 'Some.',
          ...(header && { headers: { [header]: { schema: { type: 'string' } } } }),
          content: {
            'application/json': {
              schema: envelope === undefined ? list : { type: 'object', properties: { things: list, ...propertiesOf(envelope) } },
              example: envelope === undefined
                ? records
                : { things: records, ...(example !== undefined && name !== undefined && { [name]: schema?.type === 'object' ? shown(schema) : example }) },
            },
          },
        },
      },
    },
  }
}

/** Those that print a loop over all pages; the others show the first and say so. */
const pagingClients = () => listRunnableClients().filter(({ language }) => !/^(?:curl|java|kotlin|rust)$/.test(language))

/** What makes a collection of a list. */
const item = {
  get: {
    operationId: 'item',
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    responses: { 200: { description: 'One.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } } },
  },
}

describe('a list that pages', () => {
  let server: Server
  let folder: string
  const requests = new Map<string, HttpRequest>()
  const targets: string[] = []

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pages-'))
    const root = {
      openapi: '3.1.0',
      info: { title: 'Things', version: '1' },
      paths: Object.fromEntries(Object.entries(forms).flatMap(([name, form]) => [[`/${name}`, pathOf(form)], [`/${name}/{id}`, item]])),
      components: {
        schemas: { Thing: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } },
        securitySchemes: { key: { 'type': 'http', 'scheme': 'bearer', 'x-default': 'test_key' } },
      },
    } as unknown as OpenApi
    const document = { name: 'things', version: '3.1.0', root }
    const listen = toNodeListener(createMockHandler(document))
    server = createServer((request, response) => {
      targets.push(String(request.url))
      listen(request, response)
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const model = createModel(document)
    for (const { tagSlug, slug, path } of model.operations) {
      const operation = model.operation(tagSlug ?? '', slug)
      const { port } = server.address() as AddressInfo
      if (operation && !path.includes('{'))
        requests.set(path.slice(1), buildRequest(operation, { server: `http://127.0.0.1:${port}` }))
    }
  })

  afterAll(() => {
    server.close()
    server.closeAllConnections()
    rmSync(folder, { recursive: true })
  })

  it.for(Object.entries(forms))('by %s is told from the document', ([name, { by }]) => {
    expect(requests.get(name)?.paging?.turn.by).toBe(by)
  })

  it.for(pagingClients().flatMap(client =>
    [false, true].map(handlesErrors => ({ client, handlesErrors, id: `${client.id}${handlesErrors ? ' with errors handled' : ''}` }))))(
    'is printed once and whole in $id',
    { timeout: 600_000 },
    async ({ client, handlesErrors }) => {
      const programs = [...requests].map(([name, request]) => ({
        id: `${client.id.replaceAll('-', '')}${name}`,
        extension: client.extension,
        code: client.emit(request, { allPages: true, handlesErrors }).code,
      }))
      targets.splice(0)
      const runs = await runEach(client, programs, join(folder, `${client.id}${handlesErrors}`))
      const raw = targets.filter(target => target.startsWith('/raw'))
      expect(raw.length).toBeGreaterThanOrEqual(12)
      for (const target of raw) {
        expect(target).toMatch(/[?&]fields=id,name(?:&|$)/)
        expect(target).toMatch(/[?&]note=O%27Brien%20%26%20sons(?:&|$)/)
      }
      for (const [index, { exitCode, stdout, stderr }] of runs.entries()) {
        const found = [...stdout.matchAll(/thing_\d+/g)].map(String).slice(0, 30)
        expect(found, `${programs[index]?.code}\n${stderr}`).toEqual(records.map(({ id }) => id))
        expect([exitCode, stderr]).toEqual([0, ''])
      }
    },
  )

  it.for(pagingClients())(
    'is followed to addresses that are relative in $id',
    { timeout: 600_000 },
    async (client) => {
      const asked: string[] = []
      const relative = createServer((request, response) => {
        const number = asked.push(String(request.url))
        const { port } = relative.address() as AddressInfo
        const next = [
          '?cursor=2',
          '/v1/more?cursor=3',
          'other/link?cursor=http://x/',
          '../link?cursor=5',
          `//127.0.0.1:${port}/link?cursor=6`,
          `http://127.0.0.1:${port}/end`,
        ][number - 1]
        response.setHeader('Content-Type', 'application/json')
        if (next !== undefined && asked[0]?.startsWith('/v1/link'))
          response.setHeader('Link', `<${next}>; rel="next"`)
        const things = [{ id: `thing_${number}` }]
        response.end(JSON.stringify(asked[0]?.startsWith('/v1/link') ? things : { things, next: next ?? null }))
      })
      await new Promise<void>(resolve => relative.listen(0, '127.0.0.1', resolve))
      const { port } = relative.address() as AddressInfo
      for (const name of ['link', 'address']) {
        asked.splice(0)
        const request = requests.get(name)
        const url = `http://127.0.0.1:${port}/v1/${name}`
        const { code } = request ? client.emit({ ...request, url }, { allPages: true }) : { code: '' }
        const program = { id: `${client.id.replaceAll('-', '')}${name}relative`, extension: client.extension, code }
        const [run] = await runEach(client, [program], join(folder, `${client.id}${name}relative`))
        expect(run?.stderr, code).toBe('')
        expect(asked).toEqual([
          `/v1/${name}`,
          `/v1/${name}?cursor=2`,
          '/v1/more?cursor=3',
          '/v1/other/link?cursor=http://x/',
          '/v1/link?cursor=5',
          '/link?cursor=6',
          '/end',
        ])
      }
      relative.close()
      relative.closeAllConnections()
    },
  )

  it.for([
    ['node', 'query.set(\'after\', page.next)'],
    ['python', '?fields=id,name\',\n        params=params,'],
    ['python-httpx', '?fields=id,name{"&" if params else ""}{httpx.QueryParams(params)}'],
    ['php', '?fields=id,name\' . ($query ? \'&\' . http_build_query('],
    ['php-guzzle', '\'fields=id,name\' . ($query ? \'&\' . http_build_query('],
    ['ruby', 'uri.query = \'fields=id,name\'\n'],
    ['go', 'request.URL.RawQuery = "fields=id,name"\n'],
  ])('asks for its first page by a raw pair alone in %s', { timeout: 600_000 }, async ([id, part = '']) => {
    const client = listRunnableClients().find(one => one.id === id)
    const asked: string[] = []
    const plain = createServer((request, response) => {
      const number = asked.push(String(request.url))
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify({ things: [{ id: `thing_${number}` }], next: number === 1 ? 'a b&c' : null }))
    })
    await new Promise<void>(resolve => plain.listen(0, '127.0.0.1', resolve))
    const { port } = plain.address() as AddressInfo
    const known = requests.get('rawCursor')
    const { paging, ...request } = known ?? {}
    const code = client && paging
      ? client.emit({
        ...request as HttpRequest,
        url: `http://127.0.0.1:${port}/things?fields=id,name`,
        paging: { ...paging, items: ['things'], turn: { by: 'cursor', parameter: 'after', path: ['next'] } },
      }, { allPages: true }).code
      : ''
    expect(code).toContain(part)
    const program = { id: `${id?.replaceAll('-', '')}alone`, extension: client?.extension ?? '', code }
    const [run] = client ? await runEach(client, [program], join(folder, `${id}alone`)) : []
    expect(run?.stderr, code).toBe('')
    expect(asked.map(target => target.replaceAll('+', '%20'))).toEqual(['/things?fields=id,name', '/things?fields=id,name&after=a%20b%26c'])
    plain.close()
    plain.closeAllConnections()
  })

  it('is read to its first page alone where the client reads no JSON, and says so', () => {
    const [request] = requests.values()
    const curl = listRunnableClients().find(({ id }) => id === 'curl')
    const { code } = request && curl ? curl.emit(request, { allPages: true }) : { code: '' }
    expect(code).toMatch(/^# The first page: [^\n]+\ncurl/)
  })
})
