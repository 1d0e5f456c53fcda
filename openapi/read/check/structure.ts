import type { Report, Severity } from '../../document/document.ts'
import { required, since, values, words } from '../../document/fields.ts'
import type { Child, Kind } from '../../document/grammar.ts'
import { grammar, maps } from '../../document/grammar.ts'
import { listDialectFaults } from './dialect.ts'
import { copyNumerals } from '../../document/numerals.ts'
import { expected, fits, mend, nameOf } from './repair.ts'
import { joinPointer, pointerSegments } from '../../document/resolve.ts'
import { adviseType } from './type-words.ts'
import { closest } from '../../document/closest.ts'
import type { PlainObject } from '../../document/json.ts'
import { childOf } from '../../document/walk.ts'
import { isObject } from '../../document/json.ts'

/** Where the items of a list stood before some were left out. */
const writtenAt = new WeakMap<unknown[], number[]>()

/** A pointer into a mended tree as a pointer into what was written. */
export function toWritten(root: unknown, pointer: string): string {
  let node = root
  return joinPointer(
    '#',
    ...pointerSegments(pointer).map((segment) => {
      const index = Array.isArray(node) ? writtenAt.get(node)?.[Number(segment)] : undefined
      node = typeof node === 'object' && node !== null ? (node as PlainObject)[segment] : undefined
      return index ?? segment
    }),
  )
}

interface Context {
  /** `3.1` for every 3.1.x. */
  version: number
  report: (report: Report) => void
}

/**
 * Checks a tree against the objects of its version and mends it in place: what has the wrong type is corrected where its meaning is
 * plain and left out where not, so that whoever reads the tree afterwards can trust its types. Each change is reported.
 */
