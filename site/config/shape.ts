import type { Word } from '../../openapi/document/text/phrase.ts'
import { en } from '../../components/shared/messages/en/index.ts'
import { levels } from '../../openapi/read/check/rule-table/rule.ts'
import { listRules } from '../../openapi/read/check/rule-table/rules.ts'
import { hosts } from '../hosting/hosts.ts'

import { languageFacts } from '../../openapi/samples/languages/facts.ts'

/** What a value of the configuration may be, in the words that a mistake is told in. */
export type Shape =
  | { kind: 'text' | 'colour' | 'url' | 'address' | 'source' | 'path' | 'language' | 'boolean' | 'anything', says: string }
  | { kind: 'word', says: string, of: Word }
  | { kind: 'choice', says: string, of: readonly string[] }
  | { kind: 'list', says: string, of: Shape }
  | { kind: 'record', says: string, of: Shape }
  | { kind: 'object', says: string, has: Record<string, Shape>, needs?: string[] }
  | { kind: 'either', says: string, of: Shape[] }

function text(says = 'a text'): Shape {
  return { kind: 'text', says }
}

function object(has: Record<string, Shape>, needs: string[] = []): Shape {
  return { kind: 'object', says: `an object with ${Object.keys(has).join(', ')}`, has, needs }
}

function choice(of: readonly string[]): Shape {
  return { kind: 'choice', says: `one of ${of.join(', ')}`, of }
}

function either(...of: Shape[]): Shape {
  return { kind: 'either', says: of.map(({ says }) => says).join(' or '), of }
}

/** A word of the interface as ours has it, `12 operations`; where a number decides its form, one text will do. */
function toWord(word: Word): Shape {
  return { kind: 'word', says: typeof word === 'string' ? 'a text' : 'a text, or one for each plural form', of: word }
}

/** Languages of samples, which must be spelt as they are here. */
const sampleLanguage: Shape = choice(languageFacts.map(({ id }) => id))

const links: Shape = { kind: 'list', says: 'a list of links', of: object({ text: text(), link: text() }, ['text', 'link']) }

const language: Shape = { kind: 'language', says: 'the tag of a language such as "en" or "pt-BR"' }
const messages = object(Object.fromEntries(Object.entries(en).map(([key, word]) => [key, toWord(word)])))
const footer = object({ text: text(), links })

const level: Shape = { kind: 'choice', says: `one of ${levels.join(', ')}`, of: levels }
const yesOrNo: Shape = { kind: 'boolean', says: 'true or false' }
const address: Shape = { kind: 'address', says: 'an address such as "https://stats.example.com/script.js"' }
const source: Shape = { kind: 'source', says: 'a host such as "https://img.example.com"' }

/** Every key of `SpecimenConfig`; the type of this table holds the two together. */
export const shapes = {
  title: text(),
  description: text(),
  lang: language,
  messages,
  locales: {
    kind: 'record',
    says: 'an object that gives each language a label',
    of: object({ label: text(), lang: language, title: text(), description: text(), messages, nav: links, footer }, ['label']),
  },
  base: text('a path such as "/docs/"'),
  url: { kind: 'url', says: 'an address such as "https://docs.example.com"' },
  cards: either(yesOrNo, object({ fonts: { kind: 'list', says: 'a list of fonts', of: text('the path of a font') } })),
  host: choice(hosts),
  docs: text('a folder'),
  out: text('a folder'),
  logo: either(
    text('the path of a picture'),
    object({ light: text(), dark: text(), alt: text(), href: text() }, ['light']),
  ),
  favicon: text('the path of a picture'),
  accent: { kind: 'colour', says: 'a colour such as "#5143c4"' },
  fonts: object({ base: text('a list of fonts'), mono: text('a list of fonts') }),
  nav: links,
  footer,
  assistants: {
    kind: 'list',
    says: 'a list of assistants',
    of: object({ name: text(), link: text() }, ['name', 'link']),
  },
  feedback: text('an address'),
  theme: text('the path of a module'),
  apis: {
    kind: 'record',
    says: 'an object that gives each API a file',
    of: either(
      text('a file'),
      object({ file: text('a file'), title: text(), version: text(), summary: text(), group: text() }, ['file']),
    ),
  },
  rules: {
    kind: 'object',
    says: 'an object that gives rules a level',
    has: Object.fromEntries([...listRules().keys()].map((rule): [string, Shape] => [rule, level])),
  },
  explorer: yesOrNo,
  social: { kind: 'list', says: 'a list of links', of: object({ text: text(), link: text(), icon: text('the path of a picture') }, ['text', 'link']) },
  sandbox: yesOrNo,
  console: yesOrNo,
  keys: object({ signIn: text('an address'), endpoint: text('an address') }, ['signIn', 'endpoint']),
  head: { kind: 'list', says: 'a list of elements such as ["meta", { name: "robots", content: "noindex" }]', of: { kind: 'list', says: 'an element such as ["meta", { name: "robots", content: "noindex" }]', of: { kind: 'anything', says: 'a name, attributes or a text' } } },
  analytics: object(
    { script: address, hosts: { kind: 'list', says: 'a list of hosts', of: source }, attributes: { kind: 'record', says: 'an object of texts', of: text() } },
    ['script'],
  ),
  csp: object(Object.fromEntries(['connect', 'images', 'scripts', 'styles', 'fonts', 'frames', 'media'].map(name => [name, { kind: 'list', says: 'a list of hosts', of: source }]))),
  redirects: { kind: 'record', says: 'an object that gives each old address a new one', of: { kind: 'path', says: 'the path of a page such as "/guide/start"' } },
  editLink: object({ pattern: text('an address with :path in it'), text: text() }, ['pattern']),
  lastUpdated: yesOrNo,
  samples: object({ languages: { kind: 'list', says: 'a list of languages', of: sampleLanguage }, default: sampleLanguage }),
  vitepress: { kind: 'anything', says: 'what VitePress takes' },
} satisfies Record<string, Shape>
