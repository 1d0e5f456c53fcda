import type { MessageOverrides } from '../../components/shared/messages/messages.ts'
import type { KeySource } from '../../components/shared/key/account.ts'
import type { SiteLink } from '../../components/shared/usePage.ts'
import type { Analytics, ApiEntry, Assistant, LocaleEntry, Logo, PolicySources, SampleSettings, SpecimenConfig } from './types.ts'
import type { ResolvedCards } from './cards.ts'
import type { Host } from '../hosting/hosts.ts'
import type { LanguageId } from '../../openapi/samples/index.ts'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { usualLanguages } from '../../openapi/samples/languages/facts.ts'
import { isInstalled } from '../installed.ts'
import { resolveCards } from './cards.ts'
import { ConfigError } from './error.ts'

/** A configuration with all defaults filled in. */
export interface ResolvedConfig {
  root: string
  /** The folder of prose pages, whether or not it exists. */
  docs: string
  /** The folder that is built into. */
  out: string
  /** The owner's; an API alone on its site gives it its own. */
  title?: string
  description?: string
  lang: string
  /** Words in place of ours. */
  messages?: MessageOverrides
  /** By the folders of their pages; `root` is the language of all others. */
  locales?: Record<string, LocaleEntry>
  /** Begins and ends with a slash. */
  base: string
  /** Without a slash at its end. */
  url?: string
  cards?: ResolvedCards
  host?: Host
  logo?: Logo
  accent?: string
  fonts?: SpecimenConfig['fonts']
  nav?: SiteLink[]
  footer?: SpecimenConfig['footer']
  assistants: Assistant[]
  feedback?: string
  /** An absolute path. */
  theme?: string
  favicon?: string
  rules?: SpecimenConfig['rules']
  explorer: boolean
  sandbox: boolean
  console: boolean
  social?: SpecimenConfig['social']
  keys?: KeySource
  head?: SpecimenConfig['head']
  analytics?: Analytics
  csp?: PolicySources
  redirects?: Record<string, string>
  editLink?: SpecimenConfig['editLink']
  lastUpdated?: boolean
  samples: ResolvedSamples
  /** Absent where every document in `openapi/` is an API. */
  apis?: Record<string, ApiEntry>
}

/** The languages of samples, in their order, and the one that is shown first. */
export interface ResolvedSamples {
  languages: LanguageId[]
  default: LanguageId | undefined
}
/** Assistants that open with words of a link's. */
const assistants: Assistant[] = [
  { name: 'ChatGPT', link: 'https://chatgpt.com/?q={prompt}' },
  { name: 'Claude', link: 'https://claude.ai/new?q={prompt}' },
]

/** Fills in what the owner of a site left out. */
export function resolveConfig(root: string, values: SpecimenConfig): ResolvedConfig {
  const docs = resolve(root, values.docs ?? 'docs')
  const logo = typeof values.logo === 'string' ? { light: values.logo } : values.logo
  const favicon = values.favicon ?? logo?.light
  const cards = resolveCards(root, values)
  return {
    root,
    docs,
    out: values.out === undefined ? defaultOut(root, docs) : resolve(root, values.out),
    lang: values.lang ?? values.locales?.root?.lang ?? 'en',
    base: toBase(values.base),
    explorer: hasExplorer(values.explorer),
    assistants: values.assistants ?? assistants,
    sandbox: values.sandbox ?? true,
    console: values.console ?? true,
    samples: toSamples(values.samples),
    ...(logo !== undefined && { logo }),
    ...(cards !== undefined && { cards }),
    ...(values.url !== undefined && { url: values.url.replace(/\/$/, '') }),
    ...pick(values, [
      'title',
      'description',
      'host',
      'accent',
      'fonts',
      'nav',
      'footer',
      'messages',
      'locales',
      'social',
      'keys',
      'head',
      'analytics',
      'csp',
      'redirects',
      'rules',
      'editLink',
      'feedback',
      'lastUpdated',
    ]),
    ...(values.theme !== undefined && { theme: resolve(root, values.theme) }),
    ...(favicon !== undefined && { favicon }),
    ...(values.apis !== undefined && {
      apis: Object.fromEntries(Object.entries(values.apis).map(([name, entry]) => [name, toEntry(root, entry)])),
    }),
  }
}

/** The values under some keys, without those that are undefined. */
function pick<Key extends keyof SpecimenConfig>(values: SpecimenConfig, keys: Key[]): Pick<SpecimenConfig, Key> {
  const present = keys.filter(key => values[key] !== undefined).map(key => [key, values[key]])
  return Object.fromEntries(present) as Pick<SpecimenConfig, Key>
}

function hasExplorer(wanted: boolean | undefined): boolean {
  const isThere = isInstalled('@scalar/api-reference')
  if (wanted && !isThere)
    throw new ConfigError('The explorer needs a package that is not installed: npm install @scalar/api-reference.')
  return wanted ?? isThere
}

function toSamples(settings: SampleSettings = {}): ResolvedSamples {
  const { languages = usualLanguages, default: first = languages[0] } = settings
  if (first !== undefined && !languages.includes(first))
    throw new ConfigError(`samples.default is ${first}, which is not among samples.languages: ${languages.join(', ')}.`)
  return { languages: [...new Set(languages)], default: first }
}

/** Where VitePress builds by itself, beside a configuration of its own; a folder of its own where there is none. */
function defaultOut(root: string, docs: string): string {
  return existsSync(join(docs, '.vitepress')) ? join(docs, '.vitepress/dist') : join(root, 'dist')
}

function toEntry(root: string, entry: string | ApiEntry): ApiEntry {
  const whole = typeof entry === 'string' ? { file: entry } : entry
  return { ...whole, file: resolve(root, whole.file) }
}

function toBase(base = '/'): string {
  return `/${base.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/')
}

/** Whether the site has a first page that somebody wrote. */
export function hasLanding({ docs }: Pick<ResolvedConfig, 'docs'>): boolean {
  return existsSync(join(docs, 'index.md'))
}

/** The folders of the languages of a site but the first. */
export function listLocales({ locales = {} }: Pick<ResolvedConfig, 'locales'>): string[] {
  return Object.keys(locales).filter(key => key !== 'root')
}
