import type { OperationPage } from '../../components/shared/page.ts'
import type { Proof } from '../../openapi/samples/index.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createValidators } from '../../openapi/schema/validate/validators.ts'
import { recordAnswers } from '../../scripts/sample/record.ts'
import { createReferences } from '../../site/registry.ts'
import { contentOf } from '../../site/page-data/content.ts'
import { sourceOf } from '../../site/page-data/source.ts'
import { createTwins } from '../../site/twin/twin.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-record-'))
afterAll(() => rmSync(folder, { recursive: true }))

const spec = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: https://api.example.com/v1 }]
security: [{ key: [] }]
tags: [{ name: Orders }]
paths:
  /orders:
    post:
      tags: [Orders]
      operationId: createOrder
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [item, email]
              properties:
                item: { type: string, minLength: 3, example: 'pen<b>{{1}}' }
                email: { type: string, format: email, example: ann@example.com }
                colour: { enum: [red, blue] }
      responses:
        '201': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
        '401': { description: 'Who <i>are</i> you | really?', content: { application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } } } }
        '409':
          description: It conflicts.
          content:
            application/problem+json:
              schema: { $ref: '#/components/schemas/Problem' }
              examples:
                Sold: { summary: The item is sold, value: { title: Conflict, status: 409, code: sold } }
                Closed: { value: { title: Conflict, status: 409, code: closed, detail: The shop is closed } }
        '415': { description: Unsupported Media Type }
        '422': { description: Invalid, content: { application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } } } }
        '429': { description: Slow down, headers: { Retry-After: { schema: { type: integer } } } }
        '500': { description: Internal Server Error }
  /orders/{id}:
    get:
      tags: [Orders]
      operationId: readOrder
      security: []
      parameters: [{ name: id, in: path, required: true, schema: { type: string, pattern: '^o_\\d{3}$', example: o_123 } }]
      responses:
        '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
        default: { description: An error, content: { application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } } } }
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
  schemas:
    Order: { type: object, required: [id, item], properties: { id: { type: string, pattern: '^o_\\d{3}$', readOnly: true, example: o_123 }, item: { type: string } } }
    Problem: { type: object, required: [title, status], properties: { title: { type: string }, status: { type: integer }, code: { type: string }, detail: { type: string }, instance: { type: string, format: uri-reference } } }
