import { ensure, freeName, isEntry, moves, sectionOf } from './component.ts'
import type { Load, Origin, Tell } from './find.ts'
import { createFinder, sourcePointer } from './find.ts'
import type { Kind } from '../../document/grammar.ts'
import { grammar } from '../../document/grammar.ts'
import { isObject, own, setOwn } from '../../document/json.ts'
import { copyNumerals } from '../../document/numerals.ts'
import type { Part } from './part.ts'
import { createBudget, listForwarded, maxCopies, namesDynamically, refPointer } from './part.ts'
import { joinPointer, pointerSegments, valueAt } from '../../document/resolve.ts'
import type { Source } from '../syntax/parsed.ts'
import type { PlainObject } from '../../document/json.ts'
import { walk } from '../../document/walk.ts'

export interface Bundle {
  /** By the pointer of their top in the bundle. */
  origins: Map<string, Origin>
  /** Objects whose `$ref` leads nowhere, which is reported already. */
  broken: WeakSet<object>
  /** Whether everything was pulled in; where not, the document is too large to be used. */
  complete: boolean
}

interface Options {
  source: Source
  root: PlainObject
  kind: Kind
  load: Load
  report: Tell
}

/**
 * Pulls what other files say into the document, in place: each target of a `$ref` into another file becomes a component, and the
 * `$ref` names it. References by `$id` and `$anchor` become pointers. What cannot be a component is put where the `$ref` was.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#openapi-description-structure
 */
