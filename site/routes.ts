import type { ResolvedConfig } from './config/resolve.ts'
import type { ExternalPage } from './internals/external-pages.ts'
import type { ReadableApi } from './shared.ts'
import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { listTags } from '../openapi/model/tag/list-tags.ts'
import { listLocales } from './config/resolve.ts'
import { packageFolder } from './package-file.ts'
import { toSlashes } from './slashes.ts'

type Params = Record<string, string>

const routes = join(packageFolder('site'), 'routes')

/** The templates of an API's pages, and for what each is made. */
const templates: Record<string, (api: ReadableApi) => Params[]> = {
  '[api]/index.md': () => [{}],
  '[api]/[tag]/index.md': ({ model }) => listTagSlugs(model).map(tag => ({ tag })),
  '[api]/[tag]/[operation].md': ({ model }) =>
    model.operations.map(({ tagSlug = '', slug }) => ({ tag: tagSlug, operation: slug })),
  '[api]/schemas/index.md': ({ model }) => (model.schemas.length > 0 ? [{}] : []),
  '[api]/schemas/[schema].md': ({ model }) => model.schemas.map(({ slug }) => ({ schema: slug })),
}

const explorer = '[api]/explorer.md'
const landing = 'index.md'
/** Where authorization servers send back to: one address for a whole site. */
export const signIn = 'sign-in.md'

/** Whether a page is ours for signing in, which has nothing to read: no list or search leads to it. */
export function isSignIn(page: string, docs: string): boolean {
  return page === signIn && !existsSync(join(docs, page))
}

/** Every generated page; a written page at the same address takes its place. */
export function listExternalPages(
  apis: ReadableApi[],
  { docs, explorer: hasExplorer, locales }: Pick<ResolvedConfig, 'docs' | 'explorer' | 'locales'>,
): ExternalPage[] {
  const pages = apis.flatMap(api => [
    ...listApiPages(api),
    ...(hasExplorer ? [toPage(explorer, { api: api.name })] : []),
  ])
  const first = [undefined, ...listLocales({ locales })]
    .filter(locale => !apis.some(api => api.home && api.locale === locale))
    .map((locale): ExternalPage => ({
      ...toPage(landing, {}),
      path: locale === undefined ? landing : `${locale}/${landing}`,
    }))
  const hasSignIn = apis.some(({ model }) =>
    model.reference.securitySchemes.some(({ type }) => type === 'oauth2' || type === 'openIdConnect'))
  return [...first, ...(hasSignIn ? [toPage(signIn, {})] : []), ...pages]
    .filter(({ path }) => !existsSync(join(docs, path)))
}

/** The pages of an API that say something of it: all but the explorer, in the order of their kinds. */
export function listApiPages(api: ReadableApi): ExternalPage[] {
  return Object.entries(templates).flatMap(([template, list]) =>
    list(api).map(params => toPage(template, { api: api.name, ...params })))
}

/** The template that a page is made by, without the folders it lies in: `[api]/explorer.md`; a written page as it is. */
export function templateOf(filePath: string, docs: string): string {
  const template = toSlashes(relative(routes, resolve(docs, filePath)))
  return template.startsWith('../') ? filePath : template
}

function toPage(template: string, params: Params): ExternalPage {
  return {
    path: template.replace(/\[(\w+)\]/g, (_, name: string) => params[name] ?? ''),
    template: join(routes, template),
    params,
  }
}

function listTagSlugs({ reference }: ReadableApi['model']): string[] {
  return [...new Set(listTags(reference).map(({ slug }) => slug))]
}
