import type { Report } from '../document/document.ts'
import { walkTexts } from './check/text/walk-texts.ts'

/**
 * What keys that open something look like: the shapes that GitHub's push protection and the providers themselves publish.
 * The first part of each is kept when the key is masked.
 */
const shapes = [
  /\b(?:[a-z]{2,12}_)?live_[A-Za-z0-9]{12,}\b/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bgh[opsur]_[A-Za-z0-9]{30,}\b/,
  /\bgithub_pat_\w{40,}\b/,
  /\bglpat-[\w-]{20,}/,
  /\bxox[abeoprs]-[A-Za-z0-9-]{20,}/,
  /\bAIza[\w-]{35}/,
  /\bSG\.[\w-]{20,}\.[\w-]{20,}/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /\bsk-[\w-]{30,}/,
  /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
].map(({ source }) => source)

const any = new RegExp(shapes.join('|'), 'g')

/** Whether a text names itself a placeholder: `sk_live_xxxxxxxx`, `…EXAMPLE`, one letter over and over. */
function isPlaceholder(key: string): boolean {
  const body = key.slice(key.lastIndexOf('_') + 1)
  return /example|placeholder|your|dummy|sample|1234567|abcdef|\.{3}|x{4,}|0{6,}|\*{3,}/i.test(key) || new Set(body).size < 5
}

/** A text with everything in it that looks like a live key cut short: `sk_live_…`. */
export function mask(text: string, prefixes: readonly string[] = []): string {
  const masked = text.replace(any, key => (isPlaceholder(key) ? key : cut(key)))
  return prefixes.reduce((masked, prefix) => masked.replace(keyWith(prefix), cut), masked)
}

function cut(key: string): string {
  const end = Math.max(key.lastIndexOf('_') + 1, 4)
  return `${key.slice(0, key.startsWith('-----') ? 10 : Math.min(end, 12))}…`
}

function keyWith(prefix: string): RegExp {
  return new RegExp(`${prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[A-Za-z0-9]{8,}`, 'g')
}

/** Reports each text of a tree that holds what looks like a live key, by its shape or by the prefixes the spec itself declares. */
export function checkSecrets(root: unknown, prefixes: readonly string[], report: (report: Report) => void): void {
  const test = (text: string) => text.length >= 12 && mask(text, prefixes) !== text

  function tell(text: string, pointer: string): void {
    const found =
      (text.match(any) ?? []).find(key => !isPlaceholder(key))
      ?? prefixes.flatMap(prefix => text.match(keyWith(prefix)) ?? [])[0]
      ?? ''
    report({
      rule: 'live-key',
      pointer,
      message: `This looks like a live key: ${cut(found)}`,
      advice: 'revoke it if it is one, and write a test key',
    })
  }

  walkTexts(root, (text, pointer, role) => {
    if (role === 'value' && test(text))
      tell(text, pointer())
  })
}
