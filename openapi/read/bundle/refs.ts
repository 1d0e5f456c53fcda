import { closest } from '../../document/text/closest.ts'
import type { Child, Kind } from '../../document/grammar/grammar.ts'
import { joinPointer, pointerSegments, valueAt } from '../../document/json/pointer.ts'
import type { Report } from '../../document/document.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { childOf, walk } from '../../document/grammar/walk.ts'
import { isObject } from '../../document/json/value.ts'

/**
 * Checks every local reference of a bundled tree: it leads somewhere, to the right kind of thing, and not in a circle. What is known
 * to be broken is passed over, and what is found to be is added to it.
 */
export function checkRefs(
  root: PlainObject,
  kind: Kind,
  { report, broken = new WeakSet() }: { report: (report: Report) => void, broken?: WeakSet<object> },
): void {
  const verdicts = new Map<string, Omit<Report, 'pointer'> | undefined>()
  walk(
    root,
    (node, { kind: nodeKind, pointer }) => {
      const ref = node.$ref
      if (typeof ref === 'string' && ref.startsWith('#') && !broken.has(node)) {
        const key = `${nodeKind} ${ref}`
        if (!verdicts.has(key))
          verdicts.set(key, judge(root, ref, { kind: nodeKind, rootKind: kind }))
        const verdict = verdicts.get(key)
        if (verdict) {
          broken.add(node)
          report({ ...verdict, pointer: joinPointer(pointer(), '$ref') })
        }
      }
      if (nodeKind === 'discriminator')
        checkMapping(root, node, { pointer, report })
    },
    kind,
  )
  checkCircles(root, kind, report)
}

function judge(
  root: PlainObject,
  ref: string,
  { kind, rootKind }: { kind: Kind, rootKind: Kind },
): Omit<Report, 'pointer'> | undefined {
  const target = valueAt(root, ref)
  if (target === undefined) {
    return {
      rule: 'dangling-ref',
      message: `The $ref "${ref}" leads nowhere.`,
      advice: suggest(root, ref),
    }
  }
  if (!isObject(target) && !(kind === 'schema' && typeof target === 'boolean'))
    return { rule: 'ref-kind', message: `The $ref "${ref}" does not lead to an object.` }
  const found = kindAt(pointerSegments(ref), rootKind)
  return found === undefined || found === kind
    ? undefined
    : { rule: 'ref-kind', message: `The $ref "${ref}" leads to ${wordsOf(found)}, where ${wordsOf(kind)} belongs.` }
}

/** What stands at a pointer by the grammar; undefined for data, extensions and what the grammar does not know. */
function kindAt(segments: readonly string[], root: Kind): Kind | 'list' | 'map' | undefined {
  let found: Kind | { list: Kind } | { map: Kind } = root
  for (const segment of segments) {
    const child: Child | undefined =
      typeof found === 'string' ? childOf(found, segment) : 'list' in found ? found.list : found.map
    if (child === undefined)
      return undefined
    found = Array.isArray(child) ? { list: child[0] } : child
  }
  return typeof found === 'string' ? found : 'list' in found ? 'list' : 'map'
}

function wordsOf(kind: Kind | 'list' | 'map'): string {
  if (kind === 'map')
    return 'a map of many'
  const noun = kind.replace(/-2$/, '').replaceAll('-', ' ')
  return noun === 'document' ? 'the whole document' : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
}

/** The component that a reference to nothing may mean: of the same name elsewhere, or of a similar one. */
function suggest(root: PlainObject, ref: string): string {
  const segments = pointerSegments(ref)
  const name = segments.at(-1) ?? ''
  const holder = joinPointer('#', ...segments.slice(0, -1))
  const siblings = segments.length > 1 ? valueAt(root, holder) : undefined
  const meant = isObject(siblings) ? closest(name, Object.keys(siblings)) : undefined
  const places = componentSections(root)
  const pointer =
    meant === undefined
      ? places.map(place => joinPointer(place, name)).find(pointer => valueAt(root, pointer) !== undefined)
      : joinPointer(holder, meant)
  return pointer === undefined ? 'add what it names, or correct the name' : `did you mean "${pointer}"?`
}

function componentSections(root: PlainObject): string[] {
  const components = Object.keys(isObject(root.components) ? root.components : {})
  return [
    ...components.map(section => joinPointer('#/components', section)),
    ...['#/definitions', '#/parameters', '#/responses'],
  ]
}

function checkMapping(
  root: PlainObject,
  { mapping }: PlainObject,
  { pointer, report }: { pointer: () => string, report: (report: Report) => void },
): void {
  for (const [value, ref] of Object.entries(isObject(mapping) ? mapping : {})) {
    const target =
      typeof ref === 'string' && !ref.startsWith('#') && !/[/.]/.test(ref)
        ? joinPointer('#', 'components', 'schemas', ref)
        : ref
    if (typeof target === 'string' && target.startsWith('#') && valueAt(root, target) === undefined) {
      report({
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
      const circle = circleFrom(root, node.$ref, { trail: [], done })
      if (circle !== undefined) {
        report({
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
function circleFrom(
  root: PlainObject,
  ref: string,
  { trail, done }: { trail: string[], done: Set<string> },
): string[] | undefined {
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
        ? circleFrom(root, node.$ref, { trail: [...trail, ref], done })
        : undefined
    if (circle !== undefined)
      return circle
  }
  done.add(ref)
  return undefined
}
