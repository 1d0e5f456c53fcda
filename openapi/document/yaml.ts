import type { Pair, Scalar, YAMLError, YAMLMap, Node as YamlNode } from 'yaml'
import type { Severity } from './document.ts'
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { setOwn } from './json.ts'
import { keepNumeral } from './numerals.ts'
import { joinPointer, pointerSegments } from './resolve.ts'
import type { Parsed, Position, Problem } from './source.ts'
import { maxDepth } from './source.ts'
import { surprise } from './yaml-surprise.ts'

/** Aliases are copied, so a few bytes can ask for billions of nodes; GitHub's whole API has half a million. */
const maxNodes = 1_000_000

/** One slip of the pen makes the parser stumble over all that follows. */
const maxErrors = 10

/** Thrown to leave the tree; its problem is already noted. */
class RefusedError extends Error {
  override name = 'RefusedError'
}

/** Parses YAML 1.2 (core schema, no custom tags) into plain data: aliases and merge keys become copies. @see https://yaml.org/spec/1.2.2 */
export function parseYaml(text: string): Parsed {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  })
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return {
      line: Math.max(line, 1),
      column: Math.max(col, 1),
    }
  }
  const told = (severity: Severity, rule: string) => ({ message, pos }: YAMLError): Problem => ({
    severity,
    ...explain(rule, message),
    pointer: '#',
    ...position(pos[0]),
  })
  const problems = [
    ...document.errors.slice(0, maxErrors).map(told('error', 'yaml-syntax')),
    ...document.warnings.slice(0, maxErrors).map(told('warning', 'yaml-tag')),
  ]
  const anchors = new Map<string, YamlNode>()
  const locate = (pointers: Iterable<string>) =>
    new Map([...pointers].map(pointer => [
      pointer,
      position(offsetOf(document.contents, pointer, anchors)),
    ]))
  if (document.errors.length > 0)
    return { value: undefined, problems, locate }
  try {
    return {
      value: toPlain(document.contents, { anchors, position, problems }),
      problems,
      locate,
    }
  }
  catch (error) {
    if (!(error instanceof RefusedError))
      throw error
    return { value: undefined, problems, locate }
  }
}

interface Context { anchors: Map<string, YamlNode>, position: (offset: number) => Position, problems: Problem[] }

function toPlain(contents: unknown, { anchors, position, problems }: Context): unknown {
  const open = new Set<unknown>()
  const path: string[] = []
  let nodes = 0
  let copying = 0

  const report = (node: unknown, problem: Omit<Problem, 'pointer' | 'line' | 'column'>) =>
    problems.push({
      ...problem,
      pointer: joinPointer('#', ...path),
      ...position(startOf(node)),
    })
  const refuse = (node: unknown, rule: string, message: string, advice: string): never => {
    report(node, {
      severity: 'error',
      rule,
      message,
      advice,
    })
    throw new RefusedError(rule)
  }

  function convert(node: unknown, key: string | undefined, holder?: object): unknown {
    if (++nodes > maxNodes)
      refuse(node, 'yaml-aliases', `The aliases of this file stand for more than ${maxNodes} values.`, 'use $ref for what is shared')
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
    const value = isMap(node)
      ? convertMap(node)
      : convertItems(node.items)
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
    if (open.has(target))
      return refuse(node, 'yaml-aliases', `The alias "*${node.source}" stands for something that contains it.`, 'use $ref for what is recursive')
    copying++
    const value = convertNode(target, path.at(-1), holder)
    copying--
    return value
  }

  function convertItems(items: unknown[]): unknown[] {
    const list: unknown[] = []
    items.forEach((item, index) => list.push(convert(isPair(item)
      ? undefined
      : item, String(index), list)))
    return list
  }

  function convertMap(map: YAMLMap): object {
    const result = {}
    const merged = map.items.filter(isMerge)
    for (const { value } of merged)
      mergeInto(result, value)
    const own = new Set<string>()
    for (const pair of map.items) {
      const key = isMerge(pair)
        ? undefined
        : convertKey(pair)
      if (key === undefined)
        continue
      if (own.has(key) && copying === 0) {
        path.push(key)
        report(pair.key, {
          severity: 'error',
          rule: 'duplicate-key',
          message: `The key "${key}" is here twice in one object.`,
          advice: 'keep one of them',
        })
        path.pop()
      }
      own.add(key)
      setOwn(result, key, convert(pair.value, key, result))
    }
    return result
  }

  function mergeInto(result: object, node: unknown): void {
    const value = convert(node, '<<')
    for (const part of Array.isArray(value)
      ? value.toReversed()
      : [value]) {
      if (typeof part === 'object' && part !== null)
        Object.entries(part).forEach(([key, item]) => setOwn(result, key, item))
    }
  }

  function convertKey({ key }: Pair): string | undefined {
    const scalar = isAlias(key)
      ? anchors.get(key.source)
      : key
    if (!isScalar(scalar)) {
      report(key, { severity: 'error', rule: 'yaml-key', message: 'A key must be a single word or text, not a list or an object.' })
      return undefined
    }
    register(scalar)
    const text = scalar.type === 'PLAIN'
      ? scalar.source ?? String(scalar.value)
      : String(scalar.value)
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
        severity: 'error',
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
    const found = node.type === 'PLAIN'
      ? surprise(node.source ?? '', role)
      : undefined
    if (found)
      report(node, { severity: 'warning', rule: 'yaml-1.1', ...found })
  }

  return convert(contents, undefined)
}

function isMerge({ key, value }: Pair): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.source === '<<' && (isAlias(value) || isMap(value) || isSeq(value))
}

/** Where the value at a pointer begins: at its key, if it has one. Where there is no such value, its nearest ancestor. */
function offsetOf(contents: unknown, pointer: string, anchors: Map<string, YamlNode>): number {
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

function child(node: unknown, segment: string, anchors: Map<string, YamlNode>): { at: unknown, value: unknown } | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(segment)]
    return value === undefined
      ? undefined
      : { at: value, value }
  }
  if (!isMap(node))
    return undefined
  const pair = node.items.findLast(({ key }) => isScalar(key) && (key.source === segment || String(key.value) === segment))
  if (pair)
    return { at: pair.key, value: pair.value }
  return node.items.filter(isMerge)
    .flatMap(({ value }) => {
      const merged = follow(value, anchors)
      return isSeq(merged)
        ? merged.items.map(item => follow(item, anchors))
        : [merged]
    })
    .map(merged => child(merged, segment, anchors))
    .find(step => step !== undefined)
}

function follow(node: unknown, anchors: Map<string, YamlNode>): unknown {
  return isAlias(node)
    ? anchors.get(node.source)
    : node
}

function startOf(node: unknown): number {
  return (node as YamlNode | null | undefined)?.range?.[0] ?? 0
}

/** The parser recurses, and reports its own exhaustion like any other mistake. */
function explain(rule: string, message: string): Pick<Problem, 'rule' | 'message' | 'advice'> {
  return message.startsWith('Maximum call stack')
    ? { rule: 'too-deep', message: 'The file is nested too deeply to be read.', advice: `stay below ${maxDepth} levels` }
    : {
        rule,
        message: message.endsWith('.')
          ? message
          : `${message}.`,
      }
}
