import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { DeepTest, Link, MatchNode, Test, Visit } from './match-node.ts'
import { matchesFormat } from '../formats.ts'
import { sameJson } from '../../document/json.ts'
import { typeOf } from '../label.ts'
import { fresh, listOf } from './match-node.ts'
import { matchesPattern } from '../pattern/pattern.ts'

/** What a schema asks of a value without looking into it. */
export function valueTests(schema: SchemaObject): Test[] {
  const { type, enum: choices, const: only } = schema
  return [
    ...(type === undefined ? [] : [typeTest(type)]),
    ...(Array.isArray(choices) ? [enumTest(choices)] : []),
    ...(Object.hasOwn(schema, 'const') ? [(value: unknown) => sameJson(only, value)] : []),
    ...numberTests(schema),
    ...stringTests(schema),
  ]
}

function typeTest(type: string | string[]): Test {
  const types: string[] = Array.isArray(type) ? type : [type]
  if (types.length === 1 && types[0] === 'string')
    return value => typeof value === 'string'
  return (value) => {
    const name = typeOf(value)
    return types.includes(name) || (name === 'integer' && types.includes('number'))
  }
}

function enumTest(choices: unknown[]): Test {
  if (choices.some(choice => typeof choice === 'object' && choice !== null))
    return value => choices.some(choice => sameJson(choice, value))
  const set = new Set(choices)
  return value => set.has(value)
}

function numberTests({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: SchemaObject): Test[] {
  const asks =
    minimum !== undefined
    || maximum !== undefined
    || exclusiveMinimum !== undefined
    || exclusiveMaximum !== undefined
    || multipleOf !== undefined
  return asks
    ? [
        value =>
          typeof value !== 'number'
          || (!(minimum !== undefined && value < minimum)
            && !(maximum !== undefined && value > maximum)
            && !(typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum)
            && !(typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum)
            && (multipleOf === undefined || isMultiple(value, multipleOf))),
      ]
    : []
}

function isMultiple(value: number, of: number): boolean {
  const times = value / of
  return !(of > 0) || Math.abs(times - Math.round(times)) <= 1e-9 * Math.max(1, Math.abs(times))
}

function stringTests({ minLength, maxLength, pattern, format }: SchemaObject): Test[] {
  const tests: ((text: string) => boolean)[] = []
  if (minLength !== undefined || maxLength !== undefined) {
    tests.push((text) => {
      const length = lengthOf(text)
      return !(minLength !== undefined && length < minLength) && !(maxLength !== undefined && length > maxLength)
    })
  }
  if (typeof pattern === 'string')
    tests.push(text => matchesPattern(pattern, text) !== false)
  if (format !== undefined)
    tests.push(text => matchesFormat(format, text))
  return tests.map(test => (value: unknown) => typeof value !== 'string' || test(value))
}

/** JSON Schema counts characters, JavaScript halves of them. */
export function lengthOf(text: string): number {
  let length = text.length
  for (let index = 0; index < text.length - 1; index++) {
    if ((text.codePointAt(index) ?? 0) > 0xFFFF) {
      length--
      index++
    }
  }
  return length
}

/** `allOf`, `anyOf`, `oneOf`, `not`, and `if` with what follows from it. */
export function combinationTests(schema: SchemaObject, link: Link): DeepTest[] {
  const tests: DeepTest[] = []
  const list = (options: Schema[] | undefined, test: (nodes: MatchNode[], visit: Visit) => boolean): void => {
    const nodes = listOf(options).map(link)
    if (Array.isArray(options))
      tests.push(visit => test(nodes, visit))
  }
  list(schema.allOf, (nodes, visit) => nodes.every(node => merge(node, visit)))
  // Every option counts for `unevaluated`: none is skipped where that is asked.
  list(schema.anyOf, (nodes, visit) =>
    visit.seen ? countValid(nodes, visit) > 0 : nodes.some(node => merge(node, visit)))
  list(schema.oneOf, (nodes, visit) => countValid(nodes, visit) === 1)
  if (schema.not !== undefined) {
    const node = link(schema.not)
    tests.push(({ value, budget, depth, active }) => !node.check(value, budget, depth, undefined, active))
  }
  if (schema.if !== undefined) {
    const [condition, then, otherwise] = [link(schema.if), link(schema.then ?? true), link(schema.else ?? true)]
    tests.push(visit => merge(merge(condition, visit) ? then : otherwise, visit))
  }
  return tests
}

function countValid(nodes: MatchNode[], visit: Visit): number {
  return nodes.filter(node => merge(node, visit)).length
}

/** Checks the same value by another schema; what a valid one has looked at has been looked at. */
function merge(node: MatchNode, { value, budget, depth, seen, active }: Visit): boolean {
  if (!seen)
    return node.check(value, budget, depth, undefined, active)
  const own = fresh()
  if (!node.check(value, budget, depth, own, active))
    return false
  own.names.forEach(name => seen.names.add(name))
  own.items.forEach(index => seen.items.add(index))
  return true
}
