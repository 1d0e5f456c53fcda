import type { OperationLink, Tag } from '../../openapi/model/index.ts'
import type { GuideSection } from '../../components/shared/page.ts'
import type { ReadableApi } from '../shared.ts'
import type { TwinOptions } from './twin.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shorten, toPlainText } from '../../openapi/model/prose/plain-text.ts'
import { introductionHref, schemasHref, tagHref } from '../page-data/summary.ts'
import { listApiPages } from '../routes.ts'
import { twinOf } from './address.ts'
import { code, escapeText } from './prose.ts'
import { twinAddress } from './twin.ts'
import { toSlashes } from '../slashes.ts'

/** A file for language models, and how much of it there may be. */
export interface LlmsFile {
  path: string
  text: string
  limit: number
  /** Pages that had no room. */
  omitted: number
}

export interface LlmsOptions extends TwinOptions {
  title: string
  description: string
  apis: ReadableApi[]
  guides: GuideSection[]
  /** The folder of a language of the site but the first, in which its lists lie too. */
  locale?: string
  /** Files that lead further: the skill of the site, and the lists of its other languages. Paths below the base. */
  more?: { path: string, title: string }[]
  /** The pages that somebody wrote, by the paths of their twins. */
  written: { path: string, title: string }[]
  /** The folder that the twins lie in. */
  folder: string
}

/** A list may be as long as fits in a model's window beside a question; a whole API is read in parts. Both in bytes. */
const listLimit = 200_000
const fullLimit = 5_000_000

/**
 * `llms.txt` lists the twins of all pages by API and group, `llms-full.txt` holds them; each API has both of its own. A list
 * that would be too long names tags alone, and the API's own list their operations.
 *
 * @see https://llmstxt.org/
 */
export function listLlmsFiles(options: LlmsOptions): LlmsFile[] {
  const { apis, title, description } = options
  const begin = options.locale === undefined ? '' : `${options.locale}/`
  const more = (options.more ?? []).map(({ path, title }) => `- [${escapeText(title)}](${rootOf(options)}${encodeURI(path)})`)
  const whole = [
    `# ${escapeText(title)}`,
    `> ${escapeText(description)}`,
    ...(more.length === 0 ? [] : [more.join('\n')]),
    ...listGuides(options),
  ]
  const detailed = [...whole, ...apis.flatMap(api => listApi(options, api, { isDetailed: true }))].join('\n\n')
  const short = [...whole, ...apis.flatMap(api => listApi(options, api, { isDetailed: false }))].join('\n\n')
  const guides = options.guides.flatMap(({ pages }) => pages)
  const proseTwins = [`${begin}index.md`, ...guides.map(({ href }) => twinOf(href).slice(1)), ...listMore(options).map(({ path }) => path)]
  return [
    {
      path: `${begin}llms.txt`,
      text: `${detailed.length <= listLimit ? detailed : short}\n`,
      limit: listLimit,
      omitted: 0,
    },
    fullFile(options, `${begin}llms-full.txt`, [...proseTwins, ...apis.flatMap(listTwins)]),
    ...apis.flatMap(api => [
      {
        path: `${api.name}/llms.txt`,
        text: `${[...listApi(options, api, { isDetailed: true, heading: '#' })].join('\n\n')}\n`,
        limit: listLimit * 5,
        omitted: 0,
      },
      fullFile(options, `${api.name}/llms-full.txt`, listTwins(api)),
    ]),
  ]
}

/** The twins of an API's pages in reading order: the introduction, its operations, its schemas. */
function listTwins(api: ReadableApi): string[] {
  const order = ['[api]/index.md', '[api]/[tag]/index.md', '[api]/[tag]/[operation].md', '[api]/schemas/[schema].md']
  const pages = listApiPages(api).map(({ path, template }) => ({ path, template: toSlashes(template) }))
  const made = order.flatMap(template => pages.filter(page => page.template.endsWith(`routes/${template}`)))
  const hidden = api.model.operations.filter(({ unlisted }) => unlisted)
  const unlisted = new Set(hidden.map(({ href }) => twinOf(href).slice(1)))
  const home = twinOf(introductionHref(api)).slice(1)
  return [...new Set([home, ...made.map(({ path }) => path)])].filter(path => !unlisted.has(path))
}

