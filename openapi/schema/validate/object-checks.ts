import type { SchemaObject } from '../../document/openapi.ts'
import type { Pattern } from '../pattern/pattern.ts'
import type { Compiling } from './compiling.ts'
import type { Check, Run, SchemaNode, Seen } from './run.ts'
import { isObject } from '../../document/json/value.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { createPattern } from '../pattern/pattern.ts'
import { entriesOf, isCount, textsOf } from './keyword-value.ts'
import { checkBelow, fail, fits, giveUp } from './run.ts'

type Value = Record<string, unknown>
type ObjectCheck = (run: Run, value: Value, at: string, seen: Seen | undefined) => boolean

/** What a schema asks of objects. */
export function objectChecks(schema: SchemaObject, compiling: Compiling): Check[] {
  const checks = [
    ...countChecks(schema),
    ...requiredChecks(schema, compiling),
    ...memberChecks(schema, compiling),
    ...dependencyChecks(schema, compiling),
  ]
  return checks.map((check): Check => (run, value, at, seen) => !isObject(value) || check(run, value, at, seen))
}

function countChecks({ minProperties, maxProperties }: SchemaObject): ObjectCheck[] {
  const checks: ObjectCheck[] = []
  if (isCount(maxProperties)) {
    checks.push((run, value, at) =>
      Object.keys(value).length <= maxProperties || fail(run, at, 'maxProperties', { limit: maxProperties }))
  }
  if (isCount(minProperties)) {
    checks.push((run, value, at) =>
      Object.keys(value).length >= minProperties || fail(run, at, 'minProperties', { limit: minProperties }))
  }
  return checks
}

function requiredChecks({ required }: SchemaObject, { hidden }: Compiling): ObjectCheck[] {
  const names = textsOf(required).filter(name => !hidden.has(name))
  return names.length === 0 ? [] : [(run, value, at) => hasAll(run, value, at, names)]
}

function hasAll(run: Run, value: Value, at: string, names: readonly string[], property?: string): boolean {
  let isComplete = true
  for (const missingProperty of names) {
    if (!Object.hasOwn(value, missingProperty)) {
      if (run.errors === undefined)
        return false
      isComplete = false
      const pointer = joinPointer(at, missingProperty)
      if (property === undefined)
        fail(run, pointer, 'required', { missingProperty })
      else
        fail(run, pointer, 'dependentRequired', { property, missingProperty })
    }
  }
  return isComplete
}

/** How members are checked: by their names, by patterns, and else by `additionalProperties`. */
interface Members {
  properties: Map<string, SchemaNode>
  patterns: { source: string, pattern: Pattern | undefined, node: SchemaNode }[]
  others: SchemaNode | undefined
  isClosed: boolean
  hidden: ReadonlySet<string>
  /** Whether a declared property is checked by its own schema, and by nothing else. */
  isBare: boolean
  /** Refuses `readOnly` properties in requests. */
  isStrict: boolean
}

function memberChecks(schema: SchemaObject, { below, hidden, scope }: Compiling): ObjectCheck[] {
  const left = scope.direction === 'request' ? hidden : new Set<string>()
  const members: Members = {
    properties: new Map(entriesOf(schema.properties).map(([name, child]) => [name, below(child)])),
    patterns: entriesOf(schema.patternProperties).map(([source, child]) => ({
      source,
      pattern: createPattern(source),
      node: below(child),
    })),
    others: schema.additionalProperties === undefined ? undefined : below(schema.additionalProperties),
    isClosed: schema.additionalProperties === false,
    hidden: left,
    isBare: left.size === 0 && entriesOf(schema.patternProperties).length === 0,
    isStrict: scope.strictReadOnly,
  }
  const names = schema.propertyNames === undefined ? undefined : below(schema.propertyNames)
  return [
    ...(names ? [(run: Run, value: Value, at: string) => checkNames(run, names, value, at)] : []),
    ...(members.properties.size > 0 || members.patterns.length > 0 || members.others
      ? [(run: Run, value: Value, at: string, seen: Seen | undefined) => checkMembers(run, members, value, at, seen)]
      : []),
  ]
}

