import type { PageContent, PageHeading, ReferencePageData } from '../../components/shared/page.ts'
import type { References } from '../shared.ts'
import type { PageSource } from './source.ts'
import { listSections } from '../../components/reference/operation/sections.ts'
import { contentOf } from './content.ts'
import { describe, hrefOf, titleOf } from './head.ts'
import { navigate } from './navigation.ts'
import { sourceOf } from './source.ts'

/** Which page is asked for: the template that it is made by, and its parameters. */
export interface PageQuestion {
  filePath: string
  params: Record<string, string>
}

export interface PageAnswer {
  reference: ReferencePageData
  /** What it is made of, of pages made from a spec. */
  source?: PageSource
  /** Of pages made from a spec. */
  content?: PageContent
  title?: string
  description?: string
  /** The outline of the page. */
  headers?: PageHeading[]
}

/** Makes the data of one page, when it is asked for and for that page alone. */
export async function createPageData(references: References, { filePath, params }: PageQuestion): Promise<PageAnswer> {
  const api = references.shown().find(({ name }) => name === params.api)
  const source = api && sourceOf(api, filePath, { params, samples: references.samples })
  if (api === undefined || source === undefined)
    return { reference: {} }
  const content = await contentOf(references, api, source)
  return {
    source,
    content,
    reference: { navigation: navigate(api, hrefOf(source, api), params.tag) },
    title: [titleOf(source, api), api.model.reference.title].filter(Boolean).join(' | '),
    description: describe(source, api),
    ...(content.kind === 'api' && { headers: content.headers }),
    ...(source.kind === 'operation' && { headers: listSections(source.operation, api.model.reference.securitySchemes.length > 0, api.t) }),
  }
}
