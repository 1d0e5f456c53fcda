import { describe, expect, it } from 'vitest'
import { smallMock } from './support/small.ts'

const thing = '{ type: object, required: [id, name], properties: { id: { type: integer }, name: { type: string } } }'
const one = (schema: string): string => `{ '200': { description: One, content: { application/json: { schema: ${schema} } } } }`
const all = one(`{ type: array, items: ${thing} }`)
function id(name: string, example: number | string, type = 'integer'): string {
  return `{ name: ${name}, in: path, required: true, schema: { type: ${type} }, example: ${example} }`
}

describe('what the samples of a page name is there', () => {
  it('below a list whose items have no path', async () => {
    const call = smallMock(`
paths:
  /firms: { get: { responses: ${all} }, post: { requestBody: { content: { application/json: { schema: ${thing} } } }, responses: { '201': { description: Made, content: { application/json: { schema: ${thing} } } } } } }
  /firms/{firm}/budgets: { parameters: [${id('firm', 'Acme', 'string')}], get: { responses: ${all} } }
  /firms/{firm}/budgets/{budget}: { parameters: [${id('firm', 'Acme', 'string')}, ${id('budget', 77)}], get: { responses: ${one(thing)} }, delete: { responses: { '204': { description: Gone } } } }
`)
    expect((await call('GET', '/firms/Acme/budgets')).status).toBe(200)
    expect((await call('GET', '/firms/Acme/budgets/77')).body).toMatchObject({ id: 77 })
    expect((await call('DELETE', '/firms/Acme/budgets/77')).status).toBe(204)
    expect((await call('GET', '/firms/Acme/budgets/77')).status).toBe(404)
  })

  it('below an item that a flat list takes from the collections of others', async () => {
    const call = smallMock(`
paths:
  /orgs: { get: { responses: ${all} } }
  /orgs/{org}: { parameters: [${id('org', 5)}], get: { responses: ${one(thing)} } }
  /orgs/{org}/teams: { parameters: [${id('org', 5)}], get: { responses: ${one('{ type: array, items: { $ref: \'#/components/schemas/Team\' } }')} } }
  /teams/{team}: { parameters: [${id('team', 42)}], get: { responses: ${one('{ $ref: \'#/components/schemas/Team\' }')} } }
  /teams/{team}/members: { parameters: [${id('team', 42)}], get: { responses: ${all} } }
  /teams/{team}/members/{member}: { parameters: [${id('team', 42)}, ${id('member', 9)}], get: { responses: ${one(thing)} }, delete: { responses: { '204': { description: Gone } } } }
components: { schemas: { Team: ${thing} } }
`)
    expect((await call('GET', '/teams/42')).status).toBe(200)
    expect((await call('DELETE', '/teams/42/members/9')).status).toBe(204)
    expect((await call('GET', '/teams/43/members')).status).toBe(404)
  })

  it('below two parameters of which the first names no item', async () => {
    const call = smallMock(`
paths:
  /rooms/{room}/guests: { parameters: [${id('room', 1)}], get: { responses: ${all} }, post: { requestBody: { content: { application/json: { schema: ${thing} } } }, responses: { '201': { description: Made, content: { application/json: { schema: ${thing} } } } } } }
  /rooms/{room}/guests/{kind}/{name}: { parameters: [${id('room', 1)}, ${id('kind', 'User', 'string')}, ${id('name', 'ada', 'string')}], put: { requestBody: { content: { application/json: { schema: ${thing} } } }, responses: { '200': { description: Changed, content: { application/json: { schema: ${thing} } } }, '404': { description: None } } } }
`)
    expect((await call('PUT', '/rooms/1/guests/User/ada', { id: 1, name: 'Ada' })).status).toBe(200)
  })
})

it('an object in a form may be JSON, also where a text is allowed', async () => {
  const call = smallMock(`
paths:
  /tags:
    post:
      requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { tags: { anyOf: [{ type: object, additionalProperties: { type: string } }, { type: string, enum: [''] }] }, note: { type: [object, string] } } } } } }
      responses: { '200': { description: Echo, content: { application/json: { schema: { type: object, properties: { tags: {}, note: {} } } } } } }
`)
  const send = (body: string) => call('POST', '/tags', body, { 'content-type': 'application/x-www-form-urlencoded' })
  expect((await send('tags=%7B%22a%22%3A%22b%22%7D')).body).toEqual({ tags: { a: 'b' } })
  expect((await send('tags=')).body).toEqual({ tags: '' })
  expect((await send('tags=x')).status).toBe(400)
  // Text that is valid as it stands stays text.
  expect((await send('note=%7B%7D')).body).toEqual({ note: '{}' })
})

it('an object is a change where the document says so, and a JSON Patch is a list', async () => {
  const patched = (schema: string) => smallMock(`
paths:
  /pods/{id}:
    parameters: [${id('id', 1)}]
    get: { responses: ${one(thing)} }
    patch: { requestBody: { content: { application/json-patch+json: { schema: ${schema} } } }, responses: ${one(thing)} }
`)
  const type = { 'content-type': 'application/json-patch+json' }
  const steps = [{ op: 'replace', path: '/name', value: 'Web' }]
  const open = patched('{ type: object }')
  expect((await open('PATCH', '/pods/1', { name: 'Api' }, type)).body).toMatchObject({ id: 1, name: 'Api' })
  const strict = patched('{ type: array, items: { type: object } }')
  expect((await strict('PATCH', '/pods/1', steps, type)).body).toMatchObject({ id: 1, name: 'Web' })
  expect((await strict('PATCH', '/pods/1', { name: 'Api' }, type)).status).toBe(400)
})

it('a sample sends an example that shows something', async () => {
  const call = smallMock(`
paths:
  /lists:
    post:
      requestBody: { required: true, content: { application/json: { schema: { type: object }, examples: { none: { summary: Nothing to see }, some: { value: { add: [1] } } } } } }
      responses: { '200': { description: Fine, content: { application/json: { examples: { later: { summary: Elsewhere }, now: { value: { ok: true } } } } } } }
`)
  expect((await call('POST', '/lists', {})).body).toEqual({ ok: true })
})
