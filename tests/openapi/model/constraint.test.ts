import { describe, expect, it } from 'vitest'
import type { Schema, SchemaObject } from '../../../openapi/document/index.ts'
import { keepNumeral } from '../../../openapi/document/json/numerals.ts'
import { plural } from '../../../openapi/document/text/plural.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { phrase } from '../../../openapi/schema/validate/words.ts'
import { documentOfSchemas } from './document.ts'

const viewOf = (schema: Schema) => createModel(documentOfSchemas({ It: schema })).schema('it')?.schema

describe('limits in words', () => {
  it.each<[Schema, string[]]>([
    [{ type: 'string', minLength: 1 }, ['at least 1 character']],
    [{ type: 'string', minLength: 0, maxLength: 1 }, ['at most 1 character']],
    [{ type: 'string', minLength: 1, maxLength: 2, pattern: '^a' }, ['1–2 characters']],
    [{ type: 'array', items: {}, minItems: 1, maxItems: 1, uniqueItems: true }, ['exactly 1 item', 'unique items']],
    [{ type: 'object', minProperties: 1, maxProperties: 3 }, ['1–3 properties']],
    [{ type: 'object', minProperties: 1 }, ['at least 1 property']],
    [{ type: 'string', uniqueItems: true, minItems: 1, minimum: 2, multipleOf: 2 }, []],
    [{ type: ['integer', 'null'], maxLength: 3, pattern: '^a', minimum: 1 }, ['≥ 1']],
    [{ minLength: 2, minItems: 2, uniqueItems: true }, ['at least 2 characters']],
  ])('are those of its type: %j', (schema, want) => expect(viewOf(schema)?.constraints).toEqual(want))

  it.each<[Schema, Record<string, string>, string]>([
    [{ type: 'integer', maximum: 2 ** 63 }, { maximum: '9223372036854775807' }, '≤ 9223372036854775807'],
    [{ type: 'integer', minimum: -(2 ** 63), maximum: 2 ** 63 }, { minimum: '-9223372036854775808', maximum: '9223372036854775807' }, '-9223372036854775808–9223372036854775807'],
    [{ type: 'number', exclusiveMinimum: 1, maximum: 2.5 }, { exclusiveMinimum: '1.0', maximum: '2.50' }, '> 1.0 and ≤ 2.50'],
    [{ type: 'number', multipleOf: 0.0000001 }, { multipleOf: '0.0000001' }, 'multiple of 0.0000001'],
  ])('are digit by digit as they are written: %j', (schema, written, want) => {
    Object.entries(written).forEach(([key, text]) => keepNumeral(schema as object, key, text))
    expect(viewOf(schema)?.constraints).toEqual([want])
    expect(viewOf({ allOf: [{ type: 'number' }, schema] })?.constraints).toEqual([want])
  })

  it.each<[Schema, string[] | undefined]>([
    [{ type: 'string', pattern: '^a' }, ['^a']],
    [{ pattern: '^a' }, ['^a']],
    [{ type: 'integer', pattern: '^a' }, undefined],
    [{ type: 'string' }, undefined],
  ])('patterns are those of its type: %j', (schema, want) => expect(viewOf(schema)?.patterns).toEqual(want))

  it.each<[SchemaObject, string]>([
    [{ contains: { const: 1 } }, 'Contains an item that matches'],
    [{ contains: {}, minContains: 2 }, 'Contains at least 2 items that match'],
    [{ contains: {}, minContains: 0, maxContains: 1 }, 'Contains at most 1 item that matches'],
    [{ contains: {}, maxContains: 1 }, 'Contains exactly 1 item that matches'],
    [{ contains: {}, minContains: 1, maxContains: 3 }, 'Contains 1–3 items that match'],
  ])('say what a list contains beside its items: %j', (schema, want) => {
    const view = viewOf({ type: 'array', items: { type: 'integer' }, ...schema })
    expect([view?.conditions?.[0]?.text, view?.items?.label]).toEqual([want, 'integer'])
  })
})

describe('a count with its noun', () => {
  it.each([[0, '0 items'], [1, '1 item'], ['1', '1 item'], ['1.0', '1.0 item'], [2, '2 items']])('of %j is %s', (count, want) =>
    expect(plural(count, 'item')).toBe(want))

  it.each([
    ['minItems', 'must have at least 1 item'],
    ['maxProperties', 'must have at most 1 property'],
    ['minLength', 'must be at least 1 character long'],
  ])('stands in what a broken %s says', (keyword, want) => expect(phrase(keyword, { limit: 1 })).toBe(want))
})
