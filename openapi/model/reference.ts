import type { Context } from './context.ts'
import { compact } from './describe.ts'
import { toExternalDocs } from './external-docs.ts'
import type { LinkedOperation } from './operation/operation-link.ts'
import type { PlacedResponse } from './operation/response.ts'
import { isPhrase, listResponses, responseLabel, statusLabel } from './operation/response.ts'
import { toSecuritySchemes } from './security.ts'
import { toServers } from './server.ts'
import { compareStatus } from '../document/status.ts'
import type { TagNode, TagTree } from './tag/tag.ts'
import { topicAnchor } from './tag/tag.ts'
import type { Reference, StatusCode, Tag } from './types.ts'
import { toValidationRules } from './validation-rule.ts'
import { isObject } from '../document/json/value.ts'
import { safeUrl } from './url.ts'

/** The whole API: what its introduction, its navigation and its tables show. */
export function toReference(
  context: Context,
  intro: Context['prose'],
  { tree, operations }: { tree: TagTree, operations: LinkedOperation[] },
): Reference {
  const { name, root } = context.document
  const { info } = root
  return compact<Reference>({
    name,
    // A page needs a name, whatever a document leaves out.
    title: typeof info.title === 'string' && info.title.trim() !== '' ? info.title : name,
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

/** The position of an operation: by `x-position`, else after those, in the order of the spec. */
function positionOf({ placed: { operation } }: LinkedOperation): number {
  const position = operation['x-position']
  return typeof position === 'number' ? position : Infinity
}

/**
 * Every status of the API with what it means. One operation's description is not the API's: a text is shown where most of the
 * operations with this status have it, or where it is written once as a component; else the bare phrase.
 */
function toStatuses(context: Context, operations: LinkedOperation[]): StatusCode[] {
  const found = new Map<string, PlacedResponse[]>()
  const called = operations.filter(({ placed }) => placed.kind === 'operation')
  for (const { placed: { operation } } of called) {
    for (const one of listResponses(context.document, operation))
      found.set(one.status, [...(found.get(one.status) ?? []), one])
  }
  return [...found]
    .toSorted(([one], [other]) => compareStatus(one, other))
    .map(([status, placed]) => {
      const most = (textOf: TextOf) => mostCommon(placed, textOf, called.length)
      const label = most(one => responseLabel(one, context.t)) ?? statusLabel(status, context.t)
      const description = most(({ response }) => response.description)
      return compact({
        status,
        label,
        description: isPhrase(description, label) ? undefined : context.prose(description),
      })
    })
}

type TextOf = (one: PlacedResponse) => string | undefined

/** A text needs at least one operation in this many to count as the API's. */
const rare = 10

/** The text that more than half of the operations with a status have, if these are enough; or a shared component's. */
function mostCommon(
  placed: PlacedResponse[],
  textOf: TextOf,
  operations: number,
): string | undefined {
  const counts = new Map<string, number>()
  for (const one of placed) {
    const text = textOf(one)?.trim() ?? ''
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const [best] = [...counts].toSorted(([, one], [, other]) => other - one)
  if (best === undefined || best[0] === '')
    return undefined
  const isShared = placed.some(one => one.name !== undefined && textOf(one)?.trim() === best[0])
  const isCommon = (best[1] > 1 || operations === 1) && best[1] * rare >= operations
  return best[1] * 2 > placed.length && (isCommon || isShared) ? best[0] : undefined
}
