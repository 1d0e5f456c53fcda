import { describe, expect, it } from 'vitest'
import { smallMock } from '../support/small.ts'

const boats = `
openapi: 3.2.0
info: {title: Boats, version: '1'}
paths:
  /boats:
    get: {operationId: list, responses: {'200': {$ref: '#/components/responses/Boats'}}}
    post:
      operationId: make
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Boat'}}}}
      responses:
        '201': {description: Made, content: {application/json: {schema: {$ref: '#/components/schemas/Boat'}}}}
        '422': {$ref: '#/components/responses/Wrong'}
  /boats/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: read
      responses:
        '200': {description: A boat, content: {application/json: {schema: {$ref: '#/components/schemas/Boat'}}}}
        '404': {$ref: '#/components/responses/Wrong'}
    patch:
      operationId: change
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
      responses:
        '200': {description: A boat, content: {application/json: {schema: {$ref: '#/components/schemas/Boat'}}}}
        '404': {$ref: '#/components/responses/Wrong'}
components:
  responses:
    Boats: {description: Boats, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Boat'}}}}}
    Wrong: {description: Wrong, content: {application/json: {schema: {$ref: '#/components/schemas/Wrong'}}}}
  schemas:
    Boat:
      type: object
      required: [id, name]
      properties: {id: {type: integer, readOnly: true}, name: {type: string, minLength: 2}, length: {type: number}}
    Wrong:
      type: object
      required: [message]
      properties: {message: {type: string}, path: {type: string}, field: {type: string}}
`

describe('what is written once', () => {
  it('follows a record that changes, alone and in its list', async () => {
    const call = smallMock(boats)
    const { body } = await call('POST', '/boats', { name: 'Aurora', length: 7 })
    const at = `/boats/${(body as { id: number }).id}`
    for (const name of ['Borealis', 'Cassiopeia']) {
      await call('GET', at)
      await call('GET', '/boats')
      await call('PATCH', at, { name })
      expect((await call('GET', at)).body).toMatchObject({ name, length: 7 })
      expect((await call('GET', '/boats')).body).toContainEqual(expect.objectContaining({ name }))
    }
  })

  it('shows each request its own path, and each mistake its own words', async () => {
    const call = smallMock(boats)
    const [one, other] = [await call('GET', '/boats/98'), await call('GET', '/boats/99')]
    expect(one.body).toMatchObject({ path: '/boats/98' })
    expect(other.body).toMatchObject({ path: '/boats/99' })
    const [short, missing, again] = [
      await call('POST', '/boats', { name: 'A' }),
      await call('POST', '/boats', { length: 7 }),
      await call('POST', '/boats', { name: 'A' }),
    ]
    expect(missing.body).not.toEqual(short.body)
    expect(again.body).toEqual(short.body)
  })
})
