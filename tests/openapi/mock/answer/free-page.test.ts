import { describe, expect, it } from 'vitest'
import { smallMock } from '../support/small.ts'

const things = '[{ id: thing_1 }, { id: thing_2 }]'

/** A list that is not kept: by what its pages are asked for, its envelope, and the example of both. */
function list(parameter: string, properties: string, example: string): string {
  return `
      parameters: [{ name: ${parameter} }]
      responses:
        '200':
          description: Things
          content:
            application/json:
              schema: { type: object, properties: { things: { type: array, items: { $ref: '#/components/schemas/Thing' } }, ${properties} } }
              example: { things: ${things}, ${example} }`
}

const hours = [{ opens: '09:00' }, { opens: '10:00' }]
const document = `
paths:
  /hours:
    get:
      parameters: [{ name: page, in: query, schema: { type: integer, example: 2 } }]
      responses: { '200': { description: Hours, content: { application/json: { schema: { type: array, items: { type: object, properties: { opens: { type: string } } } }, example: ${JSON.stringify(hours)} } } } }
  /pages:
    get:${list('page, in: query, schema: { type: integer, example: 2 }', 'more: { type: boolean }', 'more: true')}
  /cursors:
    get:${list('cursor, in: query, schema: { type: string, example: abc }', 'next_cursor: { type: [string, \'null\'] }', 'next_cursor: abc')}
  /others:
    get:${list('cursor, in: query, schema: { type: string, example: xyz }', 'next_cursor: { type: [string, \'null\'] }', 'next_cursor: abc')}
  /records:
    get:${list('starting_after, in: query, schema: { type: string }', 'has_more: { type: boolean }', 'has_more: true')}
  /shown-records:
    get:${list('starting_after, in: query, schema: { type: string, example: thing_2 }', 'has_more: { type: boolean }', 'has_more: true')}
  /addresses:
    get:${list('cursor, in: query, schema: { type: string }', 'next: { type: [string, \'null\'] }', 'next: \'https://api.example.com/addresses?cursor=c2\'')}
components:
  schemas:
    Thing: { type: object, required: [id], properties: { id: { type: string } } }
`

describe('a list that is not kept', () => {
  const call = smallMock(document)

  it.each([
    // Beyond the example there is nothing, so that a loop ends.
    ['/pages', 2, true],
    ['/pages?page=3', 0, false],
    ['/cursors', 2, 'abc'],
    ['/others?cursor=abc', 0, undefined],
    ['/records', 2, true],
    ['/records?starting_after=thing_2', 0, false],
    ['/addresses', 2, 'https://api.example.com/addresses?cursor=c2'],
    ['/addresses?cursor=c2', 0, undefined],
    // A value that the document shows is answered with records.
    ['/pages?page=2', 2, false],
    ['/others?cursor=xyz', 2, 'abc'],
    ['/cursors?cursor=abc', 2, undefined],
    ['/shown-records?starting_after=thing_2', 2, false],
  ])('answers %s with %d records', async (path, count, next) => {
    const { status, body } = await call('GET', path)
    expect(status).toBe(200)
    const { things, ...rest } = body as { things: unknown[] }
    expect(things).toHaveLength(count)
    expect(Object.values(rest)[0] ?? undefined).toBe(next)
  })

  it.each([
    ['/pages', '/pages?page=2', '/pages?page=3'],
    ['/cursors', '/cursors?cursor=abc'],
    ['/shown-records', '/shown-records?starting_after=thing_2'],
  ])('shows no record twice on its pages: %s', async (...pages) => {
    const answers = await Promise.all(pages.map(page => call('GET', page)))
    const ids = answers.flatMap(({ body }) => (body as { things: { id: string }[] }).things.map(({ id }) => id))
    expect(ids.slice(0, 2)).toEqual(['thing_1', 'thing_2'])
    expect([ids.length, new Set(ids).size]).toEqual([4, 4])
  })

  it('has no second page where its records have nothing to tell them apart', async () => {
    expect((await call('GET', '/hours?page=1')).body).toEqual(hours)
    expect((await call('GET', '/hours?page=2')).body).toEqual([])
  })
})
