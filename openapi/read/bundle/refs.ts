import { closest } from '../../document/closest.ts'
import type { Kind } from '../../document/grammar.ts'
import { sections } from '../../document/grammar.ts'
import { joinPointer, pointerSegments, valueAt } from '../../document/resolve.ts'
import type { Report } from '../../document/document.ts'
import type { PlainObject } from '../../document/json.ts'
import { walk } from '../../document/walk.ts'
import { isObject } from '../../document/json.ts'

/** Checks every local reference of a bundled tree: it leads somewhere, to the right kind of thing, and not in a circle. What is known to be broken is passed over. */
export function checkRefs(
  root: PlainObject,
  kind: Kind,
  report: (report: Report) => void,
  known: WeakSet<object> = new WeakSet(),
): void {
  const verdicts = new Map<string, Omit<Report, 'pointer'> | undefined>()
  walk(
    root,
    (node, { kind: nodeKind, pointer }) => {
      const ref = node.$ref
      if (typeof ref === 'string' && ref.startsWith('#') && !known.has(node)) {
        const key = `${nodeKind} ${ref}`
        if (!verdicts.has(key))
          verdicts.set(key, judge(root, ref, nodeKind))
        const verdict = verdicts.get(key)
        if (verdict) {
          report({ ...verdict, pointer: joinPointer(pointer(), '$ref') })
        }
      }
      if (nodeKind === 'discriminator')
        checkMapping(root, node, pointer, report)
    },
    kind,
  )
  checkCircles(root, kind, report)
}

function judge(root: PlainObject, ref: string, kind: Kind): Omit<Report, 'pointer'> | undefined {
  const target = valueAt(root, ref)
  if (target === undefined) {
    return {
      severity: 'error',
      rule: 'dangling-ref',
      message: `The $ref "${ref}" leads nowhere.`,
      advice: suggest(root, ref),
    }
  }
  if (!isObject(target) && !(kind === 'schema' && typeof target === 'boolean'))
    return { severity: 'error', rule: 'ref-kind', message: `The $ref "${ref}" does not lead to an object.` }
  const [first, section, name, ...deeper] = pointerSegments(ref)
  const wanted = sections[kind]
  return first === 'components'
    && name !== undefined
    && deeper.length === 0
    && wanted?.[0] === 'components'
    && section !== wanted[1]
    ? {
        severity: 'error',
        rule: 'ref-kind',
        message: `The $ref "${ref}" leads to one of the ${section}, where one of the ${wanted[1]} belongs.`,
      }
    : undefined
}

function suggest(root: PlainObject, ref: string): string {
  const segments = pointerSegments(ref)
  const siblings = valueAt(root, joinPointer('#', ...segments.slice(0, -1)))
  const meant = isObject(siblings) ? closest(segments.at(-1) ?? '', Object.keys(siblings)) : undefined
  return meant === undefined
    ? 'add what it names, or correct the name'
    : `write "${joinPointer('#', ...segments.slice(0, -1), meant)}"`
}

function checkMapping(
  root: PlainObject,
  { mapping }: PlainObject,
  pointer: () => string,
  report: (report: Report) => void,
): void {
  for (const [value, ref] of Object.entries(isObject(mapping) ? mapping : {})) {
    const target =
      typeof ref === 'string' && !ref.startsWith('#') && !/[/.]/.test(ref)
        ? joinPointer('#', 'components', 'schemas', ref)
        : ref
    if (typeof target === 'string' && target.startsWith('#') && valueAt(root, target) === undefined) {
      report({
        severity: 'error',
        rule: 'dangling-ref',
        pointer: joinPointer(pointer(), 'mapping', value),
        message: `The mapping of "${value}" leads nowhere: there is no ${String(ref)}.`,
        advice: suggest(root, target),
      })
    }
  }
}

/**
 * Reports what has no end: references that only lead to each other, and schemas that contain themselves through `allOf`.
 * A schema that reaches itself through a property or an item is a tree, and fine.
 */
function checkCircles(root: PlainObject, kind: Kind, report: (report: Report) => void): void {
  const done = new Set<string>()
  walk(
    root,
    (node, { pointer }) => {
      if (typeof node.$ref !== 'string')
        return
      const circle = circleFrom(root, node.$ref, [], done)
      if (circle !== undefined) {
        report({
          severity: 'error',
          rule: 'cyclic-ref',
          pointer: joinPointer(pointer(), '$ref'),
          message: `The $ref "${node.$ref}" leads in a circle: ${circle.join(' → ')}.`,
          advice: 'end the circle with something that is not a reference',
        })
        circle.forEach(ref => done.add(ref))
      }
    },
    kind,
  )
}

/** The circle a reference runs into, following only what must hold at the same place: `$ref` and `allOf`. */
function circleFrom(root: PlainObject, ref: string, trail: string[], done: Set<string>): string[] | undefined {
  if (trail.includes(ref)) {
    return [...trail.slice(trail.indexOf(ref)), ref]
  }
  if (done.has(ref) || trail.length > 200)
    return undefined
  const target = valueAt(root, ref)
  const next = isObject(target) ? [target, ...(Array.isArray(target.allOf) ? target.allOf : [])] : []
  for (const node of next) {
    const circle =
      isObject(node) && typeof node.$ref === 'string' && node.$ref.startsWith('#')
        ? circleFrom(root, node.$ref, [...trail, ref], done)
        : undefined
    if (circle !== undefined)
      return circle
  }
  done.add(ref)
  return undefined
}
