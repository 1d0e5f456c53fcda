import type { ExternalPage } from './internals/external-pages.ts'
import type { ReadableApi } from './shared.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from './package-file.ts'

type Params = Record<string, string>

/** The templates of an API's pages, and for what each is made. */
const templates: Record<string, (api: ReadableApi) => Params[]> = {
  '[api]/index.md': () => [{}],
  '[api]/explorer.md': () => [{}],
  '[api]/[tag]/index.md': ({ model }) => listTagSlugs(model).map(tag => ({ tag })),
  '[api]/[tag]/[operation].md': ({ model }) =>
    model.operations.map(({ tagSlug = '', slug }) => ({ tag: tagSlug, operation: slug })),
  '[api]/schemas/index.md': ({ model }) => (model.schemas.length > 0 ? [{}] : []),
  '[api]/schemas/[schema].md': ({ model }) => model.schemas.map(({ slug }) => ({ schema: slug })),
}

/** Every page that is made from a document; a page that somebody wrote at the same address comes instead. */
export function listApiPages(apis: ReadableApi[], docs: string): ExternalPage[] {
  return apis.flatMap(api => Object.entries(templates).flatMap(([template, list]) =>
    list(api)
      .map(params => toPage(template, { api: api.name, ...params }))
      .filter(({ path }) => !existsSync(join(docs, path)))))
}

/** The template that a page is made by, without the folders it lies in: `[api]/explorer.md`. */
export function templateOf(filePath: string): string {
  const start = filePath.indexOf('[api]/')
  return start < 0 ? filePath : filePath.slice(start)
}

function toPage(template: string, params: Params): ExternalPage {
  return {
    path: template.replace(/\[(\w+)\]/g, (_, name: string) => params[name] ?? ''),
    template: join(packageFolder('site'), 'routes', template),
    params,
  }
}

function listTagSlugs(model: ReadableApi['model']): string[] {
  const collect = (tags: ReadableApi['model']['reference']['groups'][number]['tags']): string[] =>
    tags.flatMap(tag => [tag.slug, ...collect(tag.children)])
  return [...new Set(model.reference.groups.flatMap(group => collect(group.tags)))]
}
