import type { Pair, Scalar, YAMLMap, Node as YamlNode } from 'yaml'
import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml'
import { keepOrder } from '../../document/key-order.ts'
import { maxDepth } from './depth.ts'
import { setOwn } from '../../document/json.ts'
import { keepNumeral } from '../../document/numerals.ts'
import { joinPointer } from '../../document/resolve.ts'
import type { Position, Problem } from './parsed.ts'
import { isMerge, startOf } from './yaml-place.ts'
import { surprise } from './yaml-surprise.ts'

/** Aliases are copied, so a few bytes can ask for billions of nodes; GitHub's whole API has half a million. */
const maxNodes = 1_000_000

/** Thrown to leave the tree; its problem is already noted. */
export class RefusedError extends Error {
  override name = 'RefusedError'
}

interface Context {
  anchors: Map<string, YamlNode>
  position: (offset: number) => Position
  problems: Problem[]
}

/** Turns the nodes of a YAML file into plain data, noting the anchors and the problems met on the way. */
export function toPlain(contents: unknown, { anchors, position, problems }: Context): unknown {
  const open = new Set<unknown>()
  const path: string[] = []
  let nodes = 0
  let copying = 0

  const report = (node: unknown, problem: Omit<Problem, 'pointer' | 'line' | 'column'>) =>
    problems.push({ ...problem, pointer: joinPointer('#', ...path), ...position(startOf(node)) })
  const refuse = (node: unknown, rule: string, message: string, advice: string): never => {
    report(node, {
      rule,
      message,
      advice,
    })
    throw new RefusedError(rule)
  }

  function convert(node: unknown, key: string | undefined, holder?: object): unknown {
    if (++nodes > maxNodes) {
      refuse(
        node,
        'yaml-aliases',
        `The aliases of this file stand for more than ${maxNodes} values.`,
        'use $ref for what is shared',
      )
    }
    if (key !== undefined)
      path.push(key)
    if (path.length > maxDepth)
      refuse(node, 'too-deep', 'The file is nested too deeply to be read.', `stay below ${maxDepth} levels`)
    const value = convertNode(node, key, holder)
    if (key !== undefined)
      path.pop()
    return value
  }

  function convertNode(node: unknown, key: string | undefined, holder?: object): unknown {
    if (isAlias(node))
      return convertAlias(node, holder)
    if (isScalar(node)) {
      register(node)
      return convertScalar(node, key, holder)
    }
    if (!isMap(node) && !isSeq(node))
      return null
    register(node)
    open.add(node)
    const value = isMap(node) ? convertMap(node) : convertItems(node.items)
    open.delete(node)
    return value
  }

  function register(node: YamlNode & { anchor?: string }): void {
    if (node.anchor !== undefined)
      anchors.set(node.anchor, node)
  }

  function convertAlias(node: YamlNode & { source: string }, holder?: object): unknown {
    const target = anchors.get(node.source)
    if (target === undefined)
      return refuse(node, 'yaml-aliases', `There is no anchor "&${node.source}" before this alias.`, 'correct the name')
    if (open.has(target)) {
      return refuse(
        node,
        'yaml-aliases',
        `The alias "*${node.source}" stands for something that contains it.`,
        'use $ref for what is recursive',
      )
    }
    copying++
    const value = convertNode(target, path.at(-1), holder)
    copying--
    return value
  }

  function convertItems(items: unknown[]): unknown[] {
    const list: unknown[] = []
    items.forEach((item, index) => list.push(convert(isPair(item) ? undefined : item, String(index), list)))
    return list
  }

  function convertMap(map: YAMLMap): object {
    const result = {}
    const merged = map.items.filter(isMerge)
    for (const { value } of merged)
      mergeInto(result, value)
    const own = new Set<string>()
    for (const pair of map.items) {
      const key = isMerge(pair) ? undefined : convertKey(pair)
      if (key === undefined)
        continue
      if (own.has(key) && copying === 0) {
        path.push(key)
        report(pair.key, {
          rule: 'duplicate-key',
          message: `The key "${key}" is here twice in one object.`,
          advice: 'keep one of them',
        })
        path.pop()
      }
      own.add(key)
      setOwn(result, key, convert(pair.value, key, result))
    }
    keepOrder(result, [...own])
    return result
  }

  function mergeInto(result: object, node: unknown): void {
    const value = convert(node, '<<')
    for (const part of Array.isArray(value) ? value.toReversed() : [value]) {
      if (typeof part === 'object' && part !== null)
        Object.entries(part).forEach(([key, item]) => setOwn(result, key, item))
    }
  }

  function convertKey({ key }: Pair): string | undefined {
    const scalar = isAlias(key) ? anchors.get(key.source) : key
    if (!isScalar(scalar)) {
      report(key, {
        rule: 'yaml-key',
        message: 'A key must be a single word or text, not a list or an object.',
      })
      return undefined
    }
    register(scalar)
    const text = scalar.type === 'PLAIN' ? (scalar.source ?? String(scalar.value)) : String(scalar.value)
    if (copying === 0)
      warn(scalar, 'key')
    return text
  }

  function convertScalar(node: Scalar, key: string | undefined, holder?: object): unknown {
    const { value, source } = node
    if (copying === 0)
      warn(node, 'value')
    if (typeof value === 'number' && !Number.isFinite(value)) {
      report(node, {
        rule: 'not-json',
        message: `JSON has no number ${source ?? value}.`,
        advice: 'quote it',
      })
      return String(source)
    }
    if (typeof value === 'number' && holder && key !== undefined && source !== undefined)
      keepNumeral(holder, key, source)
    return typeof value === 'object' || typeof value === 'bigint' || value === undefined
      ? value === null
        ? null
        : String(source)
      : value
  }

  function warn(node: Scalar, role: 'key' | 'value'): void {
    const found = node.type === 'PLAIN' ? surprise(node.source ?? '', role) : undefined
    if (found)
      report(node, { rule: 'yaml-1.1', ...found })
  }

  return convert(contents, undefined)
}
