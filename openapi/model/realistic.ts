import { hash } from './slug.ts'

/** Where a value stands: its name, the name of what it belongs to, and which of several it is. */
export interface Role { name: string, parent: string, variant: number }

type Words = readonly string[]

const texts: [RegExp, Words | ((role: Role) => string)][] = [
  [
    /e_?mails?$/,
    [
      'ada@example.com',
      'grace@example.com',
      'alan@example.com',
      'katherine@example.com',
      'linus@example.com',
    ],
  ],
  [
    /(?:^|_)(?:first|given)_?names?$/,
    [
      'Ada',
      'Grace',
      'Alan',
      'Katherine',
      'Edsger',
    ],
  ],
  [
    /(?:^|_)(?:last|family|sur)_?names?$/,
    [
      'Lovelace',
      'Hopper',
      'Turing',
      'Johnson',
      'Dijkstra',
    ],
  ],
  [
    /(?:^|_)(?:full_?name|display_?name|author|owner_?name)$/,
    [
      'Ada Lovelace',
      'Grace Hopper',
      'Alan Turing',
      'Katherine Johnson',
      'Edsger Dijkstra',
    ],
  ],
  [
    /(?:^|_)(?:user_?name|login|handle|nick_?name|screen_name)$/,
    [
      'ada',
      'grace',
      'alan',
      'katherine',
      'edsger',
    ],
  ],
  [
    /pass(?:word|phrase)$/,
    [
      'correct-horse-9',
      'battery-staple-4',
      'quiet-river-7',
      'amber-lamp-21',
    ],
  ],
  [
    /phone|mobile|fax/,
    [
      '+14155550101',
      '+14155550114',
      '+14155550127',
      '+14155550136',
    ],
  ],
  [
    /(?:avatar|image|photo|picture|icon|logo|thumbnail)(?:_ur[il])?$/,
    ['https://example.com/images/ada.png', 'https://example.com/images/grace.png', 'https://example.com/images/alan.png'],
  ],
  [
    /ur[il]$|href|link|website|homepage|webhook/,
    [
      'https://example.com/docs',
      'https://example.com/shop',
      'https://example.org/about',
      'https://example.net/files',
    ],
  ],
  [
    /_at$|_on$|time_?stamp|date_?time|^(?:created|updated|modified|expires|deleted|last_\w+)$/,
    [
      '2026-03-14T09:26:53Z',
      '2026-01-15T08:30:00Z',
      '2025-11-30T17:45:12Z',
      '2026-05-02T12:00:00Z',
    ],
  ],
  [
    /date|birthday|^dob$/,
    [
      '2026-03-14',
      '2026-01-15',
      '2025-11-30',
      '2026-05-02',
    ],
  ],
  [
    /uuid|guid/,
    ['7f9c24e5-2c2b-4f0a-9d4e-6f1f0d7f1a52', '1b4e28ba-2fa1-41d2-883f-0016d3cca427', 'c0a8f3d6-5b1e-4b7a-8a63-3f2f6b9d1e10'],
  ],
  [
    /(?:^|_)ids?$|_key$|^key$/,
    role => `${hash(`${role.parent}.${role.name}.${role.variant}`)}`,
  ],
  [
    /sha|digest|checksum|fingerprint|^hash$/,
    role => hex(role, 40),
  ],
  [
    /token|secret|signature|nonce|api_?key|credential/,
    role => hex(role, 32),
  ],
  [
    /(?:^|_)city|town/,
    [
      'Berlin',
      'Lisbon',
      'Oslo',
      'Toronto',
      'Kyoto',
    ],
  ],
  [
    /country_?code|^country$/,
    ['DE', 'PT', 'NO', 'CA', 'JP'],
  ],
  [
    /(?:^|_)(?:state|region|province)$/,
    [
      'Bavaria',
      'Ontario',
      'Oregon',
      'Lisboa',
    ],
  ],
  [
    /zip|postal|postcode/,
    ['10115', '94107', '75001', '20095'],
  ],
  [
    /street|address|line_?1/,
    [
      '1 Main Street',
      '22 Station Road',
      '5 Harbour Lane',
      '9 Mill Court',
    ],
  ],
  [
    /line_?2|apartment|suite/,
    ['Floor 2', 'Suite 14', 'Apt. 5'],
  ],
  [
    /currency/,
    ['EUR', 'USD', 'GBP', 'JPY'],
  ],
  [
    /locale|lang(?:uage)?(?:_code)?$/,
    ['en', 'de', 'fr', 'pt'],
  ],
  [
    /time_?zone|^tz$/,
    [
      'Europe/Berlin',
      'America/New_York',
      'Asia/Tokyo',
      'UTC',
    ],
  ],
  [
    /colou?r/,
    [
      '#3366ff',
      '#22aa66',
      '#cc3344',
      '#ffaa00',
    ],
  ],
  [
    /version/,
    ['1.4.0', '2.0.1', '1.0.0', '3.2.5'],
  ],
  [
    /ip(?:_?address)?$/,
    ['192.0.2.14', '198.51.100.7', '203.0.113.42'],
  ],
  [
    /host|domain/,
    ['example.com', 'example.org', 'example.net'],
  ],
  [
    /(?:file|document)_?name|^file$/,
    ['report.pdf', 'photo.jpg', 'notes.txt'],
  ],
  [
    /(?:^|_)path$|director|folder/,
    ['docs/guide.md', 'src/index.ts', 'images/logo.png'],
  ],
  [
    /content_?type|mime|media_type/,
    ['application/json', 'image/png', 'text/plain'],
  ],
  [
    /user_?agent/,
    ['Mozilla/5.0', 'curl/8.5.0'],
  ],
  [
    /branch|^ref$/,
    ['main', 'develop', 'release'],
  ],
  [
    /slug/,
    ['getting-started', 'hello-world', 'release-notes'],
  ],
  [
    /company|organi[sz]ation|employer/,
    [
      'Northwind',
      'Acme',
      'Globex',
      'Initech',
    ],
  ],
  [
    /job|position|occupation/,
    ['Engineer', 'Designer', 'Analyst'],
  ],
  [
    /status|^state$/,
    ['active', 'pending', 'done'],
  ],
  [
    /gender/,
    ['female', 'male', 'other'],
  ],
  [
    /cursor|next_page|page_token/,
    role => hex(role, 16),
  ],
  [
    /error_?code|^code$|reason_code/,
    role => hash(role.parent).slice(0, 6).toUpperCase(),
  ],
  [
    /price|amount|cost|total|balance|fee/,
    ['19.99', '5.00', '120.50'],
  ],
  [
    /quantity|count|number|^num/,
    ['3', '12', '7'],
  ],
  [
    /title|subject|headline/,
    [
      'Weekly report',
      'Welcome aboard',
      'Release notes',
      'Team meeting',
    ],
  ],
  [
    /description|summary|comment|note|bio|about|message|content|text|body|detail|reason|instruction|prompt|question|answer|query|caption|abstract/,
    [
      'The quick brown fox jumps over the lazy dog.',
      'A short text that says what this is about.',
      'Everything arrived on time and in good order.',
      'Please call before you come by.',
    ],
  ],
  [
    /tags?$|labels?$|categor/,
    ['news', 'featured', 'archive', 'draft'],
  ],
  [
    /roles?$/,
    ['admin', 'editor', 'viewer'],
  ],
  [
    /scopes?$|permissions?$/,
    ['read', 'write', 'admin'],
  ],
  [
    /type$|kind$/,
    ['standard', 'basic', 'custom'],
  ],
]

