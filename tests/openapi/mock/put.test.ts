import { describe, expect, it } from 'vitest'
import { smallMock } from './support/small.ts'

const members = `
paths:
  /teams:
    get: { responses: { '200': { description: Teams, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Team' } } } } } } }
    post:
      requestBody: { content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string } } } } } }
      responses: { '201': { description: Created, content: { application/json: { schema: { $ref: '#/components/schemas/Team' } } } } }
  /teams/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer, example: 1 } }]
    get: { responses: { '200': { description: Team, content: { application/json: { schema: { $ref: '#/components/schemas/Team' } } } } } }
    put:
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string } } } } } }
      responses: { '200': { description: Team, content: { application/json: { schema: { $ref: '#/components/schemas/Team' } } } }, '404': { description: None } }
  /teams/{id}/settings:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get: { responses: { '200': { description: Settings, content: { application/json: { schema: { type: object, properties: { open: { type: boolean } } } } } } } }
    patch:
      requestBody: { content: { application/json: { schema: { type: object, properties: { open: { type: boolean } } } } } }
      responses: { '200': { description: Settings, content: { application/json: { schema: { type: object, properties: { open: { type: boolean } } } } } } }
  /teams/{id}/members:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get: { responses: { '200': { description: Members, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Person' } }, example: [{ login: ada, id: 7 }] } } } } }
  /teams/{id}/members/{username}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }, { name: username, in: path, required: true, schema: { type: string } }]
    put: { responses: { '204': { description: Member }, '404': { description: No team } } }
    delete: { responses: { '204': { description: Gone } } }
  /notes/{key}:
    parameters: [{ name: key, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: Note, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } }, headers: { ETag: { schema: { type: string } } } } } }
    put:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }
      responses:
        '200': { description: Note, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }
        '201': { description: Note, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }
components:
  schemas:
    Team: { type: object, required: [id, name], properties: { id: { type: integer }, name: { type: string } } }
    Person: { type: object, required: [login, id], properties: { id: { type: integer }, name: { type: [string, 'null'] }, login: { type: string } } }
    Note: { type: object, required: [key], properties: { key: { type: string }, text: { type: string } } }
`

describe('pUT', () => {
  it('makes what is not there, and says where', async () => {
    const call = smallMock(members)
    const made = await call('PUT', '/notes/a%20b', { key: 'a b', text: 'hi' })
    expect([made.status, made.headers.get('location')]).toEqual([201, '/notes/a%20b'])
    expect((await call('PUT', '/notes/a%20b', { key: 'a b', text: 'ho' })).status).toBe(200)
    expect((await call('GET', '/notes/a%20b')).body).toEqual({ key: 'a b', text: 'ho' })
  })

  it('makes nothing where the operation speaks of 404 and not of 201', async () => {
    expect((await smallMock(members)('PUT', '/teams/99', { name: 'x' })).status).toBe(404)
  })

  it('makes nothing where something is asked to be there, and changes nothing where it is not to be', async () => {
    const call = smallMock(members)
    expect((await call('PUT', '/notes/new', { key: 'new' }, { 'if-match': '*' })).status).toBe(412)
    expect((await call('PUT', '/notes/new', { key: 'new' }, { 'if-none-match': '*' })).status).toBe(201)
    expect((await call('PUT', '/notes/new', { key: 'new' }, { 'if-none-match': '*' })).status).toBe(412)
  })

  it('without a body makes a member, who is listed by what the path calls people', async () => {
    const call = smallMock(members)
    expect((await call('PUT', '/teams/1/members/grace')).status).toBe(204)
    expect((await call('GET', '/teams/1/members')).body).toEqual([
      { login: 'ada', id: 7 },
      expect.objectContaining({ login: 'grace' }),
    ])
    expect((await call('DELETE', '/teams/1/members/ada')).status).toBe(204)
    expect((await call('PUT', '/teams/99/members/grace')).status).toBe(404)
  })
})

it('a thing that there is one of comes with what it belongs to', async () => {
  const call = smallMock(members)
  const { body } = await call('POST', '/teams', { name: 'new' })
  const path = `/teams/${(body as { id: number }).id}/settings`
  expect((await call('GET', path)).status).toBe(200)
  expect((await call('PATCH', path, { open: false })).body).toEqual({ open: false })
  expect((await call('GET', '/teams/99/settings')).status).toBe(404)
})
