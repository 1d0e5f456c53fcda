import { isEmail, isIdnEmail } from './format/email.ts'
import { isHostname, isIdnHostname, isIpv4, isIpv6 } from './format/host.ts'
import { duration, httpDate, isDate, isDateTime, isTime } from './format/time.ts'
import { isIri, isIriReference, isUri, isUriReference, uriTemplate } from './format/uri.ts'

/** A format of texts: what its values look like, and some of them. */
interface Format {
  test: (text: string) => boolean
  samples: readonly string[]
}

/** A format of numbers: the least and the most of them, as numerals, since some are beyond what JavaScript can say. */
export interface NumberFormat {
  least: string
  most: string
  whole: boolean
}

const uuids = [
  '7f9c24e5-2c2b-4f0a-9d4e-6f1f0d7f1a52',
  '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
  'c0a8f3d6-5b1e-4b7a-8a63-3f2f6b9d1e10',
  '0d9c9a4e-7b52-4d3b-b1c7-52b8f4a7c9e3',
] as const
const dates = ['2026-03-14', '2026-01-15', '2025-11-30', '2026-02-02'] as const
const times = ['09:26:53Z', '08:30:00Z', '17:45:12Z', '12:00:00Z'] as const
const instants = dates.map((date, index) => `${date}T${times[index]}`)
const hosts = ['api.example.com', 'shop.example.com', 'www.example.org', 'files.example.net'] as const
const emails = ['ada@example.com', 'grace@example.com', 'alan@example.com', 'katherine@example.com'] as const
const uris = [
  'https://example.com/docs',
  'https://example.com/shop',
  'https://example.org/about',
  'https://example.net/files',
] as const

const base64 = /^(?:[a-z\d+/]{4})*(?:[a-z\d+/]{2}==|[a-z\d+/]{3}=)?$/i
const base64url = /^(?:[\w-]{4})*(?:[\w-]{2}(?:==)?|[\w-]{3}=?)?$/
const pointer = '(?:/(?:[^~/]|~[01])*)*'
const hex = (length: number): string => `[\\da-f]{${length}}`
const uuid = new RegExp(`^${[8, 4, 4, 4, 12].map(hex).join('-')}$`, 'i')
const paths = ['/docs', '/shop', '/about', '/files'] as const

/**
 * The formats of texts, those of JSON Schema and of OpenAPI's registry, as their documents define them. Every test takes a time in
 * proportion to the text.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3
 * @see https://spec.openapis.org/registry/format/
 */
const formats: Record<string, Format> = {
  'date-time': { test: isDateTime, samples: instants },
  'date': { test: isDate, samples: dates },
  'time': { test: isTime, samples: times },
  'duration': { test: by(duration), samples: ['PT30M', 'P1D', 'PT2H', 'P2W'] },
  'http-date': {
    test: by(httpDate),
    samples: ['Sat, 14 Mar 2026 09:26:53 GMT', 'Thu, 15 Jan 2026 08:30:00 GMT', 'Sun, 30 Nov 2025 17:45:12 GMT'],
  },
  'email': { test: isEmail, samples: emails },
  'idn-email': { test: isIdnEmail, samples: emails },
  'hostname': { test: isHostname, samples: hosts },
  'idn-hostname': { test: isIdnHostname, samples: hosts },
  'ipv4': { test: isIpv4, samples: ['192.0.2.14', '198.51.100.7', '203.0.113.42', '192.0.2.201'] },
  'ipv6': { test: isIpv6, samples: ['2001:db8::14', '2001:db8::7', '2001:db8::2a', '2001:db8::c9'] },
  'uri': { test: isUri, samples: uris },
  'url': { test: isUri, samples: uris },
  'iri': { test: isIri, samples: uris },
  'uri-reference': { test: isUriReference, samples: paths },
  'iri-reference': { test: isIriReference, samples: paths },
  'uri-template': { test: by(uriTemplate), samples: ['/users/{id}', '/orders/{id}', '/files/{name}', '/teams/{id}'] },
  // RFC 9562, 4.
  'uuid': { test: by(uuid), samples: uuids },
  // RFC 6901, 3.
  'json-pointer': { test: by(new RegExp(`^${pointer}$`)), samples: ['/email', '/name', '/address/city', '/items/0'] },
  'relative-json-pointer': {
    test: by(new RegExp(`^(?:0|[1-9]\\d*)(?:[+-](?:0|[1-9]\\d*))?(?:#|${pointer})$`)),
    samples: ['0', '1/email', '0/name', '2#'],
  },
  'regex': { test: isRegex, samples: ['^[a-z]+$', '^\\d{4}$', '^\\w+$', '^.*$'] },
  // RFC 4648, 4 and 5.
  'byte': { test: by(base64), samples: ['SGVsbG8=', 'U3BlY2ltZW4=', 'RXhhbXBsZQ==', 'T3BlbkFQSQ=='] },
  'base64url': { test: by(base64url), samples: ['SGVsbG8', 'U3BlY2ltZW4', 'RXhhbXBsZQ', 'T3BlbkFQSQ'] },
  'password': {
    test: () => true,
    samples: ['correct-horse-9', 'battery-staple-4', 'quiet-river-7', 'amber-lamp-21'],
  },
}

/** The formats of numbers, by their ranges. */
const numberFormats: Record<string, NumberFormat> = {
  'int8': { least: '-128', most: '127', whole: true },
  'int16': { least: '-32768', most: '32767', whole: true },
  'int32': { least: '-2147483648', most: '2147483647', whole: true },
  'int64': { least: '-9223372036854775808', most: '9223372036854775807', whole: true },
  'uint8': { least: '0', most: '255', whole: true },
  'uint16': { least: '0', most: '65535', whole: true },
  'uint32': { least: '0', most: '4294967295', whole: true },
  'uint64': { least: '0', most: '18446744073709551615', whole: true },
  'double-int': { least: '-9007199254740991', most: '9007199254740991', whole: true },
  'sf-integer': { least: '-999999999999999', most: '999999999999999', whole: true },
  'float': { least: '-3.4028234663852886e38', most: '3.4028234663852886e38', whole: false },
  'double': { least: '-1.7976931348623157e308', most: '1.7976931348623157e308', whole: false },
}

/** Values of a format; none where it is not known. */
export function samplesOfFormat(format: string | undefined): readonly string[] {
  return isFormat(format) ? (formats[format]?.samples ?? []) : []
}

/** Whether a format of texts is known. */
export function isFormat(format: unknown): format is string {
  return typeof format === 'string' && Object.hasOwn(formats, format)
}

/** Whether a text is of a format. An unknown format allows everything. */
export function matchesFormat(format: string | undefined, text: string): boolean {
  return !isFormat(format) || formats[format]?.test(text) === true
}

/** The range of a format of numbers; undefined where it is not known. */
export function rangeOfFormat(format: string | undefined): NumberFormat | undefined {
  return format !== undefined && Object.hasOwn(numberFormats, format) ? numberFormats[format] : undefined
}

function by(pattern: RegExp): (text: string) => boolean {
  return text => pattern.test(text)
}

/** ECMA-262 with Unicode: it is compiled here, and never run. */
function isRegex(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp
  }
  catch {
    return false
  }
}
