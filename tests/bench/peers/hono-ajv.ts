import process from 'node:process'
import { serve } from '@hono/node-server'
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { Hono } from 'hono'

/** What a person would write by hand for four calls of petstore: the yardstick for the mock's cost. */
const ajv = addFormats.default(new Ajv.default({ allErrors: true, strict: false }))
const validate = ajv.compile({
  type: 'object',
  properties: {
    id: { type: 'integer' },
    petId: { type: 'integer' },
    quantity: { type: 'integer' },
    shipDate: { type: 'string', format: 'date-time' },
    status: { type: 'string', enum: ['placed', 'approved', 'delivered'] },
    complete: { type: 'boolean' },
  },
})
const pets = new Map<number, object>([
  [25, { id: 25, name: 'doggie', photoUrls: ['https://example.com/photo.png'], status: 'available' }],
])
const orders = new Map<number, object>()
let nextId = 1

const app = new Hono().basePath('/petstore/v2')
app.get('/pet/findByStatus', context => context.json([...pets.values()].slice(0, 20)))
app.get('/pet/:petId', context => {
  const pet = pets.get(Number(context.req.param('petId')))
  return pet === undefined ? context.json({ message: 'Pet not found' }, 404) : context.json(pet)
})
app.post('/store/order', async context => {
  const body: unknown = await context.req.json()
  if (!validate(body)) return context.json({ errors: validate.errors }, 400)
  const order = { ...(body as object), id: nextId++ }
  if (orders.size < 1000) orders.set(order.id, order)
  return context.json(order)
})
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.argv[2]) })