function listApi(
  options: LlmsOptions,
  api: ReadableApi,
  { isDetailed, heading = '##' }: { isDetailed: boolean, heading?: string },
): string[] {
  const { model, name } = api
  const { title, summary, description, groups } = model.reference
  const line = summary ?? shortText(description?.html)
  const entry = (text: string, href: string, more = '') =>
    `- [${escapeText(text)}](${addressOf(options, href)})${more === '' ? '' : `: ${more}`}`
  const listTag = (tag: Tag): string[] => [
    ...(isDetailed
      ? [
          `${heading}# ${escapeText(tag.title)}`,
          [
            entry(tag.title, tagHref(name, tag), escapeText(shortText(tag.description?.html))),
            ...[...tag.operations, ...callbacksOf(api, tag)].map(({ title, href, method, path }) =>
              entry(title, href, code(`${method.toUpperCase()} ${path}`))),
          ].join('\n'),
        ]
      : [entry(tag.title, tagHref(name, tag))]),
    ...tag.children.flatMap(listTag),
  ]
  return [
    `${heading} ${escapeText(title)}`,
    ...(line === '' ? [] : [`> ${escapeText(line)}`]),
    [
      entry(options.t('layout.introduction'), introductionHref(api)),
      ...(model.schemas.length > 0 ? [entry(options.t('layout.schemas'), schemasHref(name))] : []),
      ...(isDetailed ? [] : [`- [llms.txt](${rootOf(options)}${name}/llms.txt)`]),
    ].join('\n'),
    ...groups.flatMap(({ tags }) => tags.flatMap(listTag)),
    ...(isDetailed && model.schemas.length > 0
      ? [
          `${heading}# ${options.t('layout.schemas')}`,
          model.schemas.map(({ name, href }) => entry(name, href)).join('\n'),
        ]
      : []),
  ]
}

/** What the API calls in return has pages below a tag, that no list of the tag's operations holds. */
function callbacksOf({ model }: ReadableApi, { slug }: Tag): OperationLink[] {
  return model.operations.filter(({ kind, tagSlug, unlisted }) => kind === 'callback' && tagSlug === slug && !unlisted)
}

/** Pages that somebody wrote, and that are in no list of the site: those that a template makes, for one. */
function listMore({ written, guides, apis, locale }: LlmsOptions): { path: string, title: string }[] {
  const known = new Set(guides.flatMap(({ pages }) => pages.map(({ href }) => twinOf(href).slice(1))))
  return written.filter(({ path }) =>
    path !== (locale === undefined ? 'index.md' : `${locale}/index.md`) && !known.has(path) && apis.every(({ name }) => path !== `${name}/index.md`))
}

function listGuides(options: LlmsOptions): string[] {
  const more = listMore(options)
  const rest = more.map(({ path, title }) => `- [${escapeText(title)}](${rootOf(options)}${encodeURI(path)})`)
  return [...listSections(options), ...(rest.length === 0 ? [] : [`## ${options.t('made.twin.more')}\n\n${rest.join('\n')}`])]
}

function listSections(options: LlmsOptions): string[] {
  return options.guides.map(({ title, pages }) => [
    ...(title === undefined ? [] : [`## ${escapeText(title)}\n`]),
    ...pages.map(({ title, href }) => `- [${escapeText(title)}](${addressOf(options, href)})`),
  ].join('\n'))
}

/** Twins one after another until there is no more room; where some are left out, the file says so. */
function fullFile({ folder, ...options }: LlmsOptions, path: string, twins: string[]): LlmsFile {
  const parts: string[] = []
  let size = 0
  let omitted = 0
  for (const twin of twins) {
    const file = join(folder, twin)
    if (!existsSync(file))
      continue
    const text = readFileSync(file, 'utf8')
    if (omitted > 0 || size + text.length > fullLimit) {
      omitted++
      continue
    }
    parts.push(`<!-- ${rootOf(options)}${twin} -->\n\n${text}`)
    size += text.length + twin.length + 20
  }
  const list = `${rootOf(options)}${path.replace('-full', '')}`
  const rest = omitted === 0 ? [] : [options.t('made.twin.leftOut', { count: omitted, list })]
  return { path, text: [...parts, ...rest].join('\n'), limit: fullLimit, omitted }
}

function shortText(html = ''): string {
  return shorten(toPlainText(html), 160)
}

function addressOf({ base, origin }: TwinOptions, href: string): string {
  return twinAddress(href, { base, origin })
}

function rootOf({ base, origin = '' }: TwinOptions): string {
  return origin + base
}
