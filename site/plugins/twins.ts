import type { Plugin } from 'vite'
import type { SiteConfig } from 'vitepress'
import type { LlmsOptions } from '../twin/llms.ts'
import type { PluginContext } from './context.ts'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { listLocales } from '../config/resolve.ts'
import { localeOf } from '../languages.ts'
import { sourceOf } from '../page-data/source.ts'
import { listLlmsFiles } from '../twin/llms.ts'
import { writeSkill } from '../twin/skill.ts'
import { createTwins } from '../twin/twin.ts'

/** The file of the site's root that tells an agent how to use it. */
const skillFile = 'skill.md'

/** Puts the twins of all pages into a built site, with the files that lead to them; each file is told with its size. */
export async function writeTwins(site: SiteConfig, context: PluginContext): Promise<void> {
  const { config, collector } = context
  collector.place(site.outDir)
  const robots = join(site.outDir, 'robots.txt')
  if (config.url !== undefined && !existsSync(robots))
    await writeFile(robots, `User-agent: *\nAllow: /\n\nSitemap: ${config.url}${config.base}sitemap.xml\n`)
  const skill = join(site.outDir, skillFile)
  if (!existsSync(skill))
    await writeFile(skill, writeSkill(listsOf(site, context, undefined)))
  const files = [undefined, ...listLocales(config)].flatMap(locale => listLlmsFiles(listsOf(site, context, locale)))
  for (const { path, text, limit, omitted } of files) {
    await mkdir(dirname(join(site.outDir, path)), { recursive: true })
    await writeFile(join(site.outDir, path), text)
    const rest = omitted === 0 ? '' : `, ${omitted} pages had no room`
    site.logger.info(`${path}: ${toKilobytes(Buffer.byteLength(text))} of at most ${toKilobytes(limit)}${rest}`)
  }
}

/** What the lists for one language of the site hold; those for the first language also name the other lists and the skill. */
function listsOf(site: SiteConfig, context: PluginContext, locale: string | undefined): LlmsOptions {
  const { config, languages, references, collector } = context
  const locales = listLocales(config)
  const said = config.locales?.[locale ?? 'root']
  return {
    base: config.base,
    ...(config.url !== undefined && { origin: config.url }),
    t: (languages[locale ?? 'root'] ?? languages.root).t,
    title: said?.title ?? site.site.title,
    description: said?.description ?? site.site.description,
    apis: locale === undefined ? references.readable() : references.translated(locale),
    guides: context.listPagesOfProse(locale),
    written: collector.written().filter(({ path }) => localeOf(path, locales) === locale),
    folder: collector.folder(),
    ...(locale === undefined
      ? {
          more: [
            { path: skillFile, title: skillFile },
            ...locales.map(key => ({ path: `${key}/llms.txt`, title: config.locales?.[key]?.label ?? key })),
          ],
        }
      : { locale }),
  }
}

/**
 * Answers with twins on the dev server. VitePress asks for `.md` as well, as a script, and gets the page itself.
 * For a page that somebody wrote, the answer is its source.
 */
export function twinsPlugin({ config, references, listPages }: PluginContext): Plugin {
  const writeTwin = createTwins(config.base, config.root)
  return {
    name: 'specimen:twins',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = pathOf(request.originalUrl ?? request.url ?? '', config.base)
        if (path === undefined || request.headers['sec-fetch-dest'] === 'script')
          return next()
        const home = references.readable().find(({ home }) => home)
        const page = listPages().find(page => page.path === path || (path === 'index.md' && page.path === `${home?.name}/index.md`))
        const api = references.shown().find(({ name }) => name === page?.params.api)
        const source = page && api && sourceOf(api, page.template, { params: page.params })
        const file = join(config.docs, path)
        const text = source && api ? writeTwin(api, source) : existsSync(file) ? await readFile(file, 'utf8') : undefined
        if (text === undefined)
          return next()
        response.setHeader('Content-Type', 'text/markdown; charset=utf-8')
        response.setHeader('X-Content-Type-Options', 'nosniff')
        response.end(text)
      })
    },
  }
}

function pathOf(url: string, base: string): string | undefined {
  try {
    const path = decodeURI(url.replace(/[?#].*$/, ''))
    const isAsked = url.startsWith(base) && path.endsWith('.md') && !path.includes('/../') && !/[?&](?:t|import|v)\b/.test(url)
    return isAsked ? path.slice(base.length) : undefined
  }
  catch {
    return undefined
  }
}

function toKilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000)} kB`
}