const people = /user|person|people|customer|owner|author|member|contact|employee|admin|patient|student|account|creator|assignee|sender|recipient/
const names = [
  'Ada Lovelace',
  'Grace Hopper',
  'Alan Turing',
  'Katherine Johnson',
  'Edsger Dijkstra',
] as const
const things = [
  'Aurora',
  'Borealis',
  'Cirrus',
  'Delta',
  'Ember',
] as const

/** A text for a property by its name: an `email` is an address, a `city` a city. */
export function realisticText(role: Role): string {
  const name = toSnake(role.name)
  if (/(?:^|_)names?$/.test(name) && !/(?:first|given|last|family|sur|full|display|user|nick|file|host|screen|document)_?names?$/.test(name)) {
    return choose(people.test(toSnake(role.parent))
      ? names
      : things, role)
  }
  for (const [pattern, words] of texts) {
    if (pattern.test(name)) {
      return typeof words === 'function'
        ? words(role)
        : choose(words, role)
    }
  }
  const words = name.replaceAll('_', ' ').trim()
  return words === ''
    ? choose(['sample', 'another', 'third', 'fourth'], role)
    : role.variant % 50 === 0
      ? `Sample ${words}`
      : `Sample ${words} ${role.variant % 50 + 1}`
}

const numbers: [RegExp, (variant: number, integer: boolean) => number][] = [
  [
    /_at$|time_?stamp|^(?:created|updated|modified|expires|deleted)$/,
    variant => 1773480413 - variant * 86_400,
  ],
  [
    /lat(?:itude)?$/,
    (variant, integer) => integer
      ? 52
      : 52.52 - variant,
  ],
  [
    /(?:lon|lng)(?:gitude)?$/,
    (variant, integer) => integer
      ? 13
      : 13.405 + variant,
  ],
  [
    /price|amount|cost|total$|balance|fee|subtotal/,
    (variant, integer) => integer
      ? 1999 + variant * 500
      : 19.99 + variant * 5,
  ],
  [
    /(?:^|_)ids?$/,
    variant => 1042 + variant * 17,
  ],
  [
    /^(?:per_?page|limit|page_?size|take|first)$/,
    variant => 20 + variant * 10,
  ],
  [
    /^(?:page|page_?number)$/,
    variant => 1 + variant,
  ],
  [
    /offset|skip|cursor/,
    variant => variant * 20,
  ],
  [
    /count|total|quantity|qty|num/,
    variant => 3 + variant * 2,
  ],
  [
    /age$/,
    variant => 36 - variant,
  ],
  [
    /year/,
    variant => 2026 - variant,
  ],
  [
    /month/,
    variant => 1 + (2 + variant) % 12,
  ],
  [
    /(?:^|_)day/,
    variant => 1 + (13 + variant) % 28,
  ],
  [
    /hour/,
    variant => (9 + variant) % 24,
  ],
  [
    /minute|second/,
    variant => (30 + variant) % 60,
  ],
  [
    /percent|progress/,
    variant => (60 + variant * 7) % 100,
  ],
  [
    /rating|score|stars/,
    (variant, integer) => integer
      ? 4
      : 4.5 - (variant % 4) / 2,
  ],
  [
    /temperature|probability|confidence|ratio|rate/,
    (variant, integer) => integer
      ? 1
      : Number(((7 + variant) % 10 / 10).toFixed(1)),
  ],
  [
    /width/,
    variant => 640 + variant * 160,
  ],
  [
    /height/,
    variant => 480 + variant * 120,
  ],
  [
    /size|bytes|length/,
    variant => 2048 + variant * 512,
  ],
  [
    /duration|timeout|ttl|interval|expires_in/,
    variant => 3600 - variant * 60,
  ],
  [
    /port$/,
    variant => 8080 + variant,
  ],
  [
    /status|code/,
    () => 200,
  ],
  [
    /version/,
    variant => 1 + variant,
  ],
]

/** A number for a property by its name; the schema's bounds have the last word. */
export function realisticNumber(role: Role, integer: boolean): number {
  const name = toSnake(role.name)
  const known = numbers.find(([pattern]) => pattern.test(name))
  return known
    ? known[1](role.variant % 1000, integer)
    : integer
      ? 1 + role.variant % 1000
      : Number((1.5 + role.variant % 1000).toFixed(2))
}

function choose(words: Words, { variant }: Role): string {
  return words[variant % words.length] ?? ''
}

function hex({ parent, name, variant }: Role, length: number): string {
  let text = ''
  for (let index = 0; text.length < length; index++)
    text += Number.parseInt(hash(`${parent}.${name}.${variant}.${index}`), 36).toString(16)
  return text.slice(0, length)
}

function toSnake(name: string): string {
  return name.slice(0, 200).replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '')
}
