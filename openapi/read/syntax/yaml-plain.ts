import type { Alias, YAMLMap } from 'yaml'
import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml'
import { keepOrder } from '../../document/json/key-order.ts'
import { maxDepth } from './depth.ts'
import { setOwn } from '../../document/json/value.ts'
import { isMerge } from './yaml-place.ts'
import type { YamlNotes, YamlRun } from './yaml-run.ts'
import { createYamlRun, refuse, register, report } from './yaml-run.ts'
import type { Slot } from './yaml-scalar.ts'
import { convertKey, convertScalar } from './yaml-scalar.ts'

/** Aliases are copied, so a few bytes can ask for billions of nodes; GitHub's whole API has half a million. */
const maxNodes = 1_000_000

/** Turns the nodes of a YAML file into plain data, noting the anchors and the problems met on the way. */
export function toPlain(contents: unknown, notes: YamlNotes): unknown {
  return convert(createYamlRun(notes), contents, { key: undefined, holder: undefined })
}

function convert(run: YamlRun, node: unknown, slot: Slot): unknown {
  const { path } = run
  if (++run.nodes > maxNodes) {
    refuse(run, node, {
      rule: 'yaml-aliases',
      message: `The aliases of this file stand for more than ${maxNodes} values.`,
      advice: 'use $ref for what is shared',
    })
  }
  if (slot.key !== undefined)
    path.push(slot.key)
  if (path.length > maxDepth) {
    refuse(run, node, {
      rule: 'too-deep',
      message: 'The file is nested too deeply to be read.',
      advice: `stay below ${maxDepth} levels`,
    })
  }
  const value = convertNode(run, node, slot)
  if (slot.key !== undefined)
    path.pop()
  return value
}

function convertNode(run: YamlRun, node: unknown, slot: Slot): unknown {
  if (isAlias(node))
    return convertAlias(run, node, slot.holder)
  if (isScalar(node)) {
    register(run, node)
    return convertScalar(run, node, slot)
  }
  if (!isMap(node) && !isSeq(node))
    return null
  register(run, node)
  run.open.add(node)
  const value = isMap(node) ? convertMap(run, node) : convertItems(run, node.items)
  run.open.delete(node)
  return value
}

function convertAlias(run: YamlRun, node: Alias, holder: object | undefined): unknown {
  const target = run.anchors.get(node.source)
  if (target === undefined) {
    return refuse(run, node, {
      rule: 'yaml-aliases',
      message: `There is no anchor "&${node.source}" before this alias.`,
      advice: 'correct the name',
    })
  }
  if (run.open.has(target)) {
    return refuse(run, node, {
      rule: 'yaml-aliases',
      message: `The alias "*${node.source}" stands for something that contains it.`,
      advice: 'use $ref for what is recursive',
    })
  }
  run.copying++
  const value = convertNode(run, target, { key: run.path.at(-1), holder })
  run.copying--
  return value
}

function convertItems(run: YamlRun, items: unknown[]): unknown[] {
  const list: unknown[] = []
  items.forEach((item, index) =>
    list.push(convert(run, isPair(item) ? undefined : item, { key: String(index), holder: list })))
  return list
}

function convertMap(run: YamlRun, map: YAMLMap): object {
  const result = {}
  for (const { value } of map.items.filter(isMerge))
    mergeInto(run, result, value)
  const own = new Set<string>()
  for (const pair of map.items) {
    const key = isMerge(pair) ? undefined : convertKey(run, pair)
    if (key === undefined)
      continue
    if (own.has(key) && run.copying === 0)
      tellTwice(run, pair.key, key)
    own.add(key)
    setOwn(result, key, convert(run, pair.value, { key, holder: result }))
  }
  keepOrder(result, [...own])
  return result
}

function tellTwice(run: YamlRun, node: unknown, key: string): void {
  run.path.push(key)
  report(run, node, {
    rule: 'duplicate-key',
    message: `The key "${key}" is here twice in one object.`,
    advice: 'keep one of them',
  })
  run.path.pop()
}

function mergeInto(run: YamlRun, result: object, node: unknown): void {
  const value = convert(run, node, { key: '<<', holder: undefined })
  for (const part of Array.isArray(value) ? value.toReversed() : [value]) {
    if (typeof part === 'object' && part !== null)
      Object.entries(part).forEach(([key, item]) => setOwn(result, key, item))
  }
}
