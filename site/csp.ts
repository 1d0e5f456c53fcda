import type { SecurityScheme, Server } from '../openapi/model/index.ts'
import type { ResolvedConfig } from './config/resolve.ts'
import type { PolicySources } from './config/types.ts'
import { createHash } from 'node:crypto'
import { parseUrl } from '../openapi/document/text/url.ts'

/** The source expression of an inline script, `'sha256-…'`. CSP 3, section 6.7.3. */
export function scriptHash(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`
}

/** The scripts that stand in a page, without those that are fetched. */
export function listInlineScripts(html: string): string[] {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)]
    .filter(
      ([, attributes = '', source = '']) =>
        source !== '' && !/\bsrc=|\btype="application\/(?:ld\+)?json"/.test(attributes),
    )
    .map(([, , source = '']) => source)
}

/** Policies by the pages they stand for; the first that matches a path counts. */
export interface Policies {
  explorer: string
  site: string
}

/** The explorer writes its own style elements; it is a document of its own, so that no other page pays for it. */
export function createPolicies(inlineScripts: string[], connect: string[] = [], more: PolicySources = {}): Policies {
  const sources = { ...more, connect: [...new Set([...connect, ...(more.connect ?? [])])] }
  return {
    explorer: contentSecurityPolicy(inlineScripts, { ...sources, styles: ['\'unsafe-inline\'', ...(more.styles ?? [])] }),
    site: contentSecurityPolicy(inlineScripts, sources),
  }
}

/** What the owner's own hosts and those of their analytics may be asked for; none of them is asked for anything else. */
export function ownerSources({ csp = {}, analytics, keys }: Pick<ResolvedConfig, 'csp' | 'analytics' | 'keys'>): PolicySources {
  const script = analytics === undefined ? [] : [new URL(analytics.script).origin]
  const counted = [...script, ...(analytics?.hosts ?? [])]
  const endpoint = parseUrl(keys?.endpoint ?? '')?.origin
  return {
    ...csp,
    scripts: [...script, ...(csp.scripts ?? [])],
    images: [...counted, ...(csp.images ?? [])],
    connect: [...counted, ...(endpoint === undefined ? [] : [endpoint]), ...(csp.connect ?? [])],
  }
}

/** The policy the site works under: nothing but its own files, the scripts it wrote itself, and the hosts its owner lists. */
function contentSecurityPolicy(
  inlineScripts: string[],
  { connect = [], styles = [], scripts = [], images = [], fonts = [], frames = [], media = [] }: PolicySources = {},
): string {
  const hashes = [...new Set(inlineScripts.map(scriptHash))].sort()
  return [
    'default-src \'none\'',
    `script-src ${['\'self\'', ...hashes, ...scripts].join(' ')}`,
    `style-src ${['\'self\'', ...styles].join(' ')}`,
    `img-src ${['\'self\'', 'data:', ...images].join(' ')}`,
    `font-src ${['\'self\'', ...fonts].join(' ')}`,
    ...(frames.length > 0 ? [`frame-src ${frames.join(' ')}`] : []),
    // Sounds and films of an answer are played from memory.
    `media-src ${['\'self\'', 'blob:', ...media].join(' ')}`,
    `connect-src ${['\'self\'', ...new Set(connect)].join(' ')}`,
    'worker-src \'self\'',
    'manifest-src \'self\'',
    'object-src \'none\'',
    'base-uri \'none\'',
    'form-action \'none\'',
    'frame-ancestors \'self\'',
  ].join('; ')
}

/** The most hosts of one server that a policy lists. */
const maxHosts = 50

/** Hosts that a reader may send a request to: the servers an API names, with every value that their variables may have. */
export function serverOrigins(servers: Server[]): string[] {
  const origins = servers.flatMap(listUrls).flatMap((absolute) => {
    const { protocol, origin } = parseUrl(absolute) ?? {}
    // Hosts that a policy cannot list cannot be reached; the console then explains it.
    return origin !== undefined && (protocol === 'https:' || protocol === 'http:') && /^https?:\/\/[\w.:[\]-]+$/.test(origin)
      ? [origin]
      : []
  })
  return [...new Set(origins)].sort()
}

/** Hosts that a console asks for tokens, and that say where tokens are given. Those that only describe themselves are listed too. */
export function signInOrigins(schemes: SecurityScheme[]): string[] {
  const urls = schemes.flatMap(({ flows, openIdConnectUrl, metadataUrl }) => [
    openIdConnectUrl,
    metadataUrl,
    ...flows.flatMap(flow => [flow.tokenUrl, flow.refreshUrl, flow.deviceAuthorizationUrl]),
  ])
  return serverOrigins(urls.flatMap(url => (url === undefined ? [] : [{ url, variables: [] }])))
}

function listUrls({ url, variables }: Server): string[] {
  let urls = [url]
  for (const { name, default: value, enum: values = [] } of variables) {
    const choices = [...new Set([value, ...values])]
    urls = urls
      .flatMap(one =>
        one.includes(`{${name}}`) ? choices.map(choice => one.replaceAll(`{${name}}`, () => choice)) : [one],
      )
      .slice(0, maxHosts)
  }
  return urls
}
