import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../openapi/model/index.ts'
import { createPageData } from '../../../site/page-data/page-data.ts'
import { createReferences } from '../../../site/registry.ts'
import { buildRequest, languages } from '../../../openapi/samples/index.ts'
import { documents } from '../../support/documents.ts'

const samplesOf = (operation: Operation) => languages.map(({ emit }) => emit(buildRequest(operation)).code)

describe('createPageData', () => {
  it.each(documents)(
    'leaves out of the pages of $name what their samples can be made without',
    async ({ name, file }) => {
      const references = createReferences(process.cwd(), [{ name, file }])
      await references.refresh()
      const [api] = references.readable()
      for (const { tagSlug = '', slug } of api?.model.operations.filter(({ kind }) => kind === 'operation') ?? []) {
        const whole = api?.model.operation(tagSlug, slug)
        const { content } = await createPageData(references, {
          filePath: '[api]/[tag]/[operation].md',
          params: { api: name, tag: tagSlug, operation: slug },
        })
        if (content?.kind !== 'operation' || !whole)
          throw new Error(`${slug} has no page.`)
        const travelled = JSON.parse(JSON.stringify(content.operation)) as Operation
        expect(samplesOf(travelled)).toEqual(samplesOf(whole))
        expect(travelled.responses.flatMap(({ content }) => content.flatMap(({ examples }) => examples))).toEqual([])
        const bodies = travelled.requestBody?.content.flatMap(({ examples }) => examples) ?? []
        expect(bodies.filter(({ value }) => typeof value === 'object')).toEqual([])
      }
    },
  )

  it('shows a first call on an introduction that nobody wrote, as the page of its operation shows it', async () => {
    const references = createReferences(process.cwd(), [{ name: 'garden', file: 'tests/fixtures/garden.yaml' }])
    await references.refresh()
    const { content } = await createPageData(references, { filePath: '[api]/index.md', params: { api: 'garden' } })
    const { link, page } = (content?.kind === 'api' && content.first) || {}
    const { content: shown } = await createPageData(references, {
      filePath: '[api]/[tag]/[operation].md',
      params: { api: 'garden', tag: link?.tagSlug ?? '', operation: link?.slug ?? '' },
    })
    expect(link?.method).toBe('POST')
    expect(page?.samples.map(({ id }) => id)).toEqual(['node', 'php', 'curl', 'python', 'ruby', 'go'])
    expect(page?.samples).toEqual(shown?.kind === 'operation' && shown.samples)
    expect(page?.responses).toEqual([])
  })

  it('lists every schema on a page of its own', async () => {
    const references = createReferences(process.cwd(), [{ name: 'accounts', file: 'tests/fixtures/accounts.yaml' }])
    await references.refresh()
    const { content, title } = await createPageData(references, {
      filePath: '[api]/schemas/index.md',
      params: { api: 'accounts' },
    })
    expect(title).toMatch(/^Schemas \|/)
    expect(content?.kind === 'schemas' && content.schemas.map(({ href }) => href)).toEqual(
      references.readable()[0]?.model.schemas.map(({ href }) => href),
    )
  })
})
