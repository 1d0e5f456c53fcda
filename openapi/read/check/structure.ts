import { since, values, words } from '../../document/grammar/fields.ts'
import type { Child, Kind } from '../../document/grammar/grammar.ts'
import { grammar, maps, sections } from '../../document/grammar/grammar.ts'
import { checkCharacters } from './text/characters.ts'
import { listDialectFaults } from './dialect.ts'
import { expected, fits, nameOf, repair, repairChild, repairNode } from './repair.ts'
import { adviseType } from './text/type-words.ts'
import { closest } from '../../document/text/closest.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { childOf } from '../../document/grammar/walk.ts'
import { isObject } from '../../document/json/value.ts'
import { checkRequired } from './required-fields.ts'
import type { Check, StructureOptions } from './structure-state.ts'
import { article, tell, within } from './structure-state.ts'
import { shorten } from './written.ts'

/** Stands in a property, until its parent is done, for a `required: true` of its own. */
const wanted = 'x-\0required'

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
    within(check, key, () => checkField(check, node, kind, key))
  }
  return isRef || checkRequired(check, node, kind, written)
}

function checkDialect(check: Check, node: PlainObject): void {
  for (const { key, message, advice } of listDialectFaults(node, check.version))
    within(check, key, () => tell(check, 'dialect', message, advice))
}

function checkField(check: Check, node: PlainObject, kind: Kind, key: string): void {
  const child = childOf(kind, key)
  const type = Object.hasOwn(values[kind], key) ? values[kind][key] : undefined
  if (key === '$ref' && typeof node.$ref !== 'string')
    return tellNoRef(check, node, kind)
  if (child === undefined && type === undefined)
    return tellUnknown(check, node, kind, key)
  checkSince(check, kind, key)
  if (node[key] === null && type !== 'any') {
    tell(check, 'structure', `"${key}" is empty.`, 'give it a value or leave it out')
    delete node[key]
  }
  else if (type !== undefined) {
    // Swagger 2.0 has one type more, which the upgrade knows.
    if (!fits(node[key], type) && !(check.version < 3 && type === 'types' && node[key] === 'file')) {
      correct(check, node, key, {
        meant: repair(node, key, type),
        want: expected[type],
        advice: adviseType(type === 'types' && node[key]),
      })
    }
    checkWord(check, node, kind, key)
    checkCharacters(check, node, key)
  }
  else if (child !== undefined) {
    checkChild(check, node, key, child)
  }
}

function checkChild(check: Check, node: PlainObject, key: string, child: Child): void {
  if (typeof child === 'string')
    return checkNode(check, node, key, child)
  const isList = Array.isArray(child)
  if (isList !== Array.isArray(node[key]) || (!isList && !isObject(node[key])))
    correct(check, node, key, { meant: repairChild(node[key], child), want: isList ? 'a list' : 'an object' })
  const value = node[key]
  if (isList && Array.isArray(value))
    return checkItems(check, node, key, { items: value, kind: child[0] })
  if (isList || !isObject(value))
    return
  for (const name of Object.keys(value)) {
    // Whole maps may be given by a reference, though no version says so.
    if (name !== '$ref' || typeof value.$ref !== 'string')
      within(check, name, () => checkNode(check, value, name, child.map))
  }
  if (child.map === 'schema' && key === 'properties')
    liftRequired(node, value)
}

/** Up to draft 3 of JSON Schema a property said of itself that it is required; what it was told of is put where it belongs. */
function liftRequired(node: PlainObject, properties: PlainObject): void {
  for (const [name, property] of Object.entries(properties)) {
    if (!isObject(property) || !Object.hasOwn(property, wanted))
      continue
    const names = Array.isArray(node.required) ? node.required : []
    if (!names.includes(name))
      node.required = [...names, name]
    delete property[wanted]
  }
}

function checkItems(
  check: Check,
  node: PlainObject,
  key: string,
  { items, kind }: { items: unknown[], kind: Kind },
): void {
  const holder = { ...items } as unknown as PlainObject
  items.forEach((_, index) => within(check, String(index), () => checkNode(check, holder, String(index), kind)))
  for (const [index, item] of Object.entries(holder))
    items[Number(index)] = item
  node[key] = shorten(items, (_, index) => Object.hasOwn(holder, String(index)))
}

function checkNode(check: Check, holder: PlainObject, key: string, kind: Kind): void {
  const value = holder[key]
  if (isObject(value)) {
    if (kind === 'schema' && repairRequired(check, value))
      value[wanted] = true
    if (!checkObject(check, value, kind))
      delete holder[key]
  }
  else if (kind !== 'schema' || typeof value !== 'boolean') {
    checkMisplaced(check, holder, key, kind)
  }
}