export function checkStructure(
  root: PlainObject,
  kind: Kind,
  { version, report }: Context,
  start: readonly string[] = [],
): void {
  const path = [...start]

  const tell = (severity: Severity, rule: string, message: string, advice?: string) =>
    report({
      severity,
      rule,
      pointer: joinPointer('#', ...path),
      message,
      advice,
    })

  /** Whether the node may stay. */
  function check(node: PlainObject, kind: Kind): boolean {
    if (typeof node.$ref === 'string' && kind !== 'schema' && kind !== 'path-item' && kind !== 'path-item-2')
      return true
    if (kind === 'schema' && version >= 3)
      checkDialect(node)
    const written = new Set(Object.keys(node))
    for (const key of written) {
      if ((key.startsWith('x-') && childOf(kind, key) === undefined) || (key === '$ref' && typeof node[key] === 'string'))
        continue
      path.push(key)
      checkField(node, kind, key)
      path.pop()
    }
    return typeof node.$ref === 'string' || checkRequired(node, kind, written)
  }

  function checkDialect(node: PlainObject): void {
    for (const { key, message, advice } of listDialectFaults(node, version)) {
      path.push(key)
      tell('warning', 'dialect', message, advice)
      path.pop()
    }
  }

  function checkField(node: PlainObject, kind: Kind, key: string): void {
    if (key === '$ref')
      return tellNoRef(node)
    const child = childOf(kind, key)
    const type = Object.hasOwn(values[kind], key) ? values[kind][key] : undefined
    if (child === undefined && type === undefined)
      return tellUnknown(node, kind, key)
    checkSince(kind, key)
    if (node[key] === null && type !== 'any') {
      tell('warning', 'structure', `"${key}" is empty.`, 'give it a value or leave it out')
      delete node[key]
    }
    else if (type !== undefined) {
      // Swagger 2.0 has one type more, which the upgrade knows.
      if (!fits(node[key], type) && !(version < 3 && type === 'types' && node[key] === 'file'))
        correct(node, key, { meant: mend(node, key, type), want: expected[type], advice: adviseType(type === 'types' && node[key]) })
      checkWord(node, kind, key)
    }
    else if (child !== undefined) {
      checkChild(node, key, child)
    }
  }

  function checkChild(node: PlainObject, key: string, child: Child): void {
    const value = node[key]
    if (typeof child === 'string')
      return checkNode(node, key, child)
    if (Array.isArray(child)) {
      if (Array.isArray(value))
        return checkItems(node, key, value, child[0])
      return correct(node, key, { want: 'a list' })
    }
    if (!isObject(value))
      return correct(node, key, { want: 'an object' })
    for (const name of Object.keys(value)) {
      // Whole maps may be given by a reference, though no version says so.
      if (name === '$ref' && typeof value.$ref === 'string')
        continue
      path.push(name)
      checkNode(value, name, child.map)
      path.pop()
    }
  }

  function checkItems(node: PlainObject, key: string, items: unknown[], kind: Kind): void {
    const holder = { ...items } as unknown as PlainObject
    items.forEach((_, index) => {
      path.push(String(index))
      checkNode(holder, String(index), kind)
      path.pop()
    })
    const kept = Object.values(holder)
    if (kept.length < items.length) {
      node[key] = kept
      writtenAt.set(kept, Object.keys(holder).map(Number))
      copyNumerals(items, kept)
    }
  }

  function checkNode(holder: PlainObject, key: string, kind: Kind): void {
    const value = holder[key]
    if (isObject(value)) {
      if (!check(value, kind))
        delete holder[key]
    }
    else if (kind !== 'schema' || typeof value !== 'boolean') {
      checkMisplaced(holder, key, kind, value)
    }
  }

  /** A list under `items` is how older JSON Schemas wrote a tuple. */
  function checkMisplaced(holder: PlainObject, key: string, kind: Kind, value: unknown): void {
    if (kind === 'discriminator' && typeof value === 'string' && version < 3) {
      holder[key] = { propertyName: value }
    }
    else if (kind === 'schema' && key === 'items' && Array.isArray(value)) {
      tell(
        'warning',
        'structure',
        '"items" is one schema; a list is read as one for each item in order.',
        version < 3.1 ? 'write one schema' : 'rename it to "prefixItems" if that is meant',
      )
      delete holder.items
      holder.prefixItems = value
      checkItems(holder, 'prefixItems', value, 'schema')
    }
    else {
      const meant = kind === 'schema' && (value === 'true' || value === 'false') ? value === 'true' : undefined
      correct(holder, key, { meant, want: kind === 'schema' ? 'a schema (an object, true or false)' : 'an object' })
    }
  }

  function correct(
    holder: PlainObject,
    key: string,
    { meant, want, advice }: { meant?: unknown, want: string, advice?: string },
  ): void {
    const isMended = meant !== undefined
    tell(
      'warning',
      'structure',
      `"${key}" must be ${want}; it is ${nameOf(holder[key])}.`,
      isMended ? `write ${JSON.stringify(meant)}, as it is read` : (advice ?? 'correct it: it is left out until then'),
    )
    if (isMended)
      holder[key] = meant
    else
      delete holder[key]
  }

  function tellNoRef(node: PlainObject): void {
    tell('warning', 'ref-kind', `"$ref" must be a text; it is ${nameOf(node.$ref)}.`, 'write a pointer like "#/components/schemas/Pet"')
    delete node.$ref
  }

  function checkWord(node: PlainObject, kind: Kind, key: string): void {
    const allowed = words[kind]?.[key]?.split(' ')
    const word = node[key]
    if (allowed === undefined || typeof word !== 'string' || allowed.includes(word))
      return
    const meant = allowed.find(other => other.toLowerCase() === word.toLowerCase())
    correct(node, key, { meant, want: `one of ${allowed.join(', ')}`, advice: adviseWord(word, allowed) })
  }

  function checkSince(kind: Kind, key: string): void {
    const birth = since[kind]?.[key]
    if (birth !== undefined && version < birth) {
      tell(
        'warning',
        'newer-field',
        `"${key}" came with OpenAPI ${birth}; this document says ${version.toFixed(1)}.`,
        `raise the version of the document to ${birth}`,
      )
    }
  }

  function tellUnknown(node: PlainObject, kind: Kind, key: string): void {
    const known = [...Object.keys(values[kind]), ...Object.keys(grammar[kind])]
    const meant = closest(key, known)
    // JSON Schema lets anyone add keywords, so in 3.1 and later only what looks like a slip is one.
    if (kind === 'schema' && version >= 3.1 && meant === undefined)
      return
    if (maps[kind] === undefined) {
      tell(
        'warning',
        'unknown-field',
        `${article(kind)} has no field "${key}".`,
        meant === undefined ? `name it "x-${key}" if it is meant as an extension` : `write "${meant}"`,
      )
    }
    if (kind !== 'schema' && !isObject(node[key]))
      delete node[key]
  }

  /** What was written and could not stay is told already. */
  function checkRequired(node: PlainObject, kind: Kind, written: ReadonlySet<string>): boolean {
    for (const [key, standIn] of Object.entries(required[kind] ?? {})) {
      if (Object.hasOwn(node, key))
        continue
      if (!written.has(key)) {
        tell(
          'error',
          'missing-field',
          `${article(kind)} needs "${key}".`,
          standIn === undefined ? 'add it: it is left out until then' : 'add it',
        )
      }
      if (standIn === undefined)
        return false
      node[key] = structuredClone(standIn)
    }
    if ((kind === 'response' || kind === 'response-2') && version < 3.2 && !Object.hasOwn(node, 'description')) {
      tell(
        'warning',
        'missing-field',
        `A response needs "description" in OpenAPI ${version.toFixed(1)}.`,
        'say what the response means',
      )
    }
    if (
      kind === 'document'
      && !(version < 3.1 ? ['paths'] : ['paths', 'components', 'webhooks']).some(key => written.has(key))
    ) {
      tell(
        'warning',
        'missing-field',
        version < 3.1 ? 'A document needs "paths".' : 'A document needs "paths", "components" or "webhooks".',
        'add it',
      )
    }
    return true
  }

  check(root, kind)
}

function adviseWord(word: string, allowed: string[]): string | undefined {
  const meant = closest(word, allowed)
  return meant && `did you mean "${meant}"?`
}

function article(kind: Kind): string {
  const noun = kind.replace(/-2$/, '').replaceAll('-', ' ')
  return `${/^[aeiou]/.test(noun) ? 'An' : 'A'} ${noun}`
}
