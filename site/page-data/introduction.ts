import type { ApiPageContent, Introduction, IntroductionPart } from '../../components/shared/page.ts'
import type { ReadableApi } from '../shared.ts'
import type { ComponentName } from '../placed/uses.ts'
import { toHeading } from '../../components/reference/operation/sections.ts'
import { introductionParts } from '../../components/shared/page.ts'
import { closest } from '../../openapi/document/text/closest.ts'
import { addHeadingIds } from '../../openapi/model/prose/heading.ts'
import { factsOf } from './facts.ts'
import { linkHeadings } from './heading-links.ts'

/** What an introduction shows where nobody wrote one. */
export function apiContent(api: ReadableApi): ApiPageContent {
  const { title, version, summary, description, topics, servers, termsOfService, contact, license, externalDocs } =
    api.model.reference
  const text = description && addHeadingIds(description.html)
  const headings = text?.headings ?? []
  const top = Math.min(...headings.map(({ level }) => level))
  const facts = factsOf(api)
  return {
    kind: 'api',
    title,
    version,
    servers,
    legal: {
      ...(termsOfService !== undefined && { termsOfService }),
      ...(contact !== undefined && { contact }),
      ...(license !== undefined && { license }),
      ...(externalDocs !== undefined && { externalDocs }),
    },
    facts,
    topics,
    headers: [
      ...headings.filter(({ level }) => level === top).map(({ title, anchor }) => toHeading(title, anchor)),
      ...(facts.securitySchemes.length > 0 ? [toHeading(api.t('reference.authentication'), 'authentication')] : []),
      ...topics.map(({ title, anchor }) => toHeading(title, anchor)),
      toHeading(api.t('reference.endpoints'), 'endpoints'),
    ],
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description: { html: linkHeadings(description.html, api.t) } }),
  }
}

/** The components by which an author places a part of an introduction by hand. */
const places: Partial<Record<ComponentName, IntroductionPart>> = {
  KeyCard: 'key',
  Servers: 'servers',
  StatusCodes: 'statuses',
  StatusCodeTable: 'statuses',
  Downloads: 'downloads',
  Authentication: 'authentication',
  Endpoints: 'endpoints',
  EndpointList: 'endpoints',
}

/**
 * What follows below an introduction that somebody wrote: each part that they did not place, unless their front matter says
 * otherwise, `generated: false` or `generated: [servers, downloads]`.
 *
 * @throws {Error} where front matter names a part that there is not
 */
export function introductionRest(api: ReadableApi, placed: ComponentName[], wanted: unknown): Introduction | undefined {
  const content = apiContent(api)
  const parts = wanted === undefined
    ? introductionParts.filter(part => !placed.some(name => places[name] === part) && isThere(part, content, api))
    : readParts(wanted)
  return parts.length === 0 ? undefined : { content, parts }
}

/**
 * The parts that front matter asks for.
 *
 * @throws {Error} where it names a part that there is not
 */
export function readParts(wanted: unknown): IntroductionPart[] {
  if (wanted === false)
    return []
  const names = Array.isArray(wanted) ? wanted.map(String) : [String(wanted)]
  const unknown = names.find(name => !(introductionParts as readonly string[]).includes(name))
  if (unknown !== undefined) {
    const meant = closest(unknown, introductionParts)
    throw new Error(`generated takes false or a list of ${introductionParts.join(', ')}, not "${unknown}"${meant === undefined ? '' : `: did you mean ${meant}?`}`)
  }
  return introductionParts.filter(part => names.includes(part))
}

function isThere(part: IntroductionPart, { facts, topics, legal }: ApiPageContent, { model }: ReadableApi): boolean {
  switch (part) {
    case 'key':
    case 'authentication':
      return facts.securitySchemes.length > 0
    case 'statuses':
      return facts.statuses.length > 0
    case 'topics':
      return topics.length > 0
    case 'endpoints':
      return model.operations.length > 0
    case 'legal':
      return Object.keys(legal).length > 0
    default:
      return true
  }
}
