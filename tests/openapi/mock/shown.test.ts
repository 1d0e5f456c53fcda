import { describe, expect, it } from 'vitest'
import { smallMock } from './support/small.ts'

/** What is sent to `/issues` is not what is shown there. */
const issues = `
paths:
  /issues:
    get:
      parameters: [{ name: limit, in: query, schema: { type: integer } }, { name: after, in: query, schema: { type: string } }]
      responses:
        '200':
          description: Issues
          content:
            application/json:
              schema:
                type: object
                required: [data, total, next_cursor]
                properties:
                  data: { type: array, items: { $ref: '#/components/schemas/Issue' } }
                  total: { type: integer }
                  first_id: { type: [string, 'null'] }
                  last_id: { type: [string, 'null'] }
                  next_cursor: { type: string }
                  owner: { type: object, required: [name], properties: { name: { type: string, minLength: 3 }, size: { type: integer } } }
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [title]
              properties:
                title: { type: [string, integer] }
                people: { type: array, items: { type: string } }
                secret: { type: string }
                place: { type: object, properties: { city: { type: string }, door: { type: string } } }
      responses:
        '201': { description: Created, content: { application/json: { schema: { type: object, required: [id], properties: { id: { type: integer } } } } } }
  /issues/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer, example: 1 } }]
    get:
      responses: { '200': { description: Issue, content: { application/json: { schema: { $ref: '#/components/schemas/Issue' } } } } }
    patch:
      requestBody: { content: { application/json: { schema: { type: object, properties: { title: { type: [string, 'null'] } } } } } }
      responses: { '200': { description: Issue, content: { application/json: { schema: { $ref: '#/components/schemas/Issue' } } } } }
components:
  schemas:
    Issue:
      type: object
      required: [id, title, people]
      properties:
        id: { type: integer }
        title: { type: string, minLength: 1 }
        people: { type: array, items: { type: object, required: [login, age], properties: { login: { type: string }, age: { type: integer } } } }
        secret: { type: string, writeOnly: true }
        place: { type: object, properties: { city: { type: string }, door: { type: string, writeOnly: true } } }
`

describe('what was written in the words of another operation', () => {
  it('is shown as the schema of the answer says', async () => {
    const call = smallMock(issues)
    const { body } = await call('POST', '/issues', { title: 7, people: ['ada'] })
    const { id } = body as { id: number }
    const item = await call('GET', `/issues/${id}`)
    expect(item.body).toMatchObject({
      id,
      title: '7',
      people: [{ login: 'ada', age: expect.any(Number) }],
    })
    expect((await call('GET', '/issues')).body).toMatchObject({
      data: expect.arrayContaining([item.body]),
    })
  })

  it('keeps its id, and what may not be null', async () => {
    const call = smallMock(issues)
    expect((await call('PATCH', '/issues/1', { title: null })).body).toMatchObject({
      id: 1,
      title: expect.any(String),
    })
    expect((await call('GET', '/issues/1')).body).toMatchObject({
      id: 1,
      title: expect.any(String),
    })
  })

  it('never shows what is writeOnly, however deep', async () => {
    const call = smallMock(issues)
    const { body } = await call('POST', '/issues', {
      title: 'a',
      secret: 's',
      place: { city: 'Rome', door: 'd' },
    })
    expect((await call('GET', `/issues/${(body as { id: number }).id}`)).body).toMatchObject({
      place: { city: 'Rome' },
    })
    for (const path of [`/issues/${(body as { id: number }).id}`, '/issues'])
      expect((await call('GET', path)).text).not.toMatch(/"secret"|"door"/)
  })
})

describe('the envelope of a list', () => {
  it('tells of the page, and keeps what is not about it', async () => {
    const call = smallMock(issues)
    const first = await call('GET', '/issues?limit=1')
    expect(first.body).toMatchObject({
      first_id: expect.stringMatching(/^\d+$/),
      owner: { name: expect.stringMatching(/.{3}/) },
      next_cursor: 'c1',
    })
    const last = await call('GET', '/issues?after=c1')
    const { total, data } = last.body as { total: number, data: { id: number }[] }
    expect(data).toHaveLength(total - 1)
    expect(last.body).toMatchObject({
      total: (first.body as { total: number }).total,
      last_id: String(data.at(-1)?.id),
      next_cursor: '',
    })
  })
})

it('an item is found by what the path shows, also where that is no id of the schema', async () => {
  const call = smallMock(`
paths:
  /tokens/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string, example: fdd8ed77417641dd } }]
    get: { responses: { '200': { description: Who signed in, content: { application/json: { schema: { type: object, required: [id], properties: { id: { type: string, pattern: '^[a-z]{3}$' } } } } } } } }
`)
  expect((await call('GET', '/tokens/fdd8ed77417641dd')).body).toEqual({
    id: expect.stringMatching(/^[a-z]{3}$/),
  })
})