export async function bundle({ source, root, kind, load, report }: Options): Promise<Bundle> {
  const origins = new Map<string, Origin>([['#', { pointer: '#', source, from: '#' }]])
  const broken = new WeakSet<object>()
  const placed = new Map<string, string>()
  const home: Part = {
    pointer: '#',
    source,
    from: '#',
    kind,
    node: root,
  }
  const queue: Part[] = [...listForwarded(home), home]
  /** Which part an object was pulled in with: its references are relative to that part's file. */
  const owners = new WeakMap<object, Part>()
  /** Objects whose `$ref` is a pointer into the bundle by now: below an `$id` it would be read as another one. */
  const settled = new WeakSet<object>()
  const { find, hasNames } = createFinder({ source, root, load, report })
  const budget = createBudget()

  /** Where a target is, or will be, in the bundle; undefined where it is nowhere. */
  async function place(ref: string, part: Part, at: string, targetKind: Kind): Promise<string | undefined> {
    const target = await find(ref, part, at)
    if (target === undefined)
      return undefined
    if (target.source === source && !moves(target.pointer, kind))
      return target.pointer
    const key = `${target.source.file}${target.pointer}`
    const known = placed.get(key)
    if (known !== undefined)
      return known
    const section = sectionOf(targetKind, kind)
    const original = valueAt(target.source.value, target.pointer)
    const value = isObject(original) ? budget.copy(original) : undefined
    if (section === undefined || value === undefined)
      return tellUnusable(ref, part, at, original)
    const holder = ensure(root, section)
    const name = freeName(holder, target)
    const pointer = joinPointer('#', ...section, name)
    placed.set(key, pointer)
    setOwn(holder, name, value)
    const origin = { pointer, source: target.source, from: target.pointer }
    origins.set(origin.pointer, origin)
    follow({ ...origin, kind: targetKind, node: value })
    return pointer
  }

  function tellUnusable(ref: string, part: Part, at: string, value: unknown): undefined {
    report(
      part.source,
      isObject(value)
        ? {
            rule: 'too-large',
            pointer: sourcePointer(part, at),
            message: `The files put together have more than ${maxCopies} values.`,
            advice: 'refer to components instead of whole files',
          }
        : {
            rule: 'dangling-ref',
            pointer: sourcePointer(part, at),
            message: `The $ref "${ref}" does not lead to an object.`,
          },
    )
  }

  function follow(part: Part, owned: unknown[] = [part.node]): void {
    owned.filter(isObject).forEach(node => owners.set(node, part))
    queue.push(part)
  }

  async function searchPart(part: Part): Promise<void> {
    const found: { node: PlainObject, kind: Kind, at: string, wrap?: string }[] = []
    const isHome = part.source === source && !hasNames
    walk(
      part.node,
      (node, { kind, pointer }) => {
        const owner = owners.get(node)
        if (owner !== undefined && owner !== part)
          return false
        const ref = node.$ref ?? node.$dynamicRef
        // What is asked for by name is settled when everything is in one place.
        if (
          node.$ref === undefined
          && typeof ref === 'string'
          && /^#[^/]/.test(ref)
          && namesDynamically(part, ref.slice(1))
        ) {
          return true
        }
        if ((typeof ref === 'string' && !(isHome && stays(ref, kind))) || kind === 'discriminator') {
          found.push({ node, kind, at: pointer() })
        }
        for (const key of Object.keys(node)) {
          const child = Object.hasOwn(grammar[kind], key) ? grammar[kind][key] : undefined
          const map = node[key]
          if (typeof child === 'object' && !Array.isArray(child) && isObject(map) && typeof map.$ref === 'string') {
            found.push({
              node: map,
              kind,
              at: joinPointer(pointer(), key),
              wrap: key,
            })
          }
        }
        return true
      },
      part.kind,
      pointerSegments(part.pointer),
    )
    for (const { node, kind, at, wrap } of found) {
      if (kind === 'discriminator' && wrap === undefined)
        await mapTargets(node, part, at)
      else
        await replace(node, { part, at, kind, wrap })
    }
  }

  /** Whether a reference is already what it will be: to a place in the same document that will not move. */
  function stays(ref: string, target: Kind): boolean {
    return ref.startsWith('#/') && sectionOf(target, kind) !== undefined && !moves(ref, kind)
  }

  async function replace(
    node: PlainObject,
    { part, at, kind: target, wrap }: { part: Part, at: string, kind: Kind, wrap?: string },
  ): Promise<void> {
    if (settled.has(node))
      return
    const ref = String(node.$ref ?? node.$dynamicRef)
    const isComponent = part.source === source && wrap === undefined && isEntry(at, sectionOf(target, kind))
    if (wrap !== undefined || isComponent || sectionOf(target, kind) === undefined)
      return inline(node, ref, { part, at, kind: target, wrap })
    const pointer = await place(ref, part, refPointer(node, at), target)
    if (pointer === undefined) {
      broken.add(node)
      return
    }
    // A name that says which resource it begins in is still settled when everything is in one place.
    const anchor = node.$ref === undefined ? own(valueAt(root, pointer), '$dynamicAnchor') : undefined
    if (typeof anchor === 'string' && ref.endsWith(`#${anchor}`)) {
      node.$dynamicRef = `#${anchor}`
      return
    }
    if (node.$ref === undefined)
      delete node.$dynamicRef
    node.$ref = pointer
    settled.add(node)
  }

  /** Puts the target where the `$ref` stands, beside what stands there already. */
  async function inline(
    node: PlainObject,
    ref: string,
    { part, at, kind: target, wrap }: { part: Part, at: string, kind: Kind, wrap?: string },
  ): Promise<void> {
    const told = refPointer(node, at)
    const found = await find(ref, part, told)
    if (!found) {
      broken.add(node)
      if (wrap !== undefined)
        delete node.$ref
      return
    }
    const key = `${found.source.file}${found.pointer}`
    const known = placed.get(key)
    if (wrap === undefined && (known !== undefined || found.source === source)) {
      node.$ref = known ?? found.pointer
      settled.add(node)
      return
    }
    delete node.$ref
    if (part.inside?.has(key)) {
      report(part.source, {
        rule: 'cyclic-ref',
        pointer: sourcePointer(part, told),
        message: `The $ref "${ref}" leads back to itself.`,
        advice: 'let it name a component',
      })
      return
    }
    const original = valueAt(found.source.value, found.pointer)
    const value = isObject(original) ? budget.copy(original) : undefined
    if (value === undefined)
      return tellUnusable(ref, part, told, original)
    if (wrap === undefined && isEntry(at, sectionOf(target, kind)))
      placed.set(key, at)
    // What stood beside the reference still belongs to the file it was written in.
    walk(
      node,
      (child) => {
        if (child !== node && !owners.has(child))
          owners.set(child, part)
      },
      target,
    )
    for (const [name, item] of Object.entries(value)) {
      if (!Object.hasOwn(node, name))
        setOwn(node, name, item)
    }
    // Searched again with the other file as its home, for its references are relative to that.
    const origin = { pointer: at, source: found.source, from: found.pointer }
    const inside = new Set([...(part.inside ?? []), key])
    origins.set(origin.pointer, origin)
    copyNumerals(value, node)
    if (wrap === undefined) {
      follow({
        ...origin,
        inside,
        kind: target,
        node,
      })
    }
    else {
      follow(
        {
          ...origin,
          inside,
          kind: target,
          node: { [wrap]: node },
          pointer: at.slice(0, at.lastIndexOf('/')),
          from: `${origin.from}/..`,
        },
        Object.values(value),
      )
    }
  }

  async function mapTargets(node: PlainObject, part: Part, at: string): Promise<void> {
    const { mapping } = node
    if (!isObject(mapping))
      return
    for (const [value, ref] of Object.entries(mapping)) {
      if (typeof ref !== 'string')
        continue
      const pointer = joinPointer('#', 'components', 'schemas', ref)
      const isName = valueAt(part.source.value, pointer) !== undefined || !/[/#.]/.test(ref)
      const full = isName ? pointer : ref
      // What the first file says of itself stays as it is, and is judged with all other references.
      if (part.source === source ? !isName && !ref.startsWith('#') : !isName || valueAt(part.source.value, pointer) !== undefined)
        mapping[value] = (await place(full, part, joinPointer(at, 'mapping', value), 'schema')) ?? ref
    }
  }

  for (let next = queue.shift(); next !== undefined && budget.lasts(); next = queue.shift())
    await searchPart(next)
  return {
    origins,
    broken,
    complete: budget.lasts(),
  }
}
