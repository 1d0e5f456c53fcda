import type { ReadableApi } from './shared.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sharedReferences } from './shared.ts'

type Route = Record<string, string>

/** The loader of a dynamic route: slugs only; what a page shows is made when the page is. */
export function defineApiRoutes(listRoutes: (api: ReadableApi, docs: string) => Route[]): {
  watch: string[]
  paths: () => Promise<{ params: Route }[]>
} {
  const references = sharedReferences()
  return {
    watch: references.files,
    async paths() {
      await references.refresh()
      const docs = join(references.root, 'docs')
      return references
        .readable()
        .flatMap(api => listRoutes(api, docs).map(route => ({ params: { api: api.name, ...route } })))
    },
  }
}

/** An introduction made from `info`, where nobody wrote one. */
export function introductionRoutes({ name }: ReadableApi, docs: string): Route[] {
  return existsSync(join(docs, name, 'index.md')) ? [] : [{}]
}

export function tagRoutes({ model }: ReadableApi): Route[] {
  return [...new Set(listTagSlugs(model))].map(tag => ({ tag }))
}

export function operationRoutes({ model }: ReadableApi): Route[] {
  return model.operations.map(({ tagSlug = '', slug }) => ({ tag: tagSlug, operation: slug }))
}

/** The list of all schemas, where there are any. */
export function schemaIndexRoutes({ model }: ReadableApi): Route[] {
  return model.schemas.length > 0 ? [{}] : []
}

export function schemaRoutes({ model }: ReadableApi): Route[] {
  return model.schemas.map(({ slug }) => ({ schema: slug }))
}

function listTagSlugs(model: ReadableApi['model']): string[] {
  const collect = (tags: ReadableApi['model']['reference']['groups'][number]['tags']): string[] =>
    tags.flatMap(tag => [tag.slug, ...collect(tag.children)])
  return model.reference.groups.flatMap(group => collect(group.tags))
}
