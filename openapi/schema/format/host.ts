import { decodePunycode, encodePunycode } from './punycode.ts'

/** A host name of letters, digits and hyphens, whose A-labels can be decoded. RFC 1123, 2.1; RFC 5890, 2.3.2.1. */
export function isHostname(text: string): boolean {
  return text.length <= 253 && text.split('.').every(isAsciiLabel)
}

/** A host name whose labels may be written in any script. RFC 5890, 2.3.2.3; RFC 5891, 4. */
export function isIdnHostname(text: string): boolean {
  const labels = text.length <= 253 ? text.split(/[.\u3002\uFF0E\uFF61]/) : ['']
  return labels.every(label => (/^\p{ASCII}*$/u.test(label) ? isAsciiLabel(label) : isUnicodeLabel(label)))
}

function isAsciiLabel(label: string): boolean {
  if (!/^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(label))
    return false
  if (!/^..--/.test(label))
    return true
  if (!/^xn--/i.test(label))
    return false
  const encoded = label.slice(4).toLowerCase()
  const decoded = decodePunycode(encoded)
  return decoded !== undefined && encodePunycode(decoded) === encoded && isUnicodeLabel(decoded)
}

function isUnicodeLabel(label: string): boolean {
  const letters = [...label]
  return /\P{ASCII}/u.test(label)
    && label.normalize('NFC') === label
    && !/^-|-$|^..--|^\p{M}/u.test(label)
    && letters.every((letter, index) => isAllowed(letter, letters, index))
    && encodePunycode(label).length <= 59
}

type IsAllowed = (letters: readonly string[], index: number) => boolean

/** Marks that silence the vowel of the letter before them: after one a joiner may stand. */
const viramas = new Set('\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA\u0E3A\u0F84\u1039\u103A\u17D2\u1B44')
const isAfterVirama: IsAllowed = (letters, index) => viramas.has(letters[index - 1] ?? '')
const isAfterHebrew: IsAllowed = (letters, index) => /\p{Script=Hebrew}/u.test(letters[index - 1] ?? '')

const contexts: { letter: RegExp, isAllowed: IsAllowed }[] = [
  { letter: /\u00B7/, isAllowed: (letters, index) => letters[index - 1] === 'l' && letters[index + 1] === 'l' },
  { letter: /\u0375/, isAllowed: (letters, index) => /\p{Script=Greek}/u.test(letters[index + 1] ?? '') },
  { letter: /[\u05F3\u05F4]/, isAllowed: isAfterHebrew },
  { letter: /\u30FB/, isAllowed: letters => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(letters.join('').replaceAll('\u30FB', '')) },
  { letter: /[\u0660-\u0669]/, isAllowed: letters => !/[\u06F0-\u06F9]/.test(letters.join('')) },
  { letter: /[\u06F0-\u06F9]/, isAllowed: letters => !/[\u0660-\u0669]/.test(letters.join('')) },
  {
    letter: /\u200C/,
    isAllowed: (letters, index) => isAfterVirama(letters, index)
      || [index - 1, index + 1].every(at => /[\p{Script=Arabic}\p{Script=Syriac}]/u.test(letters[at] ?? '')),
  },
  { letter: /\u200D/, isAllowed: isAfterVirama },
]

const exceptions = /[\u00DF\u03C2\u06FD\u06FE\u0F0B\u3007]/
const refused = new Set('\u0640\u07FA\u302E\u302F\u3031\u3032\u3033\u3034\u3035\u303B')

/** Whether a character is allowed in a label; some are allowed between certain others only. RFC 5892, 2 and appendix A. */
function isAllowed(letter: string, letters: readonly string[], index: number): boolean {
  const inContext = contexts.find(({ letter: one }) => one.test(letter))
  if (inContext)
    return inContext.isAllowed(letters, index)
  if (exceptions.test(letter))
    return true
  const isStable = letter.normalize('NFKC').toLowerCase().normalize('NFKC') === letter
  return isStable && !refused.has(letter) && /^[\p{Ll}\p{Lo}\p{Lm}\p{Nd}\p{Mn}\p{Mc}-]$/u.test(letter)
}

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const ipv4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`)

/** Four numbers, none with a needless zero. RFC 2673, 3.2. */
export function isIpv4(text: string): boolean {
  return ipv4.test(text)
}

/** Eight groups, of which one run of zeros may be left out and the last two may be an IPv4 address. RFC 4291, 2.2. */
export function isIpv6(text: string): boolean {
  if (text.length > 45)
    return false
  const halves = text.split('::')
  if (halves.length > 2)
    return false
  const groups = halves.map(half => (half === '' ? [] : half.split(':')))
  const all = groups.flat()
  const last = all.at(-1)
  const hasIpv4 = last !== undefined && last.includes('.') && groups.at(-1)?.at(-1) === last
  const written = hasIpv4 ? all.slice(0, -1) : all
  const count = written.length + (hasIpv4 ? 2 : 0)
  return written.every(group => /^[\da-f]{1,4}$/i.test(group))
    && (!hasIpv4 || isIpv4(last))
    && (halves.length === 2 ? count < 8 : count === 8)
}
