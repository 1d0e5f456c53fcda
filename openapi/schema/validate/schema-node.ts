import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { Compiling, Scope } from './compiling.ts'
import type { Check, Run, SchemaNode } from './run.ts'
import { valueAt } from '../../document/json/pointer.ts'
import { isLeftOut } from '../direction.ts'
import { flatten } from '../flatten.ts'
import { branchChecks } from './branch-checks.ts'
import { choiceChecks } from './choice-checks.ts'
import { listChecks, unevaluatedItemsChecks } from './list-checks.ts'
import { numberChecks } from './number-checks.ts'
import { objectChecks, unevaluatedPropertiesChecks } from './object-checks.ts'
import { createSeen, fail, giveUp, mergeSeen } from './run.ts'
import { textChecks } from './text-checks.ts'
import { typeChecks, valueChecks } from './value-checks.ts'

const anything: SchemaNode = { check: () => true }
const nothing: SchemaNode = { check: (run, _, at) => fail(run, at, 'false schema', {}) }
const none: ReadonlySet<string> = new Set()
/** Schemas within schemas and values within values; browsers' stacks hold some four times as many. */
const maxDepth = 1_000
/** As many errors as are collected; a body of a million wrong items should not become an answer of that size. */
const mostErrors = 1_000

/** The check of a schema, compiled to closures when it is first asked. */
export function nodeOf(scope: Scope, schema: Schema, hidden: ReadonlySet<string> = none): SchemaNode {
  if (typeof schema !== 'object' || schema === null)
    return schema === false ? nothing : anything
  let known = scope.nodes.get(schema)
  if (!known)
    scope.nodes.set(schema, (known = new Map()))
  const key = hidden.size === 0 ? '' : [...hidden].sort().join('\0')
  let node = known.get(key)
  if (!node)
    known.set(key, (node = createNode(scope, schema, hidden)))
  return node
}

function createNode(scope: Scope, schema: SchemaObject, hidden: ReadonlySet<string>): SchemaNode {
  let checks: Check[] | undefined
  const looks = schema.unevaluatedProperties !== undefined || schema.unevaluatedItems !== undefined
  const node: SchemaNode = {
    check(run, value, at, seen) {
      if (--run.budget.steps < 0 || run.depth >= maxDepth)
        return giveUp(run, at, '$ref', {})
      if (run.budget.steps >= run.longBelow || typeof value !== 'object' || value === null)
        return checkAll(run, value, at, seen)
      return recall(run, node, value, seen) ?? remember(run, value, at, seen)
    },
  }

  function checkAll(run: Run, value: unknown, at: string, seen: Parameters<Check>[3]): boolean {
    checks ??= compile(scope, schema, hidden)
    // The `unevaluated` keywords see what keywords beside and below them evaluated, never what their cousins did.
    const own = looks ? createSeen() : seen
    let isValid = true
    run.depth++
    for (const check of checks) {
      if (!check(run, value, at, own)) {
        isValid = false
        // After a wrong type, other errors of the same value say nothing new.
        if (run.errors === undefined || check === checks[0] || run.errors.length >= mostErrors)
          break
      }
    }
    run.depth--
    if (looks && isValid && seen && own)
      mergeSeen(seen, own)
    return isValid
  }

  function remember(run: Run, value: object, at: string, seen: Parameters<Check>[3]): boolean {
    const { circles, undecided } = run
    const isValid = checkAll(run, value, at, seen)
    if (run.circles === circles && run.undecided === undecided) {
      run.memo ??= new Map()
      let known = run.memo.get(node)
      if (!known)
        run.memo.set(node, (known = new Map()))
      known.set(value, isValid)
    }
    return isValid
  }
  return node
}

/** The earlier result for the same schema and value. Without it, branches that lead to the same schema at each level would never end. */
function recall(run: Run, node: SchemaNode, value: unknown, seen: unknown): boolean | undefined {
  const known = seen === undefined ? run.memo?.get(node)?.get(value) : undefined
  return known === false && run.errors !== undefined && run.errors.length < mostErrors ? undefined : known
}

function compile(scope: Scope, schema: SchemaObject, inherited: ReadonlySet<string>): Check[] {
  const hidden = findHidden(scope, schema, inherited)
  const compiling: Compiling = {
    scope,
    hidden,
    below: child => nodeOf(scope, child),
    beside: child => nodeOf(scope, child, hidden),
  }
  return [
    ...typeChecks(schema),
    ...valueChecks(schema),
    ...numberChecks(schema),
    ...textChecks(schema, scope.warn),
    ...refChecks(schema, compiling),
    ...objectChecks(schema, compiling),
    ...listChecks(schema, compiling),
    ...branchChecks(schema, compiling),
    ...choiceChecks(schema, compiling),
    ...unevaluatedPropertiesChecks(schema, compiling),
    ...unevaluatedItemsChecks(schema, compiling),
  ]
}

/**
 * The properties that do not travel in this direction (`readOnly` in requests, `writeOnly` in responses), wherever beside each other
 * they are declared and required: one part of an `allOf` often requires what another one declares.
 */
function findHidden(scope: Scope, schema: SchemaObject, inherited: ReadonlySet<string>): ReadonlySet<string> {
  const { document, direction } = scope
  if (direction === undefined)
    return none
  const isComposed = schema.$ref !== undefined || schema.allOf !== undefined
  const properties = isComposed ? flatten(document, schema).keywords.properties : schema.properties
  const own = Object.entries(typeof properties === 'object' ? properties : {})
    .filter(([, property]) => isLeftOut(document, property, direction))
    .map(([name]) => name)
  return own.length === 0 ? inherited : new Set([...inherited, ...own])
}

/** A `$ref` beside which other keywords hold. A reference back to a schema that is being checked on the same value adds nothing. */
function refChecks({ $ref }: SchemaObject, { scope, beside }: Compiling): Check[] {
  const target = typeof $ref === 'string' ? valueAt(scope.document.root, $ref) : undefined
  if (target === undefined || target === null)
    return []
  const node = beside(target as Schema)
  let openRun: Run | undefined
  let openValue: unknown
  return [
    (run, value, at, seen) => {
      if (openRun === run && openValue === value) {
        run.circles++
        return true
      }
      const runBefore = openRun
      const valueBefore = openValue
      openRun = run
      openValue = value
      const isValid = node.check(run, value, at, seen)
      openRun = runBefore
      openValue = valueBefore
      return isValid
    },
  ]
}
