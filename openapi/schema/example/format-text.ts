import { hash } from '../../document/text/hash.ts'

/** How long a text may be, in characters. */
export interface Room {
  least: number
  most: number
}

const day = 86_400_000
const start = Date.UTC(2026, 0, 1, 9)
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const numbered: Record<string, (number: number) => string> = {
  'date-time': number => `${new Date(start + (number % 100_000) * day).toISOString().slice(0, 19)}Z`,
  'date': number => new Date(start + (number % 100_000) * day).toISOString().slice(0, 10),
  'time': number => `${new Date(start + (number % 1440) * 60_000).toISOString().slice(11, 19)}Z`,
  'duration': number => `PT${number}M`,
  'email': number => `ada${number}@example.com`,
  'idn-email': number => `ada${number}@example.com`,
  'hostname': number => `api${number}.example.com`,
  'idn-hostname': number => `api${number}.example.com`,
  'ipv4': number => `198.51.${100 + (Math.floor(number / 250) % 100)}.${1 + (number % 250)}`,
  'ipv6': number => `2001:db8::${(number % 65_536).toString(16)}`,
  'uri': number => `https://example.com/docs/${number}`,
  'url': number => `https://example.com/docs/${number}`,
  'iri': number => `https://example.com/docs/${number}`,
  'uri-reference': number => `/docs/${number}`,
  'iri-reference': number => `/docs/${number}`,
  'uri-template': number => `/docs/${number}/{id}`,
  'uuid': uuid,
  'json-pointer': number => `/items/${number}`,
  'relative-json-pointer': number => `${number}`,
  'regex': number => `^[a-z]{${number % 1000}}$`,
  'byte': number => base64(number),
  'base64url': number => base64(number),
  'password': number => `correct-horse-${number}`,
}

const sized: Record<string, (least: number) => string[]> = {
  'date-time': least => ['2026-03-14T09:26Z', fraction('2026-03-14T09:26:53', least)],
  'time': least => [fraction('09:26:53', least)],
  'duration': () => ['P1D', 'P1DT2H30M', 'P1Y2M10DT2H30M15S'],
  'email': emails,
  'idn-email': emails,
  'hostname': least => [...hosts(least), 'shop.test', 'b.test', 'a.de', 'a'],
  'idn-hostname': least => [...hosts(least), 'shop.test', 'b.test', 'a.de', 'a'],
  'ipv4': () => ['198.51.100.107', '192.168.100.101', '10.0.0.1', '1.1.1.1'],
  'ipv6': () => ['2001:db8:0:0:0:0:0:14', '2001:0db8:0000:0000:0000:0000:0000:0014', '2001:db8::', '::1'],
  'uri': addresses,
  'url': addresses,
  'iri': addresses,
  'uri-reference': least => [`/docs${path(least - 5)}`, '/a', '/'],
  'iri-reference': least => [`/docs${path(least - 5)}`, '/a', '/'],
  'uri-template': least => [`/users/{id}${path(least - 11)}`, '/{id}', '/'],
  'uuid': () => [`urn:uuid:${uuid(1)}`],
  'json-pointer': least => [`/items/0${path(least - 8)}`, '/a', ''],
  'relative-json-pointer': least => [`0/items${path(least - 7)}`, '1'],
  'regex': least => [`^${'a'.repeat(Math.max(1, least - 2))}$`, '.'],
  'byte': least => ['QUJD'.repeat(Math.ceil(Math.max(least, 4) / 4))],
  'base64url': least => ['QUJD'.repeat(Math.ceil(Math.max(least, 4) / 4)), 'QUJD'.repeat(Math.ceil(least / 4)).slice(0, least)],
  'password': least => [
    `correct-horse-9${'-word'.repeat(Math.ceil(Math.max(0, least - 15) / 5))}`,
    'battery-4',
    'river-7',
    'Oslo4'.slice(0, Math.max(least, 4)),
    'O4',
  ],
}

/** Another value of a format for every number, where the few that read well are used up. */
export function numberedText(format: string | undefined, number: number): string | undefined {
  const write = numbered[format ?? '']
  return write?.(number)
}

/** Values of a format that are longer or shorter than usual, the likeliest first. */
export function sizedTexts(format: string | undefined, { least, most }: Room): string[] {
  const write = format !== undefined && Object.hasOwn(sized, format) ? sized[format] : undefined
  return write ? write(least).filter(text => text.length >= least && text.length <= most) : []
}

function fraction(instant: string, least: number): string {
  return `${instant}.${'0'.repeat(Math.max(1, least - instant.length - 2))}Z`
}

/** RFC 5321 §4.5.3.1: at most 64 characters before the @; RFC 1035 §2.3.4: at most 63 a label. */
function emails(least: number): string[] {
  const local = `ada.${'lovelace'.repeat(8)}`.slice(0, Math.min(64, Math.max(5, least - 12)))
  return [`${local}@${hosts(least - local.length - 1)[0]}`, 'ada@b.test', 'a@b.test', 'a@b.de', 'a@b.c']
}

function hosts(least: number): string[] {
  return [`${'files.'.repeat(Math.max(0, Math.ceil((least - 11) / 6)))}example.com`]
}

function addresses(least: number): string[] {
  return [`https://example.com/docs${path(least - 24)}`, 'https://a.test', 'http://a.de', 'ftp://a', 'a:b']
}

/** As many characters of a path. */
function path(length: number): string {
  return length <= 0 ? '' : `/${'path'.repeat(Math.ceil(length / 4))}`.slice(0, Math.max(2, length))
}

/** RFC 9562 §5.4, its random bits made of the number. */
function uuid(number: number): string {
  const hex = [0, 1, 2, 3].map(part => hash(`${number} ${part}`).toString(16).padStart(8, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

function base64(number: number): string {
  return [3, 2, 1, 0].map(place => alphabet[Math.floor(number / 62 ** place) % 62]).join('')
}
