import { describe, expect, it } from 'vitest'
import type { Schema } from '../../../openapi/document/index.ts'
import { generate } from '../../../openapi/schema/example/generate.ts'
import { documentOfSchemas } from '../model/document.ts'

function field(name: string, schema: Schema, components: Record<string, Schema> = {}): unknown {
  const value = generate(documentOfSchemas(components), { type: 'object', required: [name], properties: { [name]: schema } })
  return (value as Record<string, unknown>)[name]
}

describe('a value by its name', () => {
  it.each([
    ['zip', '10115'],
    ['zipCode', '10115'],
    ['ship', 'Sample ship'],
    ['membership', 'Sample membership'],
    ['recipe', 'Sample recipe'],
    ['ip', '192.0.2.14'],
    ['ip_address', '192.0.2.14'],
    ['last_ip', '192.0.2.14'],
    ['email_address', 'ada@example.com'],
    ['emails', 'ada@example.com'],
    ['address', '1 Main Street'],
    ['balance_transaction', 'Sample balance transaction'],
    ['account_balance', '19.99'],
    ['kind', 'sample'],
    ['package', 'Sample package'],
    ['languages', 'en'],
    ['created_at', '2026-03-14T09:26:53Z'],
    ['photoUrl', 'https://example.com/images/ada.png'],
    ['directory', 'docs'],
    ['orientation', 'Sample orientation'],
  ])('%s is %j: whole words say what it is', (name, expected) => {
    expect(field(name, { type: 'string' })).toBe(expected)
  })

  it('takes no part of a word for a number of its kind', () => {
    const number: Schema = { type: 'number' }
    expect(['corporate', 'prizes', 'usage', 'holiday', 'balance_transaction'].map(name => field(name, number))).toEqual([1.5, 1.5, 1.5, 1.5, 1.5])
    expect(['price', 'amount_due', 'age', 'latitude'].map(name => field(name, number))).toEqual([19.99, 19.99, 36, 52.52])
  })

  it('is of the kind that it belongs to', () => {
    const Pod: Schema = { type: 'object', properties: { kind: { type: 'string' } } }
    const components = { 'io.k8s.api.core.v1.Pod': Pod }
    expect(generate(documentOfSchemas(components), { $ref: '#/components/schemas/io.k8s.api.core.v1.Pod' })).toEqual({ kind: 'Pod' })
  })
})

describe('a value by what is said of it', () => {
  it.each<[string, Schema, unknown]>([
    ['currency', { type: 'string', description: 'Three-letter ISO currency code, in lowercase.' }, 'eur'],
    ['country', { type: 'string', description: 'Two letters in lower case' }, 'de'],
    ['plan', { type: 'string', description: 'The plan, e.g. `gold`, that was bought.' }, 'gold'],
    ['kind', { type: 'string', description: 'One of `credit`, `debit`.' }, 'credit'],
    ['type', { type: 'string', description: 'Can be "person" or "company".' }, 'person'],
    ['kind', { type: 'string', description: 'Always `invoice`.' }, 'invoice'],
    ['type', { type: 'string', description: 'The type, which is always set to "page".' }, 'page'],
    ['price', { type: 'string', description: 'The ID of the [Price](https://a.example) or Plan object.' }, field('price_id', { type: 'string' })],
    ['price', { type: 'string', description: 'What it costs.' }, field('price', { type: 'string' })],
    ['code', { type: 'string', maxLength: 3, description: 'For example, `too-long`.' }, 'A42'],
    ['starts', { type: 'integer', description: 'Measured in seconds since the Unix epoch.' }, 1773480413],
    ['amount', { type: 'number', description: 'The amount in cents.' }, 1999],
  ])('%s', (name, schema, expected) => {
    expect(field(name, schema)).toBe(expected)
  })
})

describe('an example of a success', () => {
  const text: Schema = { type: 'string' }
  const components: Record<string, Schema> = {
    ApiError: { type: 'object', required: ['message'], properties: { message: text } },
    User: { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, error: { $ref: '#/components/schemas/ApiError' } } },
  }
  const user = { id: 1042 }

  it('does not open with an error', () => {
    const oneOf = [{ $ref: '#/components/schemas/ApiError' }, { $ref: '#/components/schemas/User' }]
    expect(generate(documentOfSchemas(components), { oneOf })).toEqual(user)
    expect(generate(documentOfSchemas(components), { $ref: '#/components/schemas/User' })).toEqual(user)
  })

  it('is an error where that is all there is', () => {
    const envelope: Schema = { type: 'object', properties: { error: { $ref: '#/components/schemas/ApiError' }, status: { type: 'integer' } } }
    expect(generate(documentOfSchemas(components), envelope)).toEqual({ error: { message: 'The request is not valid.' }, status: 200 })
  })

  it('has no state of a failure, unless a failure is what it is about', () => {
    const state: Schema = { type: 'string', enum: ['failed', 'error', 'done', 'queued'] }
    expect(field('status', state)).toBe('done')
    expect(field('status', { type: 'string', enum: ['error'] })).toBe('error')
    expect(field('error', state)).toBe('failed')
    expect(generate(documentOfSchemas({ ApiError: { type: 'object', required: ['status'], properties: { status: state } } }), { $ref: '#/components/schemas/ApiError' })).toEqual({ status: 'failed' })
  })

  it('has no flag up that nobody hopes for', () => {
    const flag: Schema = { type: 'boolean' }
    expect(['active', 'deleted', 'isBlocked', 'undeleted'].map(name => field(name, flag))).toEqual([true, false, false, true])
  })
})
