import type { SchemaObject } from '../../document/openapi.ts'
import type { DeepTest, Link, MatchNode, Visit } from './match-node.ts'
import { isObject } from '../../document/json.ts'
import { listOf } from './match-node.ts'
import { matchesPattern } from '../pattern/pattern.ts'

const keywords = [
  'properties',
  'patternProperties',
  'additionalProperties',
  'propertyNames',
  'required',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedProperties',
] as const

/** What a schema asks of objects; nothing where it has no keyword of theirs. */
export function objectTest(schema: SchemaObject, link: Link, isMissed: (name: string) => boolean): DeepTest[] {
  if (keywords.every(keyword => schema[keyword] === undefined))
    return []
  const required = listOf(schema.required).filter(isMissed)
  const { minProperties, maxProperties } = schema
  const checkMembers = memberTest(schema, link)
  const checkDependencies = dependencyTest(schema, link)
  const rest = schema.unevaluatedProperties === undefined ? undefined : link(schema.unevaluatedProperties)
  return [
    (visit) => {
      const { value } = visit
      if (!isObject(value))
        return true
      const names = Object.keys(value)
      return !(minProperties !== undefined && names.length < minProperties)
        && !(maxProperties !== undefined && names.length > maxProperties)
        && required.every(name => Object.hasOwn(value, name))
        && checkMembers(visit, value, names)
        && checkDependencies(visit, value)
        && (rest === undefined || checkRest(rest, visit, value, names))
    },
  ]
}

type Value = Record<string, unknown>

function memberTest(schema: SchemaObject, link: Link): (visit: Visit, value: Value, names: string[]) => boolean {
  const properties = new Map(Object.entries(schema.properties ?? {}).map(([name, child]) => [name, link(child)]))
  const patterns = Object.entries(schema.patternProperties ?? {}).map(([pattern, child]) => ({
    pattern,
    node: link(child),
  }))
  const others = schema.additionalProperties === undefined ? undefined : link(schema.additionalProperties)
  const nameNode = schema.propertyNames === undefined ? undefined : link(schema.propertyNames)
  return ({ budget, depth, seen }, value, names) => {
    for (const name of names) {
      const property = properties.get(name)
      let isKnown = property !== undefined
      if (property && !property.check(value[name], budget, depth))
        return false
      for (const { pattern, node } of patterns) {
        if (matchesPattern(pattern, name) === true) {
          isKnown = true
          if (!node.check(value[name], budget, depth))
            return false
        }
      }
      if (!isKnown && others) {
        isKnown = true
        if (!others.check(value[name], budget, depth))
          return false
      }
      if (isKnown)
        seen?.names.add(name)
      if (nameNode && !nameNode.check(name, budget, depth))
        return false
    }
    return true
  }
}

function dependencyTest(
  { dependentRequired, dependentSchemas }: SchemaObject,
  link: Link,
): (visit: Visit, value: Value) => boolean {
  const required = Object.entries(dependentRequired ?? {})
  const schemas = Object.entries(dependentSchemas ?? {}).map(([name, child]): [string, MatchNode] => [
    name,
    link(child),
  ])
  return ({ value: whole, budget, depth, seen, active }, value) =>
    required.every(
      ([name, others]) => !Object.hasOwn(value, name) || others.every(other => Object.hasOwn(value, other)),
    ) && schemas.every(([name, node]) => !Object.hasOwn(value, name) || node.check(whole, budget, depth, seen, active))
}

function checkRest(rest: MatchNode, { budget, depth, seen }: Visit, value: Value, names: string[]): boolean {
  const left = names.filter(name => !seen?.names.has(name))
  left.forEach(name => seen?.names.add(name))
  return left.every(name => rest.check(value[name], budget, depth))
}
