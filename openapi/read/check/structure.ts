import { since, values } from '../../document/grammar/fields.ts'
import type { Child, Entry, Kind } from '../../document/grammar/grammar.ts'
import { grammar, maps, sections } from '../../document/grammar/grammar.ts'
import { checkCharacters } from './text/characters.ts'
import { listDialectFaults } from './dialect.ts'
import { expected, fits, nameOf, repair, repairChild, repairNode } from './repair.ts'
import { adviseType } from './text/type-words.ts'
import { closest } from '../../document/text/closest.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { childOf } from '../../document/grammar/walk.ts'
import { isObject } from '../../document/json/value.ts'
import { checkWord, correct } from './correct.ts'
import { checkRequired } from './required-fields.ts'
import { liftRequired, markRequired } from './required-flag.ts'
import type { Check, Field, StructureOptions } from './structure-state.ts'
import { article, tell, within } from './structure-state.ts'
import { shorten } from './written.ts'

/**
 * Checks a tree against the objects of its version and repairs it in place: what has the wrong type is corrected where its meaning
 * is plain and left out where not, so that whoever reads the tree afterwards can trust its types. Each change is reported.
 */
export function checkStructure(root: PlainObject, kind: Kind, options: StructureOptions): void {
  checkObject({ ...options, path: [] }, root, kind)
}

/** Whether the node may stay. */
function checkObject(check: Check, node: PlainObject, kind: Kind): boolean {
  const isRef = typeof node.$ref === 'string' && (sections[kind] !== undefined || kind === 'path-item-2')
  if (isRef && kind !== 'schema' && kind !== 'path-item' && kind !== 'path-item-2')
    return true
  if (kind === 'schema' && check.version >= 3)
    checkDialect(check, node)
  const written = new Set(Object.keys(node))
  for (const key of written) {
    if ((key.startsWith('x-') && childOf(kind, key) === undefined) || (key === '$ref' && isRef))
      continue
    within(check, key, () => checkField(check, { node, kind, key }))
  }
  return isRef || checkRequired(check, { node, kind, written })
}

function checkDialect(check: Check, node: PlainObject): void {
  for (const { key, message, advice } of listDialectFaults(node, check.version))
    within(check, key, () => tell(check, { rule: 'dialect', message, advice }))
}

function checkField(check: Check, field: Field): void {
  const { node, kind, key } = field
  const child = childOf(kind, key)
  const type = Object.hasOwn(values[kind], key) ? values[kind][key] : undefined
  if (key === '$ref' && typeof node.$ref !== 'string')
    return tellNoRef(check, node, kind)
  if (child === undefined && type === undefined)
    return tellUnknown(check, field)
  checkSince(check, kind, key)
  if (node[key] === null && type !== 'any') {
    tell(check, { rule: 'structure', message: `"${key}" is empty.`, advice: 'give it a value or leave it out' })
    delete node[key]
  }
  else if (type !== undefined) {
    // Swagger 2.0 has one type more, which the upgrade knows.
    if (!fits(node[key], type) && !(check.version < 3 && type === 'types' && node[key] === 'file')) {
      correct(check, field, {
        meant: repair(node, key, type),
        want: expected[type],
        advice: adviseType(type === 'types' && node[key]),
      })
    }
    checkWord(check, field)
    checkCharacters(check, node, key)
  }
  else if (child !== undefined) {
    checkChild(check, field, child)
  }
}

function checkChild(check: Check, { node, key }: Field, child: Child): void {
  if (typeof child === 'string')
    return checkNode(check, { node, key, kind: child })
  const isList = Array.isArray(child)
  if (isList !== Array.isArray(node[key]) || (!isList && !isObject(node[key])))
    correct(check, { node, key }, { meant: repairChild(node[key], child), want: isList ? 'a list' : 'an object' })
  const value = node[key]
  if (isList && Array.isArray(value))
    return checkItems(check, { node, key, kind: child[0] }, value)
  if (isList || !isObject(value))
    return
  for (const name of Object.keys(value)) {
    // Whole maps may be given by a reference, though no version says so.
    if (name !== '$ref' || typeof value.$ref !== 'string')
      within(check, name, () => checkNode(check, { node: value, key: name, kind: child.map }))
  }
  if (child.map === 'schema' && key === 'properties')
    liftRequired(node, value)
}

function checkItems(check: Check, { node, key, kind }: Entry, items: unknown[]): void {
  const holder = { ...items } as unknown as PlainObject
  items.forEach((_, index) =>
    within(check, String(index), () => checkNode(check, { node: holder, key: String(index), kind })))
  for (const [index, item] of Object.entries(holder))
    items[Number(index)] = item
  node[key] = shorten(items, (_, index) => Object.hasOwn(holder, String(index)))
}

function checkNode(check: Check, entry: Entry): void {
  const { node, key, kind } = entry
  const value = node[key]
  if (isObject(value)) {
    if (kind === 'schema')
      markRequired(check, value)
    if (!checkObject(check, value, kind))
      delete node[key]
  }
  else if (kind !== 'schema' || typeof value !== 'boolean') {
    checkMisplaced(check, entry)
  }
}

/** A list under `items` is how older JSON Schemas wrote a tuple. */
function checkMisplaced(check: Check, { node, key, kind }: Entry): void {
  const { version } = check
  const value = node[key]
  if (kind === 'discriminator' && typeof value === 'string' && version < 3) {
    node[key] = { propertyName: value }
  }
  else if (kind === 'schema' && key === 'items' && Array.isArray(value)) {
    tell(check, {
      rule: 'structure',
      message: '"items" is one schema; a list is read as one for each item in order.',
      advice: version < 3.1 ? 'write one schema' : 'rename it to "prefixItems" if that is meant',
    })
    delete node.items
    checkItems(check, { node, key: 'prefixItems', kind: 'schema' }, value)
  }
  else {
    const want = kind === 'schema' ? 'a schema (an object, true or false)' : 'an object'
    correct(check, { node, key }, { meant: repairNode(value, kind, { isOld: version < 3 }), want })
    const repaired = node[key]
    if (isObject(repaired) && !checkObject(check, repaired, kind))
      delete node[key]
  }
}

function tellNoRef(check: Check, node: PlainObject, kind: Kind): void {
  const message = `"$ref" must be a text; it is ${nameOf(node.$ref)}.`
  tell(check, { rule: 'ref-kind', message, advice: 'write a pointer like "#/components/schemas/Pet"' })
  delete node.$ref
  if (kind === 'schema' || kind === 'response' || kind === 'request-body')
    check.broken?.add(node)
}

function checkSince(check: Check, kind: Kind, key: string): void {
  const birth = since[kind]?.[key]
  if (birth !== undefined && check.version < birth) {
    tell(check, {
      rule: 'newer-field',
      message: `"${key}" came with OpenAPI ${birth}; this document says ${check.version.toFixed(1)}.`,
      advice: `raise the version of the document to ${birth}`,
    })
  }
}

function tellUnknown(check: Check, { node, kind, key }: Field): void {
  const meant = closest(key, [...Object.keys(values[kind]), ...Object.keys(grammar[kind])])
  // JSON Schema lets anyone add keywords, so in 3.1 and later only what looks like a slip is one.
  if (kind === 'schema' && check.version >= 3.1 && meant === undefined)
    return
  if (maps[kind] === undefined) {
    tell(check, {
      rule: 'unknown-field',
      message: `${article(kind)} has no field "${key}".`,
      advice: meant === undefined ? `name it "x-${key}" if it is meant as an extension` : `write "${meant}"`,
    })
  }
  if (kind !== 'schema' && !isObject(node[key]))
    delete node[key]
}
