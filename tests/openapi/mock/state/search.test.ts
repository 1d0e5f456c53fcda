import type { Call } from '../support/small.ts'
import { expect, it } from 'vitest'
import { smallMock } from '../support/small.ts'

const json = (schema: string): string => `content: { application/json: { schema: ${schema} } }`
const list = json('{ type: array, items: { $ref: \'#/components/schemas/Bird\' } }')
const bird = json('{ $ref: \'#/components/schemas/Bird\' }')
const page = json('{ type: object, required: [items, total], properties: { total: { type: integer }, next_cursor: { type: string }, items: { type: array, items: { $ref: \'#/components/schemas/Bird\' } } } }')
const criteria = '{ type: object, properties: { name: { type: string }, q: { type: string }, weight: { type: integer }, colours: { type: array, items: { type: string } }, filter: { type: object, properties: { sort_of: { type: string } } }, limit: { type: integer, maximum: 2 }, offset: { type: integer } } }'

/** Two collections of birds, and operations that look for birds in one of them. */
function call(extra = ''): Call {
  return smallMock(`
paths:
  /birds:
    get: { responses: { '200': { description: All, ${list} } } }
    post: { requestBody: { ${bird} }, responses: { '201': { description: Made, ${bird} } } }
    query: { requestBody: { ${json(criteria)} }, responses: { '200': { description: Found, ${list} } } }
  /birds/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get: { responses: { '200': { description: One, ${bird} } } }
    delete: { responses: { '204': { description: Gone } } }
  /birds/search: { post: { requestBody: { ${json(criteria)} }, responses: { '200': { description: Found, ${page} } } } }
  /find: { post: { parameters: [{ name: name, in: query, schema: { type: string } }], requestBody: { ${json('{ type: object }')} }, responses: { '200': { description: Found, ${list} } } } }
  /report: { post: { requestBody: { ${json(criteria)} }, responses: { '200': { description: Of birds, ${list} } } } }
${extra}
components:
  schemas:
    Bird: { type: object, required: [id, name], properties: { id: { type: integer, readOnly: true }, name: { type: string }, sort_of: { type: string }, weight: { type: integer }, colours: { type: array, items: { type: string } } } }
`)
}

const birds = [
  { name: 'Wren', sort_of: 'song', weight: 9, colours: ['brown'] },
  { name: 'Robin', sort_of: 'song', weight: 18, colours: ['brown', 'red'] },
  { name: 'Heron', sort_of: 'wader', weight: 1500, colours: ['grey'] },
]

async function filled(extra?: string): Promise<Call> {
  const ask = call(extra)
  for (const { id } of (await ask('GET', '/birds')).body as { id: number }[])
    await ask('DELETE', `/birds/${id}`)
  for (const one of birds)
    expect((await ask('POST', '/birds', one)).status).toBe(201)
  return ask
}

const names = (rows: unknown): string[] => (rows as { name: string }[]).map(({ name }) => name)

it.each<[body: object, found: string[]]>([
  [{}, ['Wren', 'Robin', 'Heron']],
  [{ name: 'Robin' }, ['Robin']],
  [{ name: 'Nobody' }, []],
  [{ name: null, weight: { gte: 5 } }, ['Wren', 'Robin', 'Heron']],
  [{ weight: 9 }, ['Wren']],
  [{ colours: ['red', 'grey'] }, ['Robin', 'Heron']],
  [{ filter: { sort_of: 'song' } }, ['Wren', 'Robin']],
  [{ sort_of: 'wader', undeclared: true }, ['Heron']],
])('a search by %j finds what it asks for', async (body, found) => {
  const ask = await filled()
  expect(names((await ask('POST', '/find', body)).body)).toEqual(found)
})

it('a search is a list: pages, and a total, by what its body or its query says', async () => {
  const ask = await filled()
  const { body } = await ask('POST', '/birds/search', { limit: 1, offset: 1, filter: { sort_of: 'song' } })
  expect(body).toMatchObject({ total: 2, items: [{ name: 'Robin' }] })
  expect((await ask('POST', '/birds/search', { q: 'HERO' })).body).toMatchObject({ total: 1, items: [{ name: 'Heron' }] })
  expect((await ask('POST', '/birds/search', { limit: 3 })).status).toBeGreaterThanOrEqual(400)
  expect(names((await ask('POST', '/find?name=Heron', {})).body)).toEqual(['Heron'])
  expect(names((await ask('QUERY', '/birds', { name: 'Wren' })).body)).toEqual(['Wren'])
})

it('what does not say that it searches, or might mean another collection, answers its example', async () => {
  const ask = await filled()
  expect(names((await ask('POST', '/report', { name: 'Robin' })).body)).not.toEqual(['Robin'])
  const two = await filled(`
  /nests: { get: { responses: { '200': { description: All, ${list} } } } }
  /nests/{id}: { get: { parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: One, ${bird} } } } }
  /nests/find: { get: { parameters: [{ name: name, in: query, schema: { type: string } }], responses: { '200': { description: Found, ${list} } } } }
  /lookup: { get: { operationId: lookupBirds, parameters: [{ name: name, in: query, schema: { type: string } }], responses: { '200': { description: Found, ${list} } } } }
`)
  expect(names((await two('POST', '/find', { name: 'Heron' })).body)).not.toEqual(['Heron'])
  expect(names((await two('GET', '/lookup?name=Heron')).body)).toEqual(['Heron'])
})

it('a search below an item looks among what belongs to it', async () => {
  const ask = await filled(`
  /zoos: { get: { responses: { '200': { description: All, ${json('{ type: array, items: { type: object, required: [id], properties: { id: { type: integer } } } }')} } } } }
  /zoos/{zoo}: { get: { parameters: [{ name: zoo, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: One, ${json('{ type: object, required: [id], properties: { id: { type: integer } } }')} } } } }
  /zoos/{zoo}/guests:
    parameters: [{ name: zoo, in: path, required: true, schema: { type: integer } }]
    get: { responses: { '200': { description: All, ${list} } } }
    post: { requestBody: { ${bird} }, responses: { '201': { description: Made, ${bird} } } }
  /zoos/{number}/query: { parameters: [{ name: number, in: path, required: true, schema: { type: integer } }], post: { requestBody: { ${json('{ type: object }')} }, responses: { '200': { description: Found, ${list} } } } }
`)
  const [zoo] = (await ask('GET', '/zoos')).body as { id: number }[]
  await ask('POST', `/zoos/${zoo?.id}/guests`, { name: 'Swift' })
  expect(names((await ask('POST', `/zoos/${zoo?.id}/query`, { name: 'Swift' })).body)).toEqual(['Swift'])
  expect((await ask('POST', '/zoos/987654/query', {})).status).toBe(404)
})
