import type { ReadableApi } from '../shared.ts'
import type { Tag } from '../../openapi/model/index.ts'
import { listTags } from '../../openapi/model/tag/list-tags.ts'
import { escapeHtml } from '../../openapi/document/text/escape-html.ts'
import { introductionHref, tagHref } from '../page-data/summary.ts'
import { twinOf } from '../twin/address.ts'
import { createPaper } from './markdown.ts'

/** A page to print, by its path below the base without `.html`. */
export interface PrintFile {
  path: string
  html: () => string
}

export interface PrintOptions {
  base: string
  api: ReadableApi
  siteTitle: string
  /** The stylesheet, below the base. */
  style: string
  lang: string
  dir: 'ltr' | 'rtl'
  /** The Markdown of a page by the path of its twin. */
  read: (twin: string) => string | undefined
}

/** Bytes of Markdown that are printed as one: some 300 pages of paper, which a browser lays out in seconds. */
const most = 1_500_000

/** A part of an API that stands together: its introduction, the pages of a tag, its schemas. */
interface Chapter {
  title: string
  /** Of a page of its own. */
  slug: string
  pages: { twin: string, level: number }[]
}

/**
 * The whole of an API on one page that a browser prints or saves: made from the Markdown of its pages, in their order, without
 * scripts. An API that is too long for one has a page for each of its tags, and one that leads to them.
 */
export function listPrintFiles(options: PrintOptions): PrintFile[] {
  const { api, read } = options
  const { t, model, name } = api
  const chapters = listChapters(api)
    .map(chapter => ({ ...chapter, pages: chapter.pages.filter(({ twin }) => read(twin) !== undefined) }))
  const size = chapters.flatMap(({ pages }) => pages).reduce((sum, { twin }) => sum + (read(twin)?.length ?? 0), 0)
  const root = `${name}/print-all`
  const title = t('made.print', { title: model.reference.title })
  if (size <= most)
    return [{ path: root, html: () => toPage(options, { title, chapters, contents: listOf(chapters, ({ slug }) => `#${slug}`) }) }]
  const split = chapters.filter(({ pages }) => pages.length > 0).filter(({ slug }) => slug !== 'schemas')
  const [introduction, ...tags] = split
  const hrefOf = ({ slug }: Chapter) => `${options.base}${encodeURI(`${root}/${slug}`)}`
  return [
    {
      path: root,
      html: () => toPage(options, {
        title,
        chapters: introduction === undefined ? [] : [introduction],
        contents: listOf(tags, hrefOf),
      }),
    },
    ...tags.map((chapter): PrintFile => ({
      path: `${root}/${chapter.slug}`,
      html: () => toPage(options, { title: `${chapter.title} · ${title}`, chapters: [chapter], contents: '' }),
    })),
  ]
}

/** An operation with several tags stands under the first of them; what no list leads to stands nowhere. */
function listChapters(api: ReadableApi): Chapter[] {
  const { model, name, t } = api
  const seen = new Set<string>()
  const once = (href: string) => !seen.has(href) && seen.add(href)
  const toTwin = (href: string) => twinOf(href).slice(1)
  const operationsOf = (tag: Tag) => [
    ...tag.operations,
    ...model.operations.filter(({ kind, tagSlug, unlisted }) => kind === 'callback' && tagSlug === tag.slug && !unlisted),
  ].filter(({ href }) => once(href))
  return [
    { title: t('made.introductionTitle'), slug: 'introduction', pages: [{ twin: toTwin(introductionHref(api)), level: 2 }] },
    ...listTags(model.reference).map(tag => ({
      title: tag.title,
      slug: tag.slug,
      pages: [
        { twin: toTwin(tagHref(name, tag)), level: 2 },
        ...operationsOf(tag).map(({ href }) => ({ twin: toTwin(href), level: 3 })),
      ],
    })),
    ...(model.schemas.length === 0
      ? []
      : [{
          title: t('made.schemasTitle'),
          slug: 'schemas',
          pages: model.schemas.map(({ href }) => ({ twin: toTwin(href), level: 3 })),
        }]),
  ]
}

function toPage(
  { api, base, siteTitle, style, lang, dir, read }: PrintOptions,
  { title, chapters, contents }: { title: string, chapters: Chapter[], contents: string },
): string {
  const { model, t } = api
  const home = base + encodeURI(introductionHref(api).slice(1))
  const twins = chapters.flatMap(({ pages }) => pages).map(({ twin }) => twin)
  const here = new Map(twins.map(twin => [base + encodeURI(twin), anchorOf(twin)]))
  const label = escapeHtml(t('made.printContents'))
  let current = ''
  const write = createPaper({
    request: t('made.twin.request'),
    // A twin that stands here is a jump, and so is a place on the page itself; another leads to its page.
    link: (href) => {
      const [path = ''] = href.split('#', 1)
      const anchor = path === '' ? current : here.get(path)
      return anchor === undefined ? href.replace(/(?:(?<=\/)index)?\.md(?=#|$)/, '') : `#${anchor}`
    },
  })
  const toArticle = ({ twin, level }: Chapter['pages'][number]) => {
    current = anchorOf(twin)
    return `<article id="${current}">${write(read(twin) ?? '', level)}</article>`
  }
  const body = chapters.map(({ title, slug, pages }) => [
    `<section id="${escapeHtml(slug)}">`,
    ...(pages[0]?.level === 2 ? [] : [`<h2>${escapeHtml(title)}</h2>`]),
    ...pages.map(toArticle),
    '</section>',
  ].join('\n'))
  return `<!DOCTYPE html>
<html lang="${escapeHtml(lang)}" dir="${dir}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)} | ${escapeHtml(siteTitle)}</title>
<meta name="description" content="${escapeHtml(title)}">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="${base}${style}">
</head>
<body>
<main>
<h1>${escapeHtml(model.reference.title)}</h1>
<p>${escapeHtml(model.reference.version)} · <a href="${home}">${escapeHtml(siteTitle)}</a></p>
${contents === '' ? '' : `<nav aria-label="${label}"><h2>${label}</h2>${contents}</nav>\n`}${body.join('\n')}
</main>
</body>
</html>
`
}

function listOf(chapters: Chapter[], hrefOf: (chapter: Chapter) => string): string {
  return `<ol>${chapters.map(chapter => `<li><a href="${hrefOf(chapter)}">${escapeHtml(chapter.title)}</a></li>`).join('')}</ol>`
}

/** The anchor of a page. Dots keep it apart from the slugs of chapters, which have none. */
function anchorOf(twin: string): string {
  return escapeHtml(encodeURI(twin).replace(/\.md$/, '').replaceAll('/', '.'))
}
