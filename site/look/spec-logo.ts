import type { Logo, PolicySources } from '../config/types.ts'
import type { ReadableApi } from '../shared.ts'
import { isObject } from '../../openapi/document/json/value.ts'
import { isWeb, parseUrl } from '../../openapi/document/text/url.ts'

/**
 * The logo that a document names, `info.x-logo` as ReDoc reads it: a file of the site or a picture that is written out. One on another
 * host is shown only where the owner allows pictures of that host, as a page asks no other host unasked.
 */
export function findLogo({ document }: ReadableApi, { images = [] }: PolicySources = {}): Logo | undefined {
  const written = (document.root.info as unknown as Record<string, unknown>)['x-logo']
  const { url, altText, href } = isObject(written) ? written : { url: written }
  if (typeof url !== 'string' || !isShown(url, images))
    return undefined
  return {
    light: url,
    ...(typeof altText === 'string' && { alt: altText }),
    ...(typeof href === 'string' && isLink(href) && { href }),
  }
}

function isShown(url: string, images: string[]): boolean {
  const { protocol, origin } = parseUrl(url) ?? {}
  return /^\/(?![/\\])/.test(url)
    || /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/.test(url)
    || (protocol === 'https:' && origin !== undefined && images.includes(origin))
}

function isLink(href: string): boolean {
  return /^\/(?![/\\])/.test(href) || isWeb(href)
}
