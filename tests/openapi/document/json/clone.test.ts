import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cloneGraph, cloneTree, shapedCopy } from '../../../../openapi/document/json/clone.ts'
import { keepOrder } from '../../../../openapi/document/json/key-order.ts'
import { keepNumeral, stringifyExact } from '../../../../openapi/document/json/numerals.ts'

it('copies an object member by member, whatever its keys are called', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (object) => {
    const copy = shapedCopy(object)
    expect(copy).not.toBe(object)
    expect(copy).toEqual(object)
    expect(Object.keys(copy)).toEqual(Object.keys(object))
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
  }))
})

it('keeps a key __proto__ as a key', () => {
  const object = JSON.parse('{"__proto__":{"a":1},"b":2}') as object
  expect(JSON.stringify(shapedCopy(object))).toBe('{"__proto__":{"a":1},"b":2}')
})

const copies: Record<string, <T extends object>(object: T) => T> = { shapedCopy, cloneTree, cloneGraph }

it.each(Object.entries(copies))('%s keeps numerals and the order of keys', (_, copyOf) => {
  const object = { 200: 1.5, default: 2 }
  keepNumeral(object, '200', '1.50')
  keepOrder(object, ['default', '200'])
  expect(stringifyExact(copyOf(object))).toBe('{"default":2,"200":1.50}')
})

it('copies below the first level only where it says so', () => {
  const inner = { deep: [1] }
  const object = { one: inner, other: inner }
  expect(shapedCopy(object).one).toBe(inner)
  const tree = cloneTree(object)
  expect(tree.one).toEqual(inner)
  expect(tree.one).not.toBe(inner)
  expect(tree.one).not.toBe(tree.other)
  const graph = cloneGraph(object)
  expect(graph.one).not.toBe(inner)
  expect(graph.one).toBe(graph.other)
})
