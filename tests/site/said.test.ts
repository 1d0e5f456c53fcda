import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { summarize } from '../../site/page-data/summary.ts'
import { listMoved } from '../../site/plugins/redirects.ts'
import { createReferences } from '../../site/registry.ts'
import { listConfigured } from '../../site/specs.ts'

it('shows what the owner says of an API in place of its document, and leads on from their old addresses', async () => {
  const root = mkdtempSync(join(tmpdir(), 'specimen-said-'))
  const file = join(root, 'shop.yaml')
  writeFileSync(file, 'openapi: 3.1.0\ninfo: {title: shop-service, version: 1.0.0-SNAPSHOT}\npaths: {}\n')
  const specs = listConfigured({ root, apis: { shop: { file, title: 'Shop', version: '1', summary: 'Food.', group: 'Sales' }, plain: { file } } })
  const references = createReferences(root, specs)
  await references.refresh()
  const [said, plain] = references.readable().map(api => summarize(api))
  expect(said).toMatchObject({ title: 'Shop', version: '1', summary: 'Food.', group: 'Sales' })
  expect(plain).toMatchObject({ title: 'shop-service', version: '1.0.0-SNAPSHOT' })
  expect(plain).not.toHaveProperty('group')
  expect(listMoved(references, { base: '/docs/', redirects: { '/old': '/guide/new' } }))
    .toEqual([{ from: '/docs/old', to: '/docs/guide/new' }])
  rmSync(root, { recursive: true })
})
