import type { Kind } from '../../document/grammar/grammar.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { resolve } from '../../document/resolve.ts'
import { walk } from '../../document/grammar/walk.ts'
import type { Hidden } from './hidden.ts'
import { isHidden } from './hidden.ts'
import type { Heirs } from './layers.ts'
import { findHeirs, hiddenNames, layersOf, propertyIn } from './layers.ts'

/** Deeper values than this are no examples. */
const maxDepth = 100

interface Values {
  hidden: Hidden
  heirs: Heirs
}

/**
 * Takes hidden properties out of all that names them beside their schema: examples, defaults and enums, lists of what is required,
 * encodings, discriminators. Called while they are still there to be found.
 */
export function sweepValues(hidden: Hidden): void {
  const values: Values = { hidden, heirs: findHeirs(hidden) }
  walk(hidden.root, (node, { kind }) => {
    switch (kind) {
      case 'schema':
        return sweepSchema(values, node)
      case 'media-type':
      case 'parameter':
      case 'header':
      case 'parameter-2':
        return sweepExamples(values, node)
      case 'response-2':
        return sweepMap(values, node.examples, node.schema)
      default:
    }
  }, hidden.kind)
}

function sweepSchema(values: Values, schema: PlainObject): void {
  const names = hiddenNames(values.hidden, layersOf(values.hidden, values.heirs, schema))
  if (names.size > 0)
    forget(schema, names)
  for (const key of ['default', 'example', 'const'])
    sweepAt(values, schema, { key, schema })
  for (const key of ['examples', 'enum']) {
    const list = schema[key]
    if (Array.isArray(list))
      list.forEach((_, index) => sweepAt(values, list as unknown as PlainObject, { key: String(index), schema }))
  }
}

/** What of a schema, and of the branches written in it, names properties that go. */
function forget(schema: PlainObject, names: ReadonlySet<string>): void {
  if (Array.isArray(schema.required)) {
    schema.required = schema.required.filter(name => !names.has(String(name)))
    if ((schema.required as unknown[]).length === 0)
      delete schema.required
  }
  for (const key of ['dependentRequired', 'dependentSchemas', 'dependencies']) {
    const map = schema[key]
    if (isObject(map))
      names.forEach(name => delete map[name])
  }
  for (const list of Object.values(isObject(schema.dependentRequired) ? schema.dependentRequired : {})) {
    if (Array.isArray(list))
      list.splice(0, list.length, ...list.filter(name => !names.has(String(name))))
  }
  if (isObject(schema.discriminator) && names.has(String(schema.discriminator.propertyName)))
    delete schema.discriminator
  for (const branches of [schema.allOf, schema.anyOf, schema.oneOf, [schema.if, schema.then, schema.else]]) {
    for (const branch of Array.isArray(branches) ? branches : []) {
      if (isObject(branch))
        forget(branch, names)
    }
  }
}

function sweepExamples(values: Values, node: PlainObject): void {
  const { schema } = node
  sweepAt(values, node, { key: 'example', schema })
  sweepMap(values, node['x-examples'], schema)
  for (const source of Object.values(isObject(node.examples) ? node.examples : {})) {
    const root = { name: '', version: '', root: values.hidden.root as never }
    const example = isObject(source) ? resolve<PlainObject>(root, source)?.value : undefined
    for (const key of ['value', 'dataValue', 'serializedValue'])
      sweepAt(values, example, { key, schema })
  }
  if (isObject(node.encoding)) {
    for (const name of hiddenNames(values.hidden, layersOf(values.hidden, values.heirs, schema)))
      delete node.encoding[name]
  }
}

function sweepMap(values: Values, examples: unknown, schema: unknown): void {
  for (const type of Object.keys(isObject(examples) ? examples : {}))
    sweepAt(values, examples as PlainObject, { key: type, schema })
}

function sweepAt(
  values: Values,
  holder: PlainObject | undefined,
  { key, schema }: { key: string, schema: unknown },
): void {
  if (holder === undefined || !Object.hasOwn(holder, key))
    return
  const value = holder[key]
  if (typeof value === 'string' && tellsHidden(values, value, schema))
    delete holder[key]
  else
    sweepValue(values, value, { schemas: [schema], depth: 0 })
}

function sweepValue(values: Values, value: unknown, { schemas, depth }: { schemas: unknown[], depth: number }): void {
  if (typeof value !== 'object' || value === null || depth > maxDepth)
    return
  const layers = schemas.flatMap(schema => layersOf(values.hidden, values.heirs, schema))
  if (Array.isArray(value)) {
    return value.forEach((item, index) =>
      sweepValue(values, item, { schemas: layers.flatMap(layer => itemOf(layer, index)), depth: depth + 1 }))
  }
  for (const [name, item] of Object.entries(value)) {
    const properties = propertyIn(layers, name)
    if (properties.some(property => isHidden(values.hidden, property, 'schema')))
      delete (value as PlainObject)[name]
    else
      sweepValue(values, item, { schemas: properties, depth: depth + 1 })
  }
}

function itemOf({ items, prefixItems, contains, itemSchema }: PlainObject, index: number): unknown[] {
  const first = Array.isArray(prefixItems) ? prefixItems[index] : undefined
  return [first, Array.isArray(items) ? items[index] : items, contains, itemSchema]
}

/** Whether a text, XML or JSON as it goes on the wire, names a property that goes. */
function tellsHidden({ hidden, heirs }: Values, text: string, schema: unknown): boolean {
  const seen = new Set<unknown>()
  const queue = [schema]
  while (queue.length > 0) {
    const next = queue.pop()
    if (!isObject(next) || seen.has(next))
      continue
    const layers = layersOf(hidden, heirs, next)
    layers.forEach(layer => seen.add(layer))
    if ([...hiddenNames(hidden, layers)].some(name => text.includes(name)))
      return true
    for (const layer of layers) {
      queue.push(
        ...itemOf(layer, 0),
        layer.additionalProperties,
        ...Object.values(isObject(layer.properties) ? layer.properties : {}),
      )
    }
  }
  return false
}

/** Whether any property of the tree is hidden: without one, values say nothing that goes. */
export function hidesProperties(hidden: Hidden): boolean {
  let found = false
  const isProperty = (path: readonly string[], kind: Kind) =>
    kind === 'schema' && path.length > 1 && /^(?:properties|patternProperties)$/.test(path.at(-2) ?? '')
  walk(hidden.root, (node, { kind, path }) => {
    found ||= isProperty(path, kind) && isHidden(hidden, node, kind)
    return !found
  }, hidden.kind)
  return found
}