function checkNames(run: Run, node: SchemaNode, value: Value, at: string): boolean {
  let isValid = true
  for (const name of Object.keys(value)) {
    if (!fits(run, node, name, at, undefined)) {
      isValid = fail(run, joinPointer(at, name), 'propertyNames', { propertyName: name })
      if (run.errors === undefined)
        return false
    }
  }
  return isValid
}

function checkMembers(run: Run, members: Members, value: Value, at: string, seen: Seen | undefined): boolean {
  let isValid = true
  const { properties, isBare } = members
  for (const name of Object.keys(value)) {
    // Most schemas of objects have properties alone.
    const property = isBare && seen === undefined ? properties.get(name) : undefined
    const isFine = property === undefined
      ? checkMember(run, members, value, name, at, seen)
      : checkBelow(run, property, value, name, at)
    if (!isFine) {
      isValid = false
      if (run.errors === undefined)
        return false
    }
  }
  return isValid
}

function checkMember(
  run: Run,
  members: Members,
  value: Value,
  name: string,
  at: string,
  seen: Seen | undefined,
): boolean {
  const property = members.properties.get(name)
  if (property !== undefined && members.hidden.has(name)) {
    seen?.names.add(name)
    return !members.isStrict || fail(run, joinPointer(at, name), 'readOnly', {})
  }
  let isKnown = property !== undefined
  let isValid = property === undefined || checkBelow(run, property, value, name, at)
  for (const { source, pattern, node } of members.patterns) {
    const isMatch = pattern?.test(name, run.patterns)
    const isTaken = isMatch
      ?? (pattern && giveUp(run, joinPointer(at, name), 'patternProperties', { pattern: source }))
    if (isTaken) {
      isKnown = true
      isValid = checkBelow(run, node, value, name, at) && isValid
    }
  }
  if (!isKnown && members.others) {
    isKnown = true
    isValid = members.isClosed
      ? fail(run, joinPointer(at, name), 'additionalProperties', { additionalProperty: name })
      : checkBelow(run, members.others, value, name, at)
  }
  if (isKnown)
    seen?.names.add(name)
  return isValid
}

function dependencyChecks(schema: SchemaObject, { beside, hidden }: Compiling): ObjectCheck[] {
  const required = entriesOf(schema.dependentRequired).map(([name, others]): [string, string[]] =>
    [name, textsOf(others).filter(other => !hidden.has(other))])
  const schemas = entriesOf(schema.dependentSchemas).map(([name, child]): [string, SchemaNode] => [name, beside(child)])
  return [
    ...required.map(([name, others]): ObjectCheck => (run, value, at) =>
      !Object.hasOwn(value, name) || hasAll(run, value, at, others, name)),
    ...schemas.map(([name, node]): ObjectCheck => (run, value, at, seen) =>
      !Object.hasOwn(value, name) || node.check(run, value, at, seen)),
  ]
}

/** Checks the properties that no keyword beside or below has evaluated. The last check of a schema but one. */
export function unevaluatedPropertiesChecks({ unevaluatedProperties }: SchemaObject, { below }: Compiling): Check[] {
  if (unevaluatedProperties === undefined)
    return []
  const node = below(unevaluatedProperties)
  return [
    (run, value, at, seen) => {
      if (!isObject(value))
        return true
      let isValid = true
      for (const name of Object.keys(value)) {
        if (seen?.names.has(name))
          continue
        const isAllowed = unevaluatedProperties === false
          ? fail(run, joinPointer(at, name), 'unevaluatedProperties', { unevaluatedProperty: name })
          : checkBelow(run, node, value, name, at)
        isValid &&= isAllowed
        if (!isValid && run.errors === undefined)
          return false
        seen?.names.add(name)
      }
      return isValid
    },
  ]
}
