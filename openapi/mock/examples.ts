import type { ApiDocument } from '../document/document.ts'
import type { Example, Ref, Schema } from '../document/openapi.ts'
import type { Content } from './operation.ts'
import { resolve } from '../document/resolve.ts'
import { deref, propertiesOf } from './schema.ts'
import { setOwn } from './text.ts'

export interface NamedExample { name: string, value: unknown }

/** The examples a media type or its schema declares; `externalValue` is never fetched. */
export function declaredExamples(document: ApiDocument, { mediaType }: Content): NamedExample[] {
  const named = Object.entries(mediaType.examples ?? {}).flatMap(([name, node]) => {
    const example = resolve<Example>(document, node as Example | Ref)?.value
    const value = example && (example.dataValue ?? example.value)
    return value === undefined ? [] : [{ name, value }]
  })
  if (named.length > 0)
    return named
  const schema = deref(document, mediaType.schema)
  const value = mediaType.example ?? schema?.examples?.[0] ?? schema?.example
  return value === undefined ? [] : [{ name: 'default', value }]
}

/** A value made from a schema alone. */
export function generateExample(document: ApiDocument, schema: Schema | undefined, depth = 0): unknown {
  const found = deref(document, schema)
  if (!found || depth > 6)
    return null
  const given = found.const ?? found.examples?.[0] ?? found.example ?? found.default ?? found.enum?.[0]
  if (given !== undefined)
    return given
  const branch = found.oneOf?.[0] ?? found.anyOf?.[0]
  const type = Array.isArray(found.type) ? found.type.find(name => name !== 'null') : found.type
  if (branch !== undefined && !found.properties && !found.allOf)
    return generateExample(document, branch, depth + 1)
  if (type === 'array' || found.items !== undefined)
    return found.items === undefined || depth > 4 ? [] : [generateExample(document, found.items, depth + 1)]
  if (type === 'object' || found.properties || found.allOf) {
    const value = {}
    for (const [name, property] of propertiesOf(document, found))
      setOwn(value, name, generateExample(document, property, depth + 1))
    return value
  }
  return generateScalar(type, found.format, found.minimum)
}

function generateScalar(type: string | undefined, format: string | undefined, minimum = 0): unknown {
  if (type === 'integer' || type === 'number')
    return minimum
  if (type === 'boolean')
    return true
  if (type !== 'string')
    return null
  switch (format) {
    case 'date-time': return '2026-01-01T00:00:00.000Z'
    case 'date': return '2026-01-01'
    case 'email': return 'jane@example.com'
    case 'uuid': return '00000000-0000-4000-8000-000000000000'
    case 'uri': return 'https://example.com/'
    default: return 'string'
  }
}
