/** A format: what its values look like, and some of them. */
interface Format {
  test: RegExp
  samples: readonly string[]
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

/** Formats of JSON Schema and of OpenAPI's registry; the tests are as strict as generated values need. */
const formats: Record<string, Format> = {
  'date-time': {
    test: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-6]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i,
    samples: instants,
  },
  'date': { test: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, samples: dates },
  'time': { test: /^(?:[01]\d|2[0-3]):[0-5]\d:[0-6]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i, samples: times },
  'duration': {
    test: /^P(?:\d+W|(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/,
    samples: ['PT30M', 'P1D', 'PT2H', 'P2W'],
  },
  'email': { test: /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63})*$/i, samples: emails },
  'idn-email': { test: /^[^\s@]{1,64}@[^\s@]{1,255}$/, samples: emails },
  'hostname': { test: /^[a-z\d][a-z\d-]{0,62}(?:\.[a-z\d][a-z\d-]{0,62})*\.?$/i, samples: hosts },
  'idn-hostname': { test: /^[^\s/]{1,255}$/, samples: hosts },
  'ipv4': {
    test: /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/,
    samples: ['192.0.2.14', '198.51.100.7', '203.0.113.42', '192.0.2.201'],
  },
  'ipv6': {
    test: /^[\da-f:.]{2,45}$/i,
    samples: ['2001:db8::14', '2001:db8::7', '2001:db8::2a', '2001:db8::c9'],
  },
  'uri': { test: /^[a-z][a-z\d+.-]*:[^\s"<>\\^`{|}]*$/i, samples: uris },
  'url': { test: /^[a-z][a-z\d+.-]*:[^\s"<>\\^`{|}]*$/i, samples: uris },
  'iri': { test: /^[a-z][a-z\d+.-]*:\S*$/i, samples: uris },
  'uri-reference': {
    test: /^[^\s"<>\\^`{|}]*$/,
    samples: ['/docs', '/shop', '/about', '/files'],
  },
  'iri-reference': { test: /^\S*$/, samples: ['/docs', '/shop', '/about', '/files'] },
  'uri-template': {
    test: /^[^\s"<>\\^`|]*$/,
    samples: ['/users/{id}', '/orders/{id}', '/files/{name}', '/teams/{id}'],
  },
  'uuid': { test: /^(?:urn:uuid:)?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i, samples: uuids },
  'json-pointer': {
    test: /^(?:\/(?:[^~/]|~[01])*)*$/,
    samples: ['/email', '/name', '/address/city', '/items/0'],
  },
  'relative-json-pointer': {
    test: /^(?:0|[1-9]\d*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/,
    samples: ['0', '1/email', '0/name', '2#'],
  },
  'regex': { test: /^/, samples: ['^[a-z]+$', '^\\d{4}$', '^\\w+$', '^.*$'] },
  'byte': {
    test: /^[\w+/-]*={0,2}$/,
    samples: ['SGVsbG8=', 'U3BlY2ltZW4=', 'RXhhbXBsZQ==', 'T3BlbkFQSQ=='],
  },
  'base64url': {
    test: /^[\w-]*={0,2}$/,
    samples: ['SGVsbG8', 'U3BlY2ltZW4', 'RXhhbXBsZQ', 'T3BlbkFQSQ'],
  },
  'password': {
    test: /^/,
    samples: ['correct-horse-9', 'battery-staple-4', 'quiet-river-7', 'amber-lamp-21'],
  },
}

/** Values of a format; none where it is not known. */
export function samplesOfFormat(format: string | undefined): readonly string[] {
  return format !== undefined && Object.hasOwn(formats, format) ? (formats[format]?.samples ?? []) : []
}

/** Whether a text is of a format. An unknown format allows everything. */
export function matchesFormat(format: string | undefined, text: string): boolean {
  return format === undefined
    || !Object.hasOwn(formats, format)
    || text.length > 2000
    || formats[format]?.test.test(text) === true
}
