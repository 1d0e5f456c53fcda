import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { componentName, isRef, resolve } from '../../document/resolve.ts'
import { flatten } from '../../schema/flatten.ts'
import type { LinkedOperation } from '../operation/operation-link.ts'
import { listResponses } from '../operation/response.ts'
import { toSlug } from '../../document/text/slug.ts'
import type { TagNode } from './tag.ts'
import type { SchemaLink } from '../types.ts'

/** The component a tag is about: the one it names, the one of its name in the singular, else what it mostly answers with. */
export function findTagObject(
  document: ApiDocument,
  tag: TagNode | undefined,
  { operations, schemas }: { operations: LinkedOperation[], schemas: SchemaLink[] },
): SchemaLink | undefined {
  if (!tag)
    return undefined
  const named = tag.source['x-object']
  if (named === false)
    return undefined
  if (typeof named === 'string') {
    const name = componentName(named) ?? named
    return schemas.find(schema => schema.name === name)
  }
  const names = new Set(singulars(toSlug(tag.name)))
  return schemas.find(({ name }) => names.has(toSlug(name))) ?? mostCommon(document, tag, { operations, schemas })
}

/** `users` → `user`, `categories` → `category`, `addresses` → `address`. */
function singulars(plural: string): string[] {
  return [plural, plural.replace(/ies$/, 'y'), plural.replace(/s$/, ''), plural.replace(/es$/, '')]
}

function mostCommon(
  document: ApiDocument,
  tag: TagNode,
  { operations, schemas }: { operations: LinkedOperation[], schemas: SchemaLink[] },
): SchemaLink | undefined {
  const own = operations.filter(({ tags, link }) => tags[0] === tag.name && link.kind === 'operation')
  const counts = new Map<string, number>()
  for (const { placed } of own) {
    for (const name of answersOf(document, placed))
      counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  // Components that are not objects, such as a date or a code, are left out.
  for (const name of [...counts.keys()]) {
    if (!flatten(document, { $ref: joinPointer('#/components/schemas', name) }).keywords.properties) {
      counts.delete(name)
    }
  }
  const [best] = [...counts].toSorted(([, one], [, other]) => other - one)
  return best && best[1] >= 2 && best[1] * 2 >= own.length ? schemas.find(({ name }) => name === best[0]) : undefined
}

/** The components that an operation's success holds: itself, or the items of a list. */
function answersOf(document: ApiDocument, { operation }: LinkedOperation['placed']): Set<string> {
  const names = new Set<string>()
  for (const { status, response } of listResponses(document, operation)) {
    const [content] = status.startsWith('2') ? Object.values(response.content ?? {}) : []
    const schema = content && resolve(document, content)?.value.schema
    const name = schema === undefined ? undefined : componentOf(document, schema)
    if (name !== undefined)
      names.add(name)
  }
  return names
}

function componentOf(document: ApiDocument, schema: Schema): string | undefined {
  const { component, keywords } = flatten(document, schema)
  const list =
    keywords.items
    ?? Object.values(keywords.properties ?? {})
      .map(property => flatten(document, property).keywords.items)
      .find(isRef)
  return list === undefined ? component?.name : (flatten(document, list).component?.name ?? component?.name)
}
