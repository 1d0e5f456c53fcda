import type { ReadableApi } from '../shared.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { frontMatterOf } from '../guides/guides.ts'
import { slugify } from '../../openapi/model/prose/heading-slug.ts'
import { listUses } from '../placed/uses.ts'
import { readParts } from './introduction.ts'
import { introductionHref } from './summary.ts'

/**
 * Where an API says how to get a credential: in the words of its author, in what they placed, or in what is made of the document.
 * Undefined where it says nothing of it. A page in `docs` may stand in place of the introduction.
 */
export function authenticationHref(api: ReadableApi, docs: string): string | undefined {
  const anchor = findAnchor(api, join(docs, api.name, 'index.md'))
  return anchor === undefined ? undefined : `${introductionHref(api)}#${anchor}`
}

function findAnchor({ model, t }: ReadableApi, page: string): string | undefined {
  const hasSchemes = model.reference.securitySchemes.length > 0
  if (!existsSync(page))
    return hasSchemes ? 'authentication' : undefined
  const text = readFileSync(page, 'utf8')
  const title = slugify(t('reference.authentication'))
  const own = listAnchors(text).find(anchor => anchor === title || anchor === 'authentication')
  const { generated } = frontMatterOf(text)
  const isMade = hasSchemes && (generated === undefined || readParts(generated).includes('authentication'))
  const isPlaced = listUses(text).some(({ component, attributes }) => component === 'Authentication' && attributes.api === undefined)
  return own ?? (isPlaced || isMade ? 'api-authentication' : undefined)
}

/** The anchors of the headings of a page, as its Markdown says them; what is fenced is no heading. */
function listAnchors(markdown: string): string[] {
  let fence: string | undefined
  const anchors: string[] = []
  for (const line of markdown.split('\n')) {
    const [mark] = /^(?:`{3}|~{3})/.exec(line) ?? []
    if (mark !== undefined && (fence === undefined || fence === mark))
      fence = fence === undefined ? mark : undefined
    else if (fence === undefined && /^#{1,6} /.test(line))
      anchors.push(anchorOf(line.replace(/^#+ /, '').trim()))
  }
  return anchors
}

/** `Keys {#keys}` has an id of its own. */
function anchorOf(heading: string): string {
  return /\{#([\w-]+)\}$/.exec(heading)?.[1] ?? slugify(heading)
}
