import { paths } from 'jsonpath-rfc9535'
import { cloneTree } from '../document/json/clone.ts'
import { isObject, setOwn } from '../document/json/value.ts'
import { joinPointer } from '../document/json/pointer.ts'
import type { Source } from './syntax/parsed.ts'
import type { Report } from '../document/document.ts'
import type { PlainObject } from '../document/json/value.ts'

type Tell = (report: Report) => void

/** Queries are short. */
const maxTarget = 500

/**
 * Applies the actions of an overlay to a document, in place and in order, and says in words which of them changed something.
 * An action that matches nothing is reported: it is usually a rename that the overlay missed.
 *
 * @see https://spec.openapis.org/overlay/v1.1.0
 */
export function overlay(root: PlainObject, source: Source, tell: Tell): string[] {
  const { value } = source
  if (!isObject(value)) {
    if (source.problems.length === 0) {
      tell({
        rule: 'overlay',
        pointer: '#',
        message: 'The file is not an overlay.',
        advice: 'it begins with "overlay: 1.1.0"',
      })
    }
    return []
  }
  if (!/^1\.[01](?:\.\d+)?$/.test(String(value.overlay))) {
    tell({
      rule: 'overlay',
      pointer: '#',
      message: 'The file does not say which version of the Overlay Specification it is written in.',
      advice: 'begin it with "overlay: 1.1.0"; 1.0 and 1.1 are read',
    })
    return []
  }
  const actions = Array.isArray(value.actions) ? value.actions : []
  if (actions.length === 0) {
    tell({
      rule: 'dead-overlay',
      pointer: '#',
      message: 'The overlay has no actions.',
      advice: 'add some, or delete the file',
    })
  }
  return actions.flatMap((action: unknown, index) =>
    apply(root, action, report => tell({ ...report, pointer: joinPointer('#', 'actions', index) + report.pointer })),
  )
}

function apply(root: PlainObject, action: unknown, tell: Tell): string[] {
  const refuse = (message: string, advice?: string, pointer = ''): string[] => {
    tell({
      rule: 'overlay',
      pointer,
      message,
      advice,
    })
    return []
  }
  if (!isObject(action) || typeof action.target !== 'string')
    return refuse('An action needs a "target".', 'write a JSONPath: "$.info"')
  const { target, update, remove, copy } = action
  if (update === undefined && remove !== true && copy === undefined)
    return refuse('An action needs "update", "remove" or "copy".')
  const places = select(root, target)
  if (places === undefined) {
    return refuse(
      `The target is no JSONPath that is followed: ${target}`,
      'see RFC 9535; patterns, and more than two "..", are not followed',
      '/target',
    )
  }
  if (places.length === 0) {
    tell({
      rule: 'dead-overlay',
      pointer: '/target',
      message: `Nothing matches ${target}`,
      advice: 'correct the target, or take the action away',
    })
    return []
  }
  if (remove === true)
    return removeAll(root, places, target)
  let from: unknown = update
  if (update === undefined) {
    const sources = typeof copy === 'string' ? select(root, copy) : undefined
    if (sources?.length !== 1)
      return refuse(`"copy" must name one place; it names ${sources?.length ?? 'none'}.`, undefined, '/copy')
    from = valueAtPath(root, sources[0] ?? [])
  }
  return updateAll(root, places, { from, target, refuse })
}

function updateAll(
  root: PlainObject,
  places: string[][],
  {
    from,
    target,
    refuse,
  }: { from: unknown, target: string, refuse: (message: string, advice?: string, pointer?: string) => string[] },
): string[] {
  for (const path of places) {
    const value = valueAtPath(root, path)
    if (Array.isArray(value)) {
      value.push(cloneTree(from))
    }
    else if (isObject(value) && isObject(from)) {
      merge(value, from)
    }
    else if (isObject(value) !== isObject(from)) {
      return refuse(
        `The update is ${isObject(from) ? 'an object' : 'no object'}, and what it is for is ${
          isObject(value) ? 'one' : 'none'
        }.`,
        undefined,
        '/update',
      )
    }
    else {
      setAt(root, path, cloneTree(from))
    }
  }
  return [`updated ${target} (${count(places.length)})`]
}

/** Objects are merged key by key, lists grow, anything else is replaced. */
function merge(into: PlainObject, from: PlainObject): void {
  for (const [key, value] of Object.entries(from)) {
    const before = Object.hasOwn(into, key) ? into[key] : undefined
    if (isObject(before) && isObject(value))
      merge(before, value)
    else if (Array.isArray(before) && Array.isArray(value))
      before.push(...value.map(cloneTree))
    else
      setOwn(into, key, cloneTree(value))
  }
}

/** The last ones first: taking one away moves those behind it. */
function removeAll(root: PlainObject, places: string[][], target: string): string[] {
  for (const path of places.toReversed()) {
    const holder = valueAtPath(root, path.slice(0, -1))
    const key = path.at(-1)
    if (key === undefined)
      continue
    if (Array.isArray(holder))
      holder.splice(Number(key), 1)
    else if (isObject(holder))
      delete holder[key]
  }
  return [`removed ${target} (${count(places.length)})`]
}

function select(root: PlainObject, target: string): string[][] | undefined {
  if (!isModest(target))
    return undefined
  try {
    return paths(root as Parameters<typeof paths>[0], target).map(parsePath)
  }
  catch {
    return undefined
  }
}

/**
 * Whether a target is cheap for any document: `match()` and `search()` hand a pattern to an engine that backtracks, and each `..`,
 * in a filter even more, multiplies the places that are looked at.
 */
function isModest(target: string): boolean {
  const descents = target.split('..').length - 1
  return target.length <= maxTarget
    && descents <= 2
    && !/\?.*(?:\.\.|\$)/s.test(target)
    && !/\b(?:match|search)\s*\(/.test(target)
}

/** The keys of a normalized path, `$['paths']['/users'][0]`. */
function parsePath(path: string): string[] {
  return [...path.matchAll(/\[(?:'((?:[^'\\]|\\.)*)'|(\d+))\]/g)].map(
    ([, name, index]) => index ?? unescapeName(name ?? ''),
  )
}

function unescapeName(name: string): string {
  return JSON.parse(`"${name.replaceAll('\\\'', '\'').replaceAll('"', '\\"')}"`) as string
}

function valueAtPath(root: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as PlainObject)[key] : undefined,
    root,
  )
}

function setAt(root: PlainObject, path: string[], value: unknown): void {
  const holder = valueAtPath(root, path.slice(0, -1))
  const key = path.at(-1)
  if (typeof holder === 'object' && holder !== null && key !== undefined)
    setOwn(holder, key, value)
}

function count(places: number): string {
  return places === 1 ? 'once' : `${places} times`
}
