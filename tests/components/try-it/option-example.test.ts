import type { Schema } from '../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { exampleOf } from '../../../components/try-it/option-example.ts'
import { toPrettyText } from '../../../openapi/samples/json.ts'
import { schema } from './operation.ts'

function exampleIn(of: Schema, picks: Record<string, number> = {}): unknown {
  return JSON.parse(toPrettyText(exampleOf(of, { name: 'first_name', anchor: 'body', picks })))
}

const property = (name: string, of: Schema, required = false) => ({ name, anchor: `body-${name}`, required, schema: of })
const object = (...properties: Schema['properties'] & object) => schema({ types: ['object'], properties })

describe('an example', () => {
  it.each<[string, Partial<Schema>, unknown]>([
    ['a text', {}, 'Sample first name'],
    ['a text of a format', { format: 'date' }, '2026-01-31'],
    ['a text of a format that nobody knows', { format: 'x' }, 'Sample first name'],
    ['a text of a length', { bounds: { minLength: 19 } }, 'Sample first name..'],
    ['a short text', { bounds: { maxLength: 6 } }, 'Sample'],
    ['a text of a pattern', { bounds: { pattern: '^a' } }, ''],
    ['a number', { types: ['number'] }, 1],
    ['a number from somewhere on', { types: ['integer'], bounds: { minimum: 5 } }, 5],
    ['a boolean', { types: ['boolean'] }, true],
    ['nothing', { types: ['null'] }, null],
    ['an object', { types: ['object'] }, {}],
    ['a list', { types: ['array'] }, []],
    ['a list of items', { types: ['array'], items: schema({ types: ['boolean'] }) }, [true]],
    ['a constant', { const: '"a"', examples: ['b'] }, 'a'],
    ['an example', { examples: ['Ada'] }, 'Ada'],
    ['an example whose text is a number', { examples: ['4242'] }, '4242'],
    ['an example in quotes', { examples: ['"4242"'] }, '4242'],
    ['an example of texts and numbers', { types: ['string', 'integer'], examples: ['4242'] }, 4242],
    ['an example of a number', { types: ['integer'], examples: ['7'], default: '8' }, 7],
    ['a default', { types: ['integer'], default: '8' }, 8],
    ['a choice', { enum: [{ text: 'a', value: 'a' }, { text: 'b', value: 'b' }] }, 'a'],
  ])('of %s', (_, facts, value) => expect(exampleIn(schema(facts))).toEqual(value))

  it('has all fields but deprecated ones, and far down those that are required', () => {
    const deep = (depth: number): Schema => depth === 0
      ? schema()
      : object(property('more', deep(depth - 1)), property('need', schema({ types: ['integer'] }), true), property('old', schema({ deprecated: true })))
    expect(exampleIn(deep(5))).toEqual({ more: { more: { more: { need: 1 }, need: 1 }, need: 1 }, need: 1 })
    expect(exampleIn(object(property('old', schema({ deprecated: true }), true)))).toEqual({ old: 'Sample old' })
  })

  it('is of the options that are picked', () => {
    const pets = schema({
      types: ['object'],
      variants: [{
        kind: 'oneOf',
        discriminator: 'kind',
        options: ['cat', 'dog'].map(name => ({ label: name, value: name, schema: object(property(name, schema({ types: ['boolean'] }))) })),
      }],
    })
    expect(exampleIn(pets)).toEqual({ kind: 'cat', cat: true })
    expect(exampleIn(pets, { body: 1 })).toEqual({ kind: 'dog', dog: true })
    const either = schema({ types: [], variants: [{ kind: 'anyOf', options: [{ label: 'a', schema: schema({ types: ['boolean'] }) }, { label: 'b', schema: schema({ types: ['integer'] }) }] }] })
    expect(exampleIn(either)).toBe(true)
    expect(exampleIn(either, { body: 1 })).toBe(1)
  })
})
