import { expect, it } from 'vitest'
import { smallMock } from './support/small.ts'

const notes = `
paths:
  /notes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer, example: 1 } }]
    get:
      responses:
        '200': { description: Note, content: { application/json: { schema: { $ref: '#/components/schemas/Note' }, example: { id: 1, text: one, tags: [a], place: { x: 1, y: 2 } } } } }
        '404': { description: None, content: { application/problem+json: { schema: { type: object, required: [title, status], properties: { title: { type: string }, status: { type: integer } } } } } }
        '410': { description: Gone, content: { application/json: { schema: { type: object }, example: { gone: true } } } }
    patch:
      requestBody: { content: { application/json-patch+json: { schema: { type: array, items: { type: object } } } } }
      responses: { '200': { description: Note, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }, '409': { description: Conflict } }
  /scoped: { get: { security: [{ oauth: [write] }], responses: { '204': { description: Fine } } } }
components:
  securitySchemes:
    oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://example.com/t', scopes: { read: r, write: w } } }, x-sample-keys: [{ value: token_test_1, roles: [read] }] }
  schemas:
    Note: { type: object, required: [id, text], properties: { id: { type: integer, readOnly: true }, text: { type: string, minLength: 1 }, tags: { type: array, items: { type: string } }, place: { type: object } } }
`
const patch = { 'content-type': 'application/json-patch+json' }

it('an error that is asked for, and has no example, says what it is', async () => {
  const call = smallMock(notes)
  expect((await call('GET', '/notes/1', undefined, { prefer: 'code=404' })).body).toEqual({
    title: 'Not Found',
    status: 404,
  })
  expect((await call('GET', '/notes/1', undefined, { prefer: 'code=410' })).body).toEqual({ gone: true })
})

it('a patch that makes what the schema does not allow is refused, and nothing of it is kept', async () => {
  const call = smallMock(notes)
  for (const step of [
    { op: 'replace', path: '/text', value: 5 },
    { op: 'remove', path: '/text' },
    { op: 'add', path: '/tags/0', value: 7 },
  ]) {
    const { status, body } = await call('PATCH', '/notes/1', [{ op: 'add', path: '/tags/-', value: 'b' }, step], patch)
    expect([status, (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)]).toEqual([
      400,
      [`#/${step.path.split('/')[1]}`],
    ])
  }
  expect((await call('GET', '/notes/1')).body).toMatchObject({ text: 'one', tags: ['a'] })
})

it('a test of a patch compares values, not texts', async () => {
  const call = smallMock(notes)
  expect((await call('PATCH', '/notes/1', [{ op: 'test', path: '/place', value: { y: 2, x: 1 } }], patch)).status).toBe(
    200,
  )
  expect(
    (
      await call(
        'PATCH',
        '/notes/1',
        [
          { op: 'replace', path: '/text', value: 'two' },
          { op: 'test', path: '/place', value: { y: 2 } },
        ],
        patch,
      )
    ).status,
  ).toBe(409)
  expect((await call('GET', '/notes/1')).body).toMatchObject({ text: 'one' })
})

it('a token that lacks a scope is told which', async () => {
  const { status, headers } = await smallMock(notes)('GET', '/scoped', undefined, {
    authorization: 'Bearer token_test_1',
  })
  expect([status, headers.get('www-authenticate')]).toEqual([403, 'Bearer error="insufficient_scope", scope="write"'])
})
