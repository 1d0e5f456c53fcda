import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import type { Schema } from '../../../../openapi/document/openapi.ts'
import type { BodyProblem } from '../../../../components/try-it/check/tasks.ts'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runTask } from '../../../../components/try-it/check/tasks.ts'
import { writeDocument } from '../../../../openapi/document/document-text.ts'
import { documentOf } from '../../../openapi/model/document.ts'

const address: Schema = { type: 'object', required: ['city'], properties: { city: { type: 'string' }, tags: { type: 'array', maxItems: 1 } } }
const document = documentOf({
  paths: {
    '/a': {
      post: {
        requestBody: { $ref: '#/components/requestBodies/It' },
        responses: { 200: { description: '', content: { 'application/json': { schema: address } } } },
      },
    },
  },
  components: {
    requestBodies: {
      It: { content: { 'application/json': { schema: { type: 'object', properties: { age: { type: 'integer' }, home: address } } } } },
    },
  },
})
const pointer = '#/paths/~1a/post'

describe('the checker', () => {
  let server: Server
  let contract: string
  let asked = 0
  let status = 200

  beforeAll(async () => {
    server = createServer((_, response) => {
      asked++
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(writeDocument(document)))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    contract = `http://127.0.0.1:${(server.address() as AddressInfo).port}/contract.json`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  /** The pieces of a body that are wrong, as they stand in the text. */
  async function wrong(text: string, mediaType = 'application/json'): Promise<[pointer: string, piece: string][]> {
    const problems: BodyProblem[] = await runTask({ kind: 'body', contract, pointer, mediaType, text })
    return problems.map(({ pointer, from, to }) => [pointer, text.slice(from, to)])
  }

  it('asks for a contract again after a failure, and only once after that', async () => {
    status = 503
    await expect(wrong('{}')).rejects.toThrow(`${contract}: 503`)
    status = 200
    expect(await wrong('{}')).toEqual([])
    expect(await wrong('{}')).toEqual([])
    expect(asked).toBe(2)
  })

  it('marks a value with its name, and a list or an object by its name alone', async () => {
    expect(await wrong('{"age": 1}')).toEqual([])
    expect(await wrong('{ "age": "x"}')).toEqual([['/age', '"age": "x"']])
    expect(await wrong('{"home": {"tags": [1, 2]}, "age": 1.5}')).toEqual([
      ['/home/city', '"home"'],
      ['/home/tags', '"tags"'],
      ['/age', '"age": 1.5'],
    ])
  })

  it('marks a value without a name as far as its line goes', async () => {
    expect(await wrong('7')).toEqual([['', '7']])
    expect(await wrong('[1, 2]')).toEqual([['', '[']])
  })

  it('says nothing of what is no JSON, and of a media type without a schema', async () => {
    expect(await wrong('{"age": ')).toEqual([])
    expect(await wrong('{"age": "x"}', 'text/plain')).toEqual([])
  })

  it('reads a long text from its bytes', async () => {
    expect((await runTask({ kind: 'index', text: new Blob(['[1, 2]']) }))?.count).toBe(4)
    expect(await runTask({ kind: 'index', text: '[1' })).toBeUndefined()
    const ask = (text?: string | Blob) => runTask({
      kind: 'answer',
      contract,
      pointer,
      answer: { status: 200, headers: [['content-type', 'application/json']], bytes: 2, text, seesAllHeaders: true },
    })
    expect((await ask(new Blob(['{}']))).breaches).toMatchObject([{ in: 'body', pointer: '/city' }])
    expect((await ask('{"city": "x"}')).breaches).toEqual([])
    expect((await ask()).isWhole).toBe(false)
  })
})
