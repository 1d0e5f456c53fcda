import type { ApiDocument } from '../../document/document.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { Active, Budget, DeepTest, MatchNode, Seen, Test, Visit } from './match-node.ts'
import { resolve } from '../../document/resolve.ts'
import { listTest } from './match-list.ts'
import { fresh } from './match-node.ts'
import { objectTest } from './match-object.ts'
import { combinationTests, valueTests } from './match-value.ts'

export interface MatchOptions {
  /** Properties that this direction leaves out are not missed (OpenAPI 3.0 says so, and 3.1 specs rely on it). */
  direction?: 'request' | 'response'
  /** The steps that several checks share. */
  budget?: Budget
}

const maxSteps = 50_000
const maxDepth = 150

/**
 * Whether a value is valid, yes or no. It runs where `new Function` is forbidden, in bounded steps; past the bound a value
 * counts as valid. What a schema asks is worked out when it is first met, and kept as a list of tests.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 */
export function matches(document: ApiDocument, schema: Schema, value: unknown, options: MatchOptions = {}): boolean {
  const { direction, budget = { steps: maxSteps } } = options
  return nodeOf(scopeOf(document, direction), schema).check(value, budget, 0)
}

/** Schemas of a document, as one direction checks them. */
interface Scope {
  document: ApiDocument
  direction: MatchOptions['direction']
  nodes: WeakMap<object, MatchNode>
}

const scopes = new WeakMap<ApiDocument, Scope[]>()

function scopeOf(document: ApiDocument, direction: MatchOptions['direction']): Scope {
  let known = scopes.get(document)
  if (!known)
    scopes.set(document, (known = []))
  let scope = known.find(one => one.direction === direction)
  if (!scope) {
    known.push((scope = { document, direction, nodes: new WeakMap() }))
  }
  return scope
}

const anything: MatchNode = { check: () => true }
const nothing: MatchNode = { check: () => false }

function nodeOf(scope: Scope, schema: Schema): MatchNode {
  if (typeof schema !== 'object' || schema === null) {
    return schema === false ? nothing : anything
  }
  let node = scope.nodes.get(schema)
  if (!node)
    scope.nodes.set(schema, (node = createNode(scope, schema)))
  return node
}

function createNode(scope: Scope, schema: SchemaObject): MatchNode {
  let tests: { plain: Test[], deep: DeepTest[] } | undefined
  const looks = schema.unevaluatedProperties !== undefined || schema.unevaluatedItems !== undefined
  const node: MatchNode = {
    check(value: unknown, budget: Budget, depth: number, seen?: Seen, active?: Active): boolean {
      // A schema that leads to itself says nothing of the same value.
      for (let one = active; one; one = one.above) {
        if (one.node === node)
          return true
      }
      if (--budget.steps < 0 || depth > maxDepth)
        return true
      tests ??= createTests(scope, schema)
      for (const test of tests.plain) {
        if (!test(value))
          return false
      }
      if (tests.deep.length === 0)
        return true
      const visit: Visit = {
        value,
        budget,
        depth: depth + 1,
        seen: seen ?? (looks ? fresh() : undefined),
        active: { node, above: active },
      }
      for (const test of tests.deep) {
        if (!test(visit))
          return false
      }
      return true
    },
  }
  return node
}

function createTests(scope: Scope, schema: SchemaObject): { plain: Test[], deep: DeepTest[] } {
  const { document, direction } = scope
  const link = (child: Schema): MatchNode => nodeOf(scope, child)
  const ref = typeof schema.$ref === 'string' ? schema.$ref : undefined
  const found = ref === undefined ? undefined : resolve<SchemaObject>(document, { $ref: ref })
  const target = found && link(found.value)
  const isMissed = (name: string): boolean =>
    direction === undefined || !isLeftOut(document, propertyOf(schema, name), direction)
  return {
    plain: valueTests(schema),
    deep: [
      ...(target
        ? [({ value, budget, depth, seen, active }: Visit) => target.check(value, budget, depth, seen, active)]
        : []),
      ...combinationTests(schema, link),
      ...objectTest(schema, link, isMissed),
      ...listTest(schema, link),
    ],
  }
}

function propertyOf({ properties }: SchemaObject, name: string): Schema | undefined {
  return properties && Object.hasOwn(properties, name) ? properties[name] : undefined
}

/** Whether a property does not travel this way (`readOnly` in requests, `writeOnly` in responses). */
export function isLeftOut(
  document: ApiDocument,
  schema: Schema | undefined,
  direction: 'request' | 'response',
): boolean {
  const key = direction === 'request' ? 'readOnly' : 'writeOnly'
  const pending = [schema]
  for (let turn = 0; turn < 20 && pending.length > 0; turn++) {
    const next = pending.shift()
    if (typeof next !== 'object' || next === null)
      continue
    if (next[key] === true)
      return true
    if (typeof next.$ref === 'string')
      pending.push(resolve<SchemaObject>(document, { $ref: next.$ref })?.value)
    pending.push(...(next.allOf ?? []))
  }
  return false
}
