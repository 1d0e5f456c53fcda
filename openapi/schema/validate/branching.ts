import type { Schema, SchemaObject } from '../../document/openapi.ts'

/** What a schema refers to: about the value itself, about what an object holds, and about what a list holds. */
interface Load {
  same: number
  object: number
  list: number
}

/** A schema as it is compiled, and those that it refers to by `$ref`. */
export interface Compiled {
  schema: Schema
  targets: string[]
}

/** Finds a schema by its id. */
export type Find = (id: string) => Compiled

/** One value may be asked so often; a body has thousands. */
const most = 1_000

/**
 * Tells which schemas may be asked of one value more and more often the deeper it lies: branches of `anyOf` that lead to the
 * same schema, level above level, or a schema that leads back to itself twice. A hostile one would keep a validator busy for ever.
 */
export function createBranching(find: Find): (id: string) => boolean {
  const knots = new Map<string, string>()
  const costs = new Map<string, number>()

  function costOf(id: string): number {
    const known = costs.get(id)
    if (known !== undefined)
      return known
    if (!knots.has(id))
      tie(id, find, knots)
    const { schema } = find(id)
    const isTied = (target: string): boolean => knots.get(target) === knots.get(id)
    // What leads back once goes deeper with the value, and ends with it.
    costs.set(id, 0)
    const cost = sum(schema, target => (isTied(target) ? 1 : 0)) > 1 ? Infinity : 1 + sum(schema, costOf)
    costs.set(id, cost)
    return cost
  }

  return id => costOf(id) > most
}

/** Whether a schema, or one that it leads to, is such a one. */
export function leadsTo(find: Find, id: string, isSuch: (id: string) => boolean): boolean {
  const seen = new Set([id])
  for (const next of seen) {
    if (isSuch(next))
      return true
    find(next).targets.forEach(target => seen.add(target))
  }
  return false
}

/** Names the knot of each schema below one: those that lead to each other are in the same. By Tarjan's algorithm, without recursion. */
function tie(start: string, find: Find, knots: Map<string, string>): void {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const path: { id: string, left: string[] }[] = []
  const enter = (id: string): void => {
    order.set(id, order.size)
    low.set(id, order.size - 1)
    open.push(id)
    path.push({ id, left: [...find(id).targets] })
  }
  const lower = (id: string, to: number | undefined): void => {
    low.set(id, Math.min(low.get(id) ?? 0, to ?? Infinity))
  }
  enter(start)
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const { id, left } = top
    const target = left.pop()
    if (target !== undefined) {
      if (knots.has(target))
        continue
      if (order.has(target))
        lower(id, order.get(target))
      else
        enter(target)
      continue
    }
    path.pop()
    if (path.length > 0)
      lower(path.at(-1)?.id ?? '', low.get(id))
    if (low.get(id) === order.get(id)) {
      for (const member of open.splice(open.lastIndexOf(id)))
        knots.set(member, id)
    }
  }
}

/** The most that a schema's references weigh on one value. */
function sum(schema: Schema, weigh: (id: string) => number): number {
  const { same, object, list } = load(schema, weigh)
  return same + Math.max(object, list)
}

function load(schema: Schema, weigh: (id: string) => number): Load {
  if (typeof schema !== 'object' || schema === null)
    return { same: 0, object: 0, list: 0 }
  const { $ref, allOf = [], anyOf = [], oneOf = [], prefixItems = [], dependentSchemas = {} } = schema
  const branches = [
    ...allOf,
    ...anyOf,
    ...oneOf,
    ...Object.values(dependentSchemas),
    ...[schema.not, schema.if, schema.then, schema.else].filter(branch => branch !== undefined),
  ].map(branch => load(branch, weigh))
  const total = (key: keyof Load): number => branches.reduce((before, branch) => before + branch[key], 0)
  const of = (child: Schema | undefined): number => (child === undefined ? 0 : sum(child, weigh))
  const heaviest = (children: Schema[]): number =>
    children.reduce<number>((before, child) => Math.max(before, of(child)), 0)
  const { properties = {}, patternProperties = {} } = schema as SchemaObject
  return {
    same: total('same') + ($ref === undefined ? 0 : weigh($ref)),
    // Each property has one entry of its own, or none; any number of patterns may fit its name.
    object:
      total('object')
      + Math.max(heaviest(Object.values(properties)), of(schema.additionalProperties))
      + of(schema.unevaluatedProperties)
      + Object.values(patternProperties).reduce<number>((before, child) => before + of(child), 0),
    list:
      total('list')
      + Math.max(heaviest(prefixItems), of(schema.items))
      + of(schema.contains)
      + of(schema.unevaluatedItems),
  }
}
