import { expect, it } from 'vitest'
import type { PageContent } from '../../components/shared/page.ts'
import type { Packed } from '../../components/shared/packed.ts'
import { unpack } from '../../components/shared/packed.ts'
import { createPages } from '../../site/plugins/content.ts'
import { createReferences } from '../../site/registry.ts'

const page = {
  filePath: '[api]/[tag]/[operation].md',
  params: { api: 'accounts', tag: 'users', operation: 'create-user' },
}

async function read() {
  const references = createReferences(process.cwd(), [{ name: 'accounts', file: 'tests/fixtures/accounts.yaml' }])
  await references.refresh()
  return references
}

it('gives both bundles of a build the same packed text, and keeps no content beside it', async () => {
  const pages = createPages(await read(), 'build')
  const { content, title } = await pages.find(page.filePath, page.params)
  const text = await pages.text(page.filePath, page.params)
  const served = await createPages(await read(), 'serve').find(page.filePath, page.params)
  expect(content).toBeUndefined()
  expect(unpack<PageContent>(text as Packed)).toEqual(JSON.parse(JSON.stringify(served.content)))
  expect(await pages.text(page.filePath, page.params)).toBe(text)
  const later = await pages.find(page.filePath, page.params)
  expect(later.content).toBeUndefined()
  expect(later.title).toBe(title)
})

it('makes pages anew for the dev server, whose spec may have changed', async () => {
  const pages = createPages(await read(), 'serve')
  const text = await pages.text(page.filePath, page.params)
  expect(JSON.parse(text)).toMatchObject({ kind: 'operation', operation: { slug: 'create-user' } })
  expect((await pages.find(page.filePath, page.params)).content?.kind).toBe('operation')
})
