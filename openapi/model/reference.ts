import type { ApiDocument } from '../document/document.ts'
import type { Context } from './context.ts'
import { compact } from './describe.ts'
import { toExternalDocs } from './external-docs.ts'
import type { LinkedOperation } from './operation-link.ts'
import { listResponses, responseLabel } from './response.ts'
import { toSecuritySchemes } from './security.ts'
import { toServers } from './server.ts'
import { compareStatus } from '../document/status.ts'
import type { TagNode, TagTree } from './tag.ts'
import { topicAnchor } from './tag.ts'
import type { Reference, StatusCode, Tag } from './types.ts'
import { toValidationRules } from './validation-rule.ts'
import { isObject } from '../document/json.ts'
import { safeUrl } from './url.ts'

/** The whole API: what its introduction, its navigation and its tables show. */
export function toReference(
  context: Context,
  intro: Context['prose'],
  tree: TagTree,
  operations: LinkedOperation[],
): Reference {
  const { name, root } = context.document
  const { info } = root
  return compact<Reference>({
    name,
    title: info.title,
    version: String(info.version),
    summary: info.summary,
    description: intro(info.description),
    termsOfService: safeUrl(info.termsOfService),
    contact: isObject(info.contact) ? toContact(info.contact) : undefined,
    license: isObject(info.license)
      ? compact({
          name: String(info.license.name),
          // The SPDX License List has a page for each of its identifiers.
          url:
            safeUrl(info.license.url)
            ?? (typeof info.license.identifier === 'string' && /^[\w.+-]+$/.test(info.license.identifier)
              ? `https://spdx.org/licenses/${info.license.identifier}.html`
              : undefined),
        })
      : undefined,
    servers: toServers(context),
    groups: tree.groups.map(group => ({
      ...group,
      tags: group.tags.map(tag => toTag(context, tag, operations)),
    })),
    topics: tree.topics.map(({ slug, title, source }) => compact({
      title,
      anchor: topicAnchor(slug),
      description: intro(source.description),
      externalDocs: toExternalDocs(context, source.externalDocs),
    })),
    securitySchemes: toSecuritySchemes(context),
    statuses: toStatuses(context, operations),
    validationRules: toValidationRules(context),
    externalDocs: toExternalDocs(context, root.externalDocs),
  })
}

function toContact(contact: Record<string, unknown>): Reference['contact'] {
  return compact({
    name: typeof contact.name === 'string' ? contact.name : undefined,
    url: safeUrl(contact.url),
    email: typeof contact.email === 'string' ? contact.email : undefined,
  })
}

/** A tag with the operations that are listed under it; callbacks are reached from the operation that registers them. */
function toTag(context: Context, { name, slug, title, source, children }: TagNode, operations: LinkedOperation[]): Tag {
  return compact<Tag>({
    name,
    slug,
    title,
    description: context.prose(source.description),
    externalDocs: toExternalDocs(context, source.externalDocs),
    operations: operations
      .filter(({ tags, link }) => tags.includes(name) && !link.unlisted && link.kind !== 'callback')
      .toSorted((one, other) => positionOf(one) - positionOf(other) || 0)
      .map(({ link }) => link),
    children: children.map(child => toTag(context, child, operations)),
  })
}

/** In the order of the spec, after those that `x-position` numbers. */
function positionOf({ placed: { operation } }: LinkedOperation): number {
  const position = operation['x-position']
  return typeof position === 'number' ? position : Infinity
}

/** Every status of the API with the words that most of its operations use. */
function toStatuses(context: Context, operations: LinkedOperation[]): StatusCode[] {
  const found = new Map<string, Map<string, { count: number, label: string, description?: string }>>()
  for (const { placed } of operations) {
    if (placed.kind === 'operation')
      countStatuses(context.document, placed, found)
  }
  return [...found]
    .toSorted(([one], [other]) => compareStatus(one, other))
    .map(([status, words]) => {
      const [best] = [...words.values()].toSorted((one, other) => other.count - one.count)
      return compact({
        status,
        label: best?.label ?? '',
        description: context.prose(best?.description),
      })
    })
}

function countStatuses(
  document: ApiDocument,
  { operation }: LinkedOperation['placed'],
  found: Map<string, Map<string, { count: number, label: string, description?: string }>>,
): void {
  for (const placed of listResponses(document, operation)) {
    const label = responseLabel(placed)
    const description = placed.response.description
    const words = found.get(placed.status) ?? new Map()
    found.set(placed.status, words)
    const key = `${label}\n${description}`
    const known = words.get(key) ?? { count: 0, label, description }
    words.set(key, known)
    // A response that is a component was written for the whole API.
    known.count += placed.name === undefined ? 1 : 10
  }
}
