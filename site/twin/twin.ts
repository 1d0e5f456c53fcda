import type { Translate } from '../../components/shared/messages/messages.ts'
import type { PageSource } from '../page-data/source.ts'
import type { ReadableApi } from '../shared.ts'
import type { Twin } from './writer.ts'
import { readProof } from '../page-data/proof.ts'
import { introductionHref } from '../page-data/summary.ts'
import { twinOf } from './address.ts'
import { createProseWriter, escapeText } from './prose.ts'
import { writeIntroduction } from './introduction.ts'
import { writeOperation } from './operation.ts'
import { writeSchema, writeSchemaIndex } from './schema.ts'
import { writeTag } from './tag.ts'

/** Where a site is served, and its words. */
export interface TwinOptions {
  base: string
  /** The address of the site without its base, where its owner says it: links then are whole. */
  origin?: string
  t: Translate
}

/** Undefined for pages that have no twin. */
export type WriteTwin = (api: ReadableApi, source: PageSource) => string | undefined

/**
 * Writes the pages of an API as Markdown, each from the source of its HTML.
 *
 * @param base the path that the site is served under
 * @param root the folder in which a run of the samples has left what was answered
 */
export function createTwins(base: string, root?: string): WriteTwin {
  const prose = createProseWriter(base)
  const link = (text: string, href: string) => `[${escapeText(text)}](${twinAddress(href, { base })})`
  return (api, source) => {
    const body = write({ api, t: api.t, prose, link, proof: root === undefined ? undefined : readProof(root) }, source)
    return body === undefined ? undefined : `${body.join('\n\n').replace(/\n{3,}/g, '\n\n').trim()}\n`
  }
}

function write(twin: Twin, source: PageSource): string[] | undefined {
  const home = twin.link(twin.api.model.reference.title, introductionHref(twin.api))
  switch (source.kind) {
    case 'operation':
      return writeOperation(twin, source, home)
    case 'tag':
      return writeTag(twin, source.tag, home)
    case 'schema':
      return writeSchema(twin, source.schema, home)
    case 'schemas':
      return writeSchemaIndex(twin, source.schemas, home)
    case 'api':
      return writeIntroduction(twin, source)
    case 'explorer':
      return undefined
  }
}

/** The address of a page's twin as links have it. */
export function twinAddress(href: string, { base, origin }: { base: string, origin?: string | undefined }): string {
  return (origin ?? '') + base + encodeURI(twinOf(href)).slice(1)
}
