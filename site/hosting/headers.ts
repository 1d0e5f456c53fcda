import type { HostedSite } from './hosted.ts'

/** Of files whose names change with their content. RFC 8246. */
export const immutable = 'public, max-age=31536000, immutable'

/** Of files whose names stay: kept, and asked for again each time. RFC 9111, section 5.2.2.4. */
export const revalidated = 'no-cache'

/** The folder of files whose names hold a digest of their content. */
export const hashedFolder = 'assets/'

/**
 * What a request accepts that would rather have Markdown than HTML, for hosts that compare no weights: it names Markdown, and
 * likes nothing better. RFC 9110, section 12.5.1.
 */
export const acceptsMarkdown = '(?:^|,)\\s*text/markdown\\s*(?:;\\s*q=1(?:\\.0*)?\\s*)?(?:,|$)'

/** What every answer says beside its policy. */
export const steadyHeaders: [name: string, value: string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
]

/** Whether a path below the base of a site, without a slash before it, is that of an explorer, in any form a host gives it. */
export function isExplorer(path: string): boolean {
  return /^[^/]+\/explorer(?:\.html|\/(?:index\.html)?)?$/.test(path)
}

/** Paths of explorers with the base before them, in every form that a host may be asked for. */
export function explorerPaths({ base, explorers }: Pick<HostedSite, 'base' | 'explorers'>): string[] {
  return explorers.flatMap((name) => {
    const path = encodeURI(`${base}${name}/explorer`)
    return [path, `${path}.html`, `${path}/`]
  })
}

/** The headers of a file of the site by its path below the base, without a slash before it. */
export function headersOf(path: string, policies: HostedSite['policies']): [name: string, value: string][] {
  return [
    ['Content-Security-Policy', isExplorer(path) ? policies.explorer : policies.site],
    ...steadyHeaders,
    ['Cache-Control', path.startsWith(hashedFolder) ? immutable : revalidated],
  ]
}