/** Whether a schema says of itself that it is required; takes that away. */
function repairRequired(check: Check, schema: PlainObject): boolean {
  const said = schema.required
  if (typeof said !== 'boolean' && said !== 'true' && said !== 'false')
    return false
  const name = check.path.at(-1) ?? ''
  const isProperty = check.path.at(-2) === 'properties'
  within(check, 'required', () => tell(
    check,
    'structure',
    `"required" must be a list of texts; it is ${nameOf(said)}.`,
    isProperty && String(said) === 'true' ? `write "required: [${name}]" beside "properties", as it is read` : 'take it away',
  ))
  delete schema.required
  return isProperty && String(said) === 'true'
}

/** A list under `items` is how older JSON Schemas wrote a tuple. */
function checkMisplaced(check: Check, holder: PlainObject, key: string, kind: Kind): void {
  const { version } = check
  const value = holder[key]
  if (kind === 'discriminator' && typeof value === 'string' && version < 3) {
    holder[key] = { propertyName: value }
  }
  else if (kind === 'schema' && key === 'items' && Array.isArray(value)) {
    tell(
      check,
      'structure',
      '"items" is one schema; a list is read as one for each item in order.',
      version < 3.1 ? 'write one schema' : 'rename it to "prefixItems" if that is meant',
    )
    delete holder.items
    checkItems(check, holder, 'prefixItems', { items: value, kind: 'schema' })
  }
  else {
    const want = kind === 'schema' ? 'a schema (an object, true or false)' : 'an object'
    correct(check, holder, key, { meant: repairNode(value, kind, { isOld: version < 3 }), want })
    const repaired = holder[key]
    if (isObject(repaired) && !checkObject(check, repaired, kind))
      delete holder[key]
  }
}

interface Correction {
  /** What is put in its place; what has none is left out. */
  meant?: unknown
  want: string
  advice?: string
}

function correct(check: Check, holder: PlainObject, key: string, { meant, want, advice }: Correction): void {
  const usual = meant === undefined ? 'correct it: it is left out until then' : `write ${inBrief(meant)}, as it is read`
  tell(check, 'structure', `"${key}" must be ${want}; it is ${nameOf(holder[key])}.`, advice ?? usual)
  if (meant === undefined)
    delete holder[key]
  else
    holder[key] = meant
}

function tellNoRef(check: Check, node: PlainObject, kind: Kind): void {
  const message = `"$ref" must be a text; it is ${nameOf(node.$ref)}.`
  tell(check, 'ref-kind', message, 'write a pointer like "#/components/schemas/Pet"')
  delete node.$ref
  if (kind === 'schema' || kind === 'response' || kind === 'request-body')
    check.broken?.add(node)
}

function inBrief(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 100)}…` : text
}

function checkWord(check: Check, node: PlainObject, kind: Kind, key: string): void {
  const allowed = words[kind]?.[key]?.split(' ')
  const word = node[key]
  if (allowed === undefined || typeof word !== 'string' || allowed.includes(word))
    return
  const meant = allowed.find(other => other.toLowerCase() === word.toLowerCase())
  correct(check, node, key, { meant, want: `one of ${allowed.join(', ')}`, ...(meant === undefined && { advice: adviseWord(word, allowed) }) })
}

function checkSince(check: Check, kind: Kind, key: string): void {
  const birth = since[kind]?.[key]
  if (birth !== undefined && check.version < birth) {
    tell(
      check,
      'newer-field',
      `"${key}" came with OpenAPI ${birth}; this document says ${check.version.toFixed(1)}.`,
      `raise the version of the document to ${birth}`,
    )
  }
}

function tellUnknown(check: Check, node: PlainObject, kind: Kind, key: string): void {
  const meant = closest(key, [...Object.keys(values[kind]), ...Object.keys(grammar[kind])])
  // JSON Schema lets anyone add keywords, so in 3.1 and later only what looks like a slip is one.
  if (kind === 'schema' && check.version >= 3.1 && meant === undefined)
    return
  if (maps[kind] === undefined) {
    tell(
      check,
      'unknown-field',
      `${article(kind)} has no field "${key}".`,
      meant === undefined ? `name it "x-${key}" if it is meant as an extension` : `write "${meant}"`,
    )
  }
  if (kind !== 'schema' && !isObject(node[key]))
    delete node[key]
}

function adviseWord(word: string, allowed: string[]): string | undefined {
  const meant = closest(word, allowed)
  return meant && `did you mean "${meant}"?`
}
