/**
 * A URL a reader may follow: http, https, mailto, a fragment, or a path on this site. Undefined for everything else.
 * Browsers ignore control characters and leading blanks before the scheme, so these are removed first.
 */
export function safeUrl(url: unknown): string | undefined {
  if (typeof url !== 'string')
    return undefined
  const clean = url.replace(/[\p{Cc} ]+/gu, match => (match.includes(' ') ? ' ' : '')).trim()
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(clean)?.[1]?.toLowerCase()
  if (scheme === undefined) {
    return /^[/\\]{2}|^\\/.test(clean) ? undefined : clean
  }
  return scheme === 'http' || scheme === 'https' || scheme === 'mailto' ? clean : undefined
}

/** Whether a safe URL leads away from this site. */
export function isOffSite(url: string): boolean {
  return /^https?:/i.test(url)
}

/** A URL to send requests or a reader's browser to, variables still in braces: http(s), or relative to the site. */
export function safeServerUrl(url: unknown): string | undefined {
  if (typeof url !== 'string')
    return undefined
  const scheme = /^\s*([a-z][a-z\d+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase()
  if (scheme !== undefined) {
    return scheme === 'http' || scheme === 'https' ? url.trim() : undefined
  }
  return /^\s*[a-z][a-z\d+.-]*:(?!\d)/i.test(url) ? undefined : url.trim()
}
