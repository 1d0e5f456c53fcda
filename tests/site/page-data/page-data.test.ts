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
