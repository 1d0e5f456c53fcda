import type { SecurityScheme } from './openapi.ts'

/** What makes a sample key one browser's own: an underscore and eight letters or digits at its end. */
const ending = /^([\s\S]+)_([a-z0-9]{8})$/

/** The header that says whose sandbox is meant where a request holds no key. */
export const sandboxHeader = 'Specimen-Sandbox'

/** A sample key with a browser's own ending: as worthless as the sample, and nobody else's sandbox. */
export function toOwnKey(sample: string, own: string): string {
  return `${sample}_${own}`
}

/** The sample and the ending of such a key; undefined where what stands before the ending is no sample. */
export function splitOwnKey(
  key: string,
  isSample: (key: string) => boolean,
): { sample: string, own: string } | undefined {
  const [, sample = '', own = ''] = ending.exec(key) ?? []
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

/** What the sandbox takes where a document gives no key: it says what it is, is worth nothing, and no service's key looks like it. */
export const sandboxKey = 'demo_key_of_the_sandbox'
