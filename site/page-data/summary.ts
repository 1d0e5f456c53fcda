import type { Server, Tag, TagGroup } from '../../openapi/model/index.ts'
import type { ApiSummary, NavigationTag } from '../../components/shared/page.ts'
import { basePathOf } from '../../openapi/model/server.ts'
import type { ReadableApi } from '../shared.ts'
import { idOf } from '../shared.ts'
import { searchFile } from '../../components/search/search-file.ts'

/** What of an API's pages a site has. */
export interface SummaryOptions {
  hasExplorer?: boolean
  /** Where it is said how to get a credential. */
  authentication?: string | undefined
}

/** What every page of the site knows of an API. */
export function summarize(api: ReadableApi, { hasExplorer = true, authentication }: SummaryOptions = {}): ApiSummary {
  const { name, model } = api
  const { reference } = model
  return {
    name: idOf(api),
    title: reference.title,
    version: reference.version,
    ...(reference.summary !== undefined && { summary: reference.summary }),
    ...(api.said?.group !== undefined && { group: api.said.group }),
    href: introductionHref(api),
    ...(hasExplorer && { explorer: `/${name}/explorer` }),
    ...(authentication !== undefined && { authentication }),
    ...(model.schemas.length > 0 && { schemas: schemasHref(name) }),
    search: `/${searchFile(name)}`,
    mock: mockPath(idOf(api), reference.servers[0]),
    operationCount: model.operations.length,
    securitySchemes: reference.securitySchemes.map(({ description: _description, ...scheme }) => ({
      ...scheme,
      flows: [],
    })),
    groups: reference.groups.map(group => summarizeGroup(name, group)),
  }
}

/** The mock answers under the path of the API's first server, its variables at their defaults: `/userfront/mock/v0`. */
export function mockPath(name: string, server: Server = { url: '', variables: [] }): string {
  return `/${name}/mock${basePathOf(server)}`
}

/** Where an API begins. */
export function introductionHref({ name, home, locale }: Pick<ReadableApi, 'name' | 'home' | 'locale'>): string {
  return home ? (locale === undefined ? '/' : `/${locale}/`) : `/${name}/`
}

/** The list of an API's schemas. */
export function schemasHref(api: string): string {
  return `/${api}/schemas/`
}

/** The page of a tag. */
export function tagHref(api: string, { slug }: Pick<Tag, 'slug'>): string {
  return `/${api}/${slug}/`
}

function summarizeGroup(api: string, { name, tags }: TagGroup): ApiSummary['groups'][number] {
  return { ...(name !== undefined && { name }), tags: tags.flatMap(tag => flatten(api, tag, 0)) }
}

function flatten(api: string, tag: Tag, depth: number): NavigationTag[] {
  return [
    {
      title: tag.title,
      slug: tag.slug,
      href: tagHref(api, tag),
      depth,
    },
    ...tag.children.flatMap(child => flatten(api, child, depth + 1)),
  ]
}
