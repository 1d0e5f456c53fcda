import type { Pair, YAMLMap, Node as YamlNode } from 'yaml'
import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import { pointerSegments } from '../../document/json/pointer.ts'
import { remember } from '../../document/remember.ts'

/** Where the value at a pointer begins: at its key, if it has one. Where there is no such value, its nearest ancestor. */
export function offsetOf(contents: unknown, pointer: string, anchors: Map<string, YamlNode>): number {
  let node = contents
  let offset = startOf(contents)
  for (const segment of pointerSegments(pointer)) {
    const step = child(follow(node, anchors), segment, anchors)
    if (step === undefined)
      break
    offset = startOf(step.at)
    node = step.value
  }
  return offset
}

function child(
  node: unknown,
  segment: string,
  anchors: Map<string, YamlNode>,
): { at: unknown, value: unknown } | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(segment)]
    return value === undefined ? undefined : { at: value, value }
  }
  if (!isMap(node))
    return undefined
  const pair = pairsOf(node).get(segment)
  if (pair)
    return { at: pair.key, value: pair.value }
  return node.items
    .filter(isMerge)
    .flatMap(({ value }) => {
      const merged = follow(value, anchors)
      return isSeq(merged) ? merged.items.map(item => follow(item, anchors)) : [merged]
    })
    .map(merged => child(merged, segment, anchors))
    .find(step => step !== undefined)
}

const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>()

/** The pairs of a map by key, the last of each; a map of thousands may hold thousands of findings. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  return remember(indexes, map, () => indexPairs(map))
}

function indexPairs(map: YAMLMap): ReadonlyMap<string, Pair> {
  const index = new Map<string, Pair>()
  for (const pair of map.items) {
    if (isScalar(pair.key)) {
      index.set(String(pair.key.value), pair)
      if (pair.key.source !== undefined)
        index.set(pair.key.source, pair)
    }
  }
  return index
}

function follow(node: unknown, anchors: Map<string, YamlNode>): unknown {
  return isAlias(node) ? anchors.get(node.source) : node
}

/** Where a node begins. */
export function startOf(node: unknown): number {
  return (node as YamlNode | null | undefined)?.range?.[0] ?? 0
}

/** Whether a pair of a map merges other maps into it. @see https://yaml.org/type/merge.html */
export function isMerge({ key, value }: Pair): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.source === '<<' && (isAlias(value) || isMap(value) || isSeq(value))
}