`

/** The pages of a document beside the recording that lies there. */
async function open(text: string) {
  const file = join(folder, 'shop.yaml')
  writeFileSync(file, text)
  const references = createReferences(folder, [{ name: 'shop', file }])
  await references.refresh()
  const [api] = references.readable()
  if (!api)
    throw new Error('The document cannot be read.')
  const sourceFor = (operation: string) => {
    const source = sourceOf(api, '[api]/[tag]/[operation].md', { params: { api: 'shop', tag: 'orders', operation } })
    if (!source)
      throw new Error('There is no page.')
    return source
  }
  return {
    api,
    page: async (operation: string) => await contentOf(references, api, sourceFor(operation)) as OperationPage,
    twin: (operation: string) => createTwins('/', folder)(api, sourceFor(operation)) ?? '',
  }
}

async function record(text: string): Promise<Proof['answers']> {
  const { api } = await open(text)
  const { operations, problems } = await recordAnswers(api)
  expect(problems).toEqual([])
  const answers = { shop: operations }
  mkdirSync(join(folder, 'samples'), { recursive: true })
  writeFileSync(join(folder, 'samples/proof.json'), JSON.stringify({ runtimes: {}, apis: {}, answers }))
  return answers
}

const plain = (html: string): string => html.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#123;', '{').replaceAll('&amp;', '&')

describe('the errors of an operation', () => {
  let answers: Proof['answers']
  let create: OperationPage
  beforeAll(async () => {
    answers = await record(spec)
    create = await (await open(spec)).page('create-order')
  }, 60_000)

  it('tell cause and remedy from declared errors, their examples, and the rules of the request', () => {
    const rows = create.failures.map(({ status, type, cause, remedy }) => [status, type, plain(cause), plain(remedy)])
    expect(rows).toEqual([
      ['401', undefined, 'Who are you | really?', 'Send a valid credential, as said under Authentication.'],
      ['409', 'sold', 'The item is sold.', 'Read what is stored, then change the request.'],
      ['409', 'closed', 'The shop is closed.', 'Read what is stored, then change the request.'],
      ['415', undefined, 'The body is of a type that is not read here.', 'Send the body as application/json.'],
      ['422', undefined, 'A required field is missing: item, email.', 'Send every required field.'],
      ['422', undefined, 'A value breaks its rule: item (at least 3 characters), email (email), colour (red, blue).', 'Send a value that the field allows.'],
      ['429', undefined, 'Slow down.', 'Wait as long as Retry-After says, then send the request again.'],
      ['500', undefined, 'Something failed at the service.', 'Look whether the request took effect before you send it again.'],
    ])
  })

  it('show the request that causes each, and else how the sandbox is asked for it', () => {
    const shown = create.failures.map(({ request, asked }) => asked ?? request?.replace(/\s+/g, ' '))
    expect(shown[0]).toContain('curl')
    expect(shown[0]).not.toContain('Authorization')
    expect(shown[1]).toBe('Prefer: code=409, example=Sold')
    expect(shown[3]).toContain('Content-Type: application/x-unknown')
    expect(shown[4]).not.toContain('"item"')
    expect(shown[4]).toMatch(/Authorization: Bearer \$SHOP_KEY.*"email"/)
    expect(shown[5]).toContain('"item": "xx"')
    expect(shown[7]).toBe('Prefer: code=500')
  })

  it('show what the sandbox answered, as it was recorded and is valid', async () => {
    const { api } = await open(spec)
    const problem = createValidators(api.document).schema('/components/schemas/Problem', 'response')
    const recorded = answers?.shop?.createOrder?.failures ?? {}
    expect(Object.keys(recorded)).toHaveLength(create.failures.length)
    for (const [index, { status, text }] of Object.values(recorded).entries()) {
      const { answer = '', status: shown } = create.failures[index] ?? {}
      expect(String(status)).toBe(shown)
      const { examples = [] } = create.responses.find(one => one.status === shown) ?? {}
      if (answer === '' && text !== undefined)
        expect(examples.map(({ html }): unknown => JSON.parse(plain(html)))).toContainEqual(JSON.parse(text))
      else
        expect(answer === '' ? '' : JSON.parse(answer)).toEqual(text === undefined ? '' : JSON.parse(text))
      if (status !== 415 && status !== 429 && status !== 500)
        expect(problem?.(JSON.parse(text ?? ''))).toEqual([])
    }
    expect(recorded['422 missing']?.text).toContain('item')
    expect(recorded['422 rule']?.text).toContain('item')
  })

  it('are those that a call can cause itself where `default` stands for all', async () => {
    const { failures } = await (await open(spec)).page('read-order')
    expect(failures.map(({ status, cause, request }) => [status, plain(cause), /o_\d+/.exec(request ?? '')?.[0]])).toEqual([
      ['default', 'A value breaks its rule: id (^o_\\d{3}$).', undefined],
      ['default', 'No record has this id.', 'o_876'],
    ])
    expect(failures.map(({ answer }) => JSON.parse(answer ?? '') as { status: number }).map(({ status }) => status)).toEqual([400, 404])
  })

  it('are not said to be failures of the service where `default` is all that is not declared', async () => {
    const declared = spec.replace('\'200\': { description: OK', '\'400\': { description: It cannot be read }\n        $&')
    const { failures } = await (await open(declared)).page('read-order')
    expect(failures.map(({ status }) => status)).toEqual(['400'])
  })

  it('name the parameter that a 404 is about, where its cause is what the document says', async () => {
    const declared = spec.replace('default: { description: An error', '\'404\': { description: There is no such order }\n        $&')
    const { failures } = await (await open(declared)).page('read-order')
    expect(failures.filter(({ status }) => status === '404').map(({ cause, remedy }) => [plain(cause), plain(remedy)])).toEqual([
      ['There is no such order.', 'Take id from an earlier answer or from a list.'],
    ])
  })

  it('say nothing of a parameter where none is known to be wrong', async () => {
    const declared = spec.replace('\'415\'', '\'404\': { description: The shop is not there }\n        $&')
    const { failures } = await (await open(declared)).page('create-order')
    expect(failures.filter(({ status }) => status === '404').map(({ cause, remedy }) => [plain(cause), plain(remedy)])).toEqual([
      ['The shop is not there.', 'Read the message of the answer, then change the request.'],
    ])
  })

  it('are recorded of a caller whose digest is right', async () => {
    const { api } = await open(spec
      .replace('scheme: bearer', 'scheme: digest')
      .replace('      security: []\n', '')
      .replace('default: { description: An error', '\'401\': { description: Who are you }\n        \'404\': { description: There is no such order }\n        $&'))
    const { operations, problems } = await recordAnswers(api)
    expect(problems).toEqual([])
    const { failures = {}, responses } = operations.readOrder ?? {}
    expect(Object.entries(failures).map(([id, { by, status }]) => [id, by, status])).toEqual(expect.arrayContaining([
      ['401 credential', 'itself', 401],
      ['404 absent', 'itself', 404],
    ]))
    expect(Object.keys(responses ?? {})).toContain('200')
  })

  it('stand in the Markdown of the page, too', async () => {
    const twin = (await open(spec)).twin('create-order')
    expect(twin).toContain('| 409 `sold` | The item is sold. | Read what is stored, then change the request. |')
    expect(twin).toContain('| 401 | Who are you \\| really?')
    expect(twin).toMatch(/422: A required field is missing: `item`, `email`\.\n\n```sh\ncurl/)
  })

  it('show no answer to another request than the one that was recorded', async () => {
    const changed = await open(spec.replace('ann@example.com', 'bob@example.com'))
    const { failures } = await changed.page('create-order')
    // The body of the 415 is no JSON, and stays the same.
    expect(failures.flatMap(({ status, answer }) => (answer === undefined ? [] : [status]))).toEqual(['415'])
  })
})

describe('the responses on a page', () => {
  it('are what the sandbox answered in the run of the samples, and valid', async () => {
    const answers = await record(spec)
    const { api, page } = await open(spec)
    const validators = createValidators(api.document)
    let compared = 0
    for (const [id, slug] of [['createOrder', 'create-order'], ['readOrder', 'read-order']] as const) {
      const { responses } = await page(slug)
      for (const [status, examples] of Object.entries(answers?.shop?.[id]?.responses ?? {})) {
        const shown = responses.find(response => response.status === status)?.examples ?? []
        for (const [index, { text = '', type }] of Object.values(examples).entries()) {
          const body = JSON.parse(text) as unknown
          expect(JSON.parse(plain(shown[index]?.html ?? ''))).toEqual(body)
          expect(validators.schema(`/components/schemas/${type === 'application/json' ? 'Order' : 'Problem'}`, 'response')?.(body)).toEqual([])
          compared++
        }
      }
    }
    expect(compared).toBeGreaterThan(4)
  })

  it('show the path that was called, which no example knows', async () => {
    const { page } = await open(spec)
    const unauthorized = (await page('create-order')).responses.find(({ status }) => status === '401')
    expect(plain(unauthorized?.examples[0]?.html ?? '')).toContain('"instance": "/v1/orders"')
  })
})
