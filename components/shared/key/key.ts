import type { Translate } from '../messages/messages.ts'
import type { SecurityScheme } from '../../../openapi/model/types.ts'

/** The forms of production keys of well-known services, which are most often pasted into the wrong field. */
const LIVE_SHAPES = [
  /(?:^|[_-])(?:live|prod|production)[_-]/i,
  /^(?:sk|rk)-[\w-]{16}/,
  /^(?:AKIA|ASIA)[A-Z0-9]{12}/,
  /^(?:gh[opsur]_|github_pat_|glpat-|npm_|pypi-|xox[abeoprs]-|AIza|SG\.|dop_v1_|shpat_|hf_)[\w.-]{8}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
]

/** The most characters of a key. */
const longest = 4096

/**
 * Why a key is refused, in words; undefined where it is accepted. A live key must not be entered on a page that sends to a sandbox:
 * the spec's own prefixes say what one looks like, and so do the shapes of well-known services.
 */
export function refuseKey(key: string, schemes: SecurityScheme[], t: Translate): string | undefined {
  const prefixes = schemes.map(scheme => scheme.keyPrefixes ?? {})
  const live = prefixes.flatMap(({ live }) => live ?? []).find(prefix => prefix !== '' && key.startsWith(prefix))
  if (live)
    return t('shared.keyRefusedPrefix', { prefix: live })
  if (key === '')
    return t('shared.keyRefusedEmpty')
  // Servers differ in which other characters they accept in a header (RFC 9110 §5.5).
  if (/[^\x21-\x7E]/.test(key))
    return t('shared.keyRefusedCharacters')
  if (key.length > longest)
    return t('shared.keyRefusedLength', { count: longest })
  return looksLive(key, schemes) ? t('shared.keyRefusedShape') : undefined
}

/** Whether a text has the form of a live key: of this API by the prefixes of its document, or of a well-known service. */
export function looksLive(key: string, schemes: SecurityScheme[]): boolean {
  const prefixes = schemes.flatMap(({ keyPrefixes = {} }) => Object.entries(keyPrefixes)).filter(([, prefix]) => prefix !== '' && key.startsWith(prefix))
  return prefixes.length > 0 ? prefixes.some(([name]) => name === 'live') : LIVE_SHAPES.some(shape => shape.test(key))
}

/** Whether a key is refused, whatever the reason is called. */
export function isRefused(key: string, schemes: SecurityScheme[]): boolean {
  return refuseKey(key, schemes, ((word: string) => word) as unknown as Translate) !== undefined
}

/** The key with its middle hidden: enough to recognise it, never enough to use it. */
export function maskKey(key: string): string {
  const middle = '••••••••'
  if (key.length < 12)
    return middle
  const head = /^(?:[A-Z0-9]{1,16}[_-]){1,3}/i.exec(key)?.[0] ?? ''
  const shown = head.length > 0 && head.length <= key.length / 2 ? head : key.slice(0, 3)
  return `${shown}${middle}${key.slice(-4)}`
}

/** The schemes that one key serves: those with the same sample key as the first that has one, else those the sandbox has a key for. */
export function listKeySchemes(schemes: SecurityScheme[]): SecurityScheme[] {
  const sampled = schemes.find(scheme => scheme.sampleKey !== undefined)
  const made = schemes.find(scheme => scheme.sandboxKey !== undefined)
  return sampled
    ? schemes.filter(scheme => scheme.sampleKey === sampled.sampleKey)
    : schemes.filter(scheme => made !== undefined && scheme.sandboxKey === made.sandboxKey)
}
