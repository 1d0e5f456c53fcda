import { describe, expect, it } from 'vitest'
import type { OpenApi, Operation } from '../../../openapi/document/index.ts'
import { createMockHandler } from '../../../openapi/mock/index.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { documentOf } from './document.ts'

const problem = {
  type: 'object',
  properties: {
    message: { type: 'string' },
    param: { type: 'string' },
    charge: { type: 'string' },
    kind: { type: 'string', enum: ['api_error', 'invalid_request_error'] },
    intent: { type: 'object', properties: { description: { type: 'string' } } },
    help: { type: 'string', example: 'https://example.com/help' },
  },
}

const form = {
  openapi: '3.1.0',
  components: {
    schemas: { Problem: problem },
    responses: {
      Error: { description: 'Wrong', content: { 'application/json': { schema: { type: 'object', properties: { error: { $ref: '#/components/schemas/Problem' } } } } } },
    },
  },
} as Partial<OpenApi>

const error = { $ref: '#/components/responses/Error' }
const body = { required: true, content: { 'application/json': { schema: { type: 'object', required: ['id', 'url', 'name'], properties: { id: { type: 'string', readOnly: true }, url: { type: 'string' }, name: { type: 'string' } } } } } }

/** The examples of an operation's responses on its page, by status, and what the mock answers where that status is asked for. */
async function shown(operation: object, parts: Partial<OpenApi> = form) {
  const document = documentOf({ paths: { '/hooks': { post: operation as Operation } }, ...parts })
  const { operations, operation: open } = createModel(document)
  const responses = open(operations[0]?.tagSlug ?? '', operations[0]?.slug ?? '')?.responses ?? []
  const mock = createMockHandler(document)
  const answers = await Promise.all(responses.map(async ({ status }) => {
    const prefer = `code=${status === 'default' ? 400 : status.replace('XX', '00')}`
    const answer = await mock(new Request('http://localhost/hooks', { method: 'POST', headers: { prefer, 'content-type': 'application/json' }, body: '{"url":"a","name":"b"}' }))
    return [status, await answer.text()] as const
  }))
  const pages = responses.map(({ status, content }) => [status, content?.[0]?.examples[0]?.value] as const)
  return { page: Object.fromEntries(pages), mock: Object.fromEntries(answers) }
}

describe('an error that nobody wrote an example of', () => {
  it('is on the page what the mock answers, with nothing made up', async () => {
    const { page, mock } = await shown({ requestBody: body, responses: { 201: { description: 'Made' }, 400: error, 404: error, 429: error, 500: error } })

    const help = 'https://example.com/help'
    expect(page).toEqual({
      201: undefined,
      400: { error: { message: 'url is required.', param: 'url', kind: 'invalid_request_error', help } },
      404: { error: { message: 'Not Found.', help } },
      429: { error: { message: 'Too Many Requests.', help } },
      500: { error: { message: 'Internal Server Error.', help } },
    })
    for (const status of ['400', '404', '429', '500'])
      expect(JSON.parse(mock[status] ?? '')).toEqual(page[status])
  })

  it('is about the first thing that is missing, in the status that says so', async () => {
    const parameters = [{ name: 'page', in: 'query', required: false }, { name: 'team', in: 'query', required: true }]
      .map(one => ({ ...one, schema: { type: 'string' } }))
    const { page } = await shown({ parameters, responses: { 200: { description: 'A' }, 400: error, 422: error } })

    expect(page).toMatchObject({ 400: { error: { message: 'Bad Request.' } }, 422: { error: { param: 'team' } } })
    expect(page).not.toHaveProperty('400.error.param')
  })

  it('stands for a range and for any other status, where another declares success', async () => {
    const { page } = await shown({ responses: { '200': { description: 'A' }, '5XX': error, 'default': error } })
    const { page: only } = await shown({ responses: { default: error } })

    expect(page).toMatchObject({ '5XX': { error: { message: 'Internal Server Error.' } }, 'default': { error: { message: 'Bad Request.' } } })
    expect(only).toHaveProperty('default.error.charge')
  })

  it('lists what is missing where the form has a list', async () => {
    const schema = { type: 'object', properties: { detail: { type: 'array', items: { type: 'object', required: ['loc', 'msg'], properties: { loc: { type: 'array', items: { type: 'string' } }, msg: { type: 'string' }, type: { type: 'string' } } } } } }
    const response = { description: 'Invalid', content: { 'application/json': { schema } } }
    const { page, mock } = await shown({ requestBody: body, responses: { 201: { description: 'Made' }, 422: response } }, {})

    expect(page[422]).toEqual({ detail: [{ loc: ['body', 'url'], msg: 'url is required', type: 'required' }] })
    expect(JSON.parse(mock[422] ?? '')).toEqual(page[422])
  })

  it('is made from the schema where its form has no place for what is known', async () => {
    const response = { description: 'Wrong', content: { 'application/json': { schema: { type: 'object', properties: { weight: { type: 'integer', enum: [7] }, other: { type: 'array', items: { type: 'string' } } } } } } }
    const { page, mock } = await shown({ responses: { 201: { description: 'Made' }, 404: response } }, {})

    expect(page[404]).toMatchObject({ weight: 7 })
    expect(JSON.parse(mock[404] ?? '')).toMatchObject({ weight: 7 })
  })
})

describe('an error that somebody wrote an example of', () => {
  it('is shown as it is written', async () => {
    const example = { error: { message: 'No such hook', charge: 'ch_1' } }
    const response = { description: 'Gone', content: { 'application/json': { schema: { type: 'object' }, example } } }
    const { page, mock } = await shown({ responses: { 201: { description: 'Made' }, 404: response } })

    expect(page[404]).toEqual(example)
    expect(JSON.parse(mock[404] ?? '')).toEqual(example)
  })
})
