import { expect, it } from 'vitest'
import { smallMock } from './support/small.ts'

const short = '{ type: object, required: [id], additionalProperties: false, properties: { id: { type: integer }, title: { type: string } } }'
const long = '{ type: object, required: [id, title, state], properties: { id: { type: integer }, title: { type: string }, state: { type: string, enum: [open, closed], default: open }, text: { type: string } } }'
const listed = `{ type: object, required: [notes], properties: { notes: { type: array, items: ${short} }, total: { type: integer } } }`

const paths = `
paths:
  /notes:
    get:
      responses:
        '200': { description: All, content: { application/json: { schema: { type: array, items: ${long} } }, 'application/vnd.notes+json;version=2': { schema: ${listed} } } }
    post:
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [title], properties: { title: { type: string }, text: { type: string } } } } } }
      responses:
        '201': { description: Made, content: { application/json: { schema: ${long} }, 'application/vnd.notes+json;version=2': { schema: ${short} } } }
  /notes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get:
      responses:
        '200':
          description: One
          content:
            application/json: { schema: ${long} }
            application/vnd.notes+json;version=2: { schema: { type: object, required: [note], properties: { note: ${short} } } }
            application/vnd.notes+json;version=3: { schema: { type: object, required: [words], additionalProperties: false, properties: { words: { type: integer, example: 3 } } } }
`
const version = (number: number) => ({ accept: `application/vnd.notes+json; version=${number}` })

it('shows a stored record by the schema of the type that is asked for', async () => {
  const call = smallMock(paths)
  const made = await call('POST', '/notes', { title: 'Milk', text: 'two' }, version(2))
  const { id } = made.body as { id: number }
  expect([made.status, made.headers.get('content-type'), made.body])
    .toEqual([201, 'application/vnd.notes+json;version=2', { id, title: 'Milk' }])
  expect((await call('GET', `/notes/${id}`)).body).toEqual({ id, title: 'Milk', text: 'two', state: 'open' })
  expect((await call('GET', `/notes/${id}`, undefined, version(2))).body).toEqual({ note: { id, title: 'Milk' } })
})

it('shows a list by the schema of the type that is asked for', async () => {
  const call = smallMock(paths)
  await call('POST', '/notes', { title: 'Milk', text: 'two' })
  const all = (await call('GET', '/notes')).body as object[]
  expect(all.at(-1)).toMatchObject({ title: 'Milk', text: 'two', state: 'open' })
  const { notes, total } = (await call('GET', '/notes', undefined, version(2))).body as { notes: object[], total: number }
  expect(notes).toHaveLength(all.length)
  expect([notes.at(-1), total]).toEqual([{ id: expect.any(Number), title: 'Milk' }, all.length])
})

it('answers with the example of a type that shows no record, and refuses one that is not declared', async () => {
  const call = smallMock(paths)
  const { id } = (await call('POST', '/notes', { title: 'Milk' })).body as { id: number }
  expect((await call('GET', `/notes/${id}`, undefined, version(3))).body).toEqual({ words: 3 })
  expect((await call('GET', `/notes/${id}`, undefined, version(4))).status).toBe(406)
  expect((await call('GET', '/notes/999', undefined, version(2))).status).toBe(404)
})
