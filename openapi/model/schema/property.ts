import type { Schema as SpecSchema } from '../../document/openapi.ts'
import type { FlatSchema } from '../../schema/flat-schema.ts'
import { isObject } from '../../document/json/value.ts'

/** In the order of the spec, except where `x-order` numbers them. */
export function orderProperties(properties: Record<string, SpecSchema>, names: string[]): string[] {
  const order = (name: string): number => {
    const schema = properties[name]
    const value = isObject(schema) ? schema['x-order'] : undefined
    return typeof value === 'number' ? value : Infinity
  }
  return names.some(name => order(name) !== Infinity)
    ? names.toSorted((one, other) => (order(one) === order(other) ? 0 : order(one) - order(other)))
    : names
}

/** The name for additional keys, where an extension gives one. */
export function nameOfAdditional(schema: SpecSchema): string | undefined {
  const name = isObject(schema) ? schema['x-additionalPropertiesName'] : undefined
  return typeof name === 'string' ? name : undefined
}

/** The part of a schema that the schema it extends does not have. */
export function beyond(flat: FlatSchema, base: FlatSchema): FlatSchema {
  const { properties = {}, required = [] } = flat.keywords
  const known = base.keywords.properties ?? {}
  const names = Object.keys(properties).filter(
    name =>
      !Object.hasOwn(known, name)
      || known[name] !== properties[name]
      || required.includes(name) !== (base.keywords.required?.includes(name) === true),
  )
  return {
    ...flat,
    closures: flat.closures.filter(({ schema }) => !base.closures.some(closure => closure.schema === schema)),
    keywords: {
      ...flat.keywords,
      properties: Object.fromEntries(names.map(name => [name, properties[name] ?? true])),
    },
  }
}
