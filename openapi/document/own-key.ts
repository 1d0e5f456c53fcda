import type { SecurityScheme } from './openapi.ts'

/** A sample key becomes one browser's own by its ending, which the user of a password has: an underscore and eight letters or digits. */
const ending = /^([\s\S]+)_([a-z0-9]{8})$/

/** The header that says whose sandbox is meant where a request holds no key. */
export const sandboxHeader = 'Sandbox-Key'

/** Adds a browser's own ending to a sample key. The key still opens nothing, and its sandbox belongs to this browser alone. */
export function toOwnKey(sample: string, own: string): string {
  return `${sample}_${own}`
}

/** The same for `user:password`: the ending belongs to the user, since a digest shows no password. RFC 7616, 3.4. */
export function toOwnUser(sample: string, own: string): string {
  const colon = sample.indexOf(':')
  return colon < 0 ? toOwnKey(sample, own) : toOwnKey(sample.slice(0, colon), own) + sample.slice(colon)
}

/** Splits such a key into sample and ending; undefined where the text before the ending is not a sample key. */
export function splitOwnKey(
  key: string,
  isSample: (key: string) => boolean,
): { sample: string, own: string } | undefined {
  // Most keys have no such ending, and each request asks several times.
  const colon = key.indexOf(':')
  return splitAt(key, key.length, isSample) ?? (colon < 0 ? undefined : splitAt(key, colon, isSample))
}

/** Splits a key whose ending stands before an index. */
function splitAt(
  key: string,
  end: number,
  isSample: (key: string) => boolean,
): { sample: string, own: string } | undefined {
  if (key.charCodeAt(end - 9) !== 0x5F)
    return undefined
  const [, before = '', own = ''] = ending.exec(key.slice(0, end)) ?? []
  const sample = before + key.slice(end)
  return own !== '' && !isSample(key) && isSample(sample) ? { sample, own } : undefined
}

/** Whether a text may be such an ending. */
export function isOwnEnding(text: string | undefined): text is string {
  return text !== undefined && /^[a-z0-9]{8}$/.test(text)
}

/** Extensions that hold a credential for samples, the usual one first. */
const sampleExtensions = ['x-default', 'x-playground-example', 'x-gitbook-token-placeholder'] as const

/** The key that a document gives for samples; undefined where it gives none. */
export function sampleKeyOf(scheme: SecurityScheme): string | undefined {
  return sampleExtensions.map(name => scheme[name]).find(key => typeof key === 'string' && key !== '') as string | undefined
}

/** The key of the sandbox where a document gives none. Its name says what it is, and it looks like no real service's key. */
export const sandboxKey = 'demo_key_of_the_sandbox'
