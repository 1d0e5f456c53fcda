import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { digestPages, keepRenderings, keptRenderingsPlugin } from '../../../site/internals/kept-renderings.ts'
import { openShelf } from '../../../site/shelf.ts'

const root = mkdtempSync(join(tmpdir(), 'renderings-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function chunk(name: string, code: string, imports: string[] = [], dynamicImports: string[] = []) {
  return { type: 'chunk' as const, name, code, imports, dynamicImports }
}

/** A bundle of two pages; what is given replaces its chunks. */
function bundle(changed: Record<string, ReturnType<typeof chunk>> = {}) {
  return {
    'app.js': chunk('app', 'app', ['frame.js']),
    'frame.js': chunk('frame', 'frame', ['app.js']),
    'shop_index.md.js': chunk('shop_index.md', 'shop', ['frame.js', 'data.js'], ['lazy.js']),
    'other.md.js': chunk('other.md', 'other', ['frame.js']),
    'data.js': chunk('data', 'data'),
    'lazy.js': chunk('lazy', 'lazy'),
    'style.css': { type: 'asset' as const },
    ...changed,
  }
}

describe('digests of pages', () => {
  const before = digestPages(bundle())

  it.each([
    ['its own code', { 'shop_index.md.js': chunk('shop_index.md', 'shop 2', ['frame.js', 'data.js'], ['lazy.js']) }],
    ['what it imports', { 'data.js': chunk('data', 'data 2') }],
    ['what it imports on demand', { 'lazy.js': chunk('lazy', 'lazy 2') }],
  ])('change with %s, and leave other pages alone', (_, changed) => {
    const after = digestPages(bundle(changed))
    expect(after.pages.get('shop_index.md')).not.toBe(before.pages.get('shop_index.md'))
    expect(after.pages.get('other.md')).toBe(before.pages.get('other.md'))
    expect(after.shared).toBe(before.shared)
  })

  it('change for all pages with what they share', () => {
    const after = digestPages(bundle({ 'frame.js': chunk('frame', 'frame 2', ['app.js']) }))
    expect(after.shared).not.toBe(before.shared)
    expect([...after.pages.keys()]).toEqual(['shop_index.md', 'other.md'])
  })
})

describe('renderings that are kept', () => {
  const digests = digestPages(bundle())
  let asked: string[] = []
  const render = async (path: string) => {
    asked.push(path)
    return {
      content: `<h1>${path}</h1>`,
      teleports: { body: '<div></div>' },
      vpIcons: new Set(['x']),
      modules: new Set(['A.vue']),
    }
  }

  it('are those that were made, down to the components and icons of a page', async () => {
    const shelf = openShelf(root, 'renderings', ['whole'])
    asked = []
    const made = await keepRenderings(render, digests, shelf)('/shop/index')
    const kept = await keepRenderings(render, digests, shelf)('/shop/index')
    expect(asked).toEqual(['/shop/index'])
    expect(kept).toEqual(made)
  })

  it('are made anew where the page is made of something else', async () => {
    const shelf = openShelf(root, 'renderings', ['changed'])
    asked = []
    await keepRenderings(render, digests, shelf)('/shop/index')
    const changed = digestPages(bundle({ 'data.js': chunk('data', 'data 2') }))
    await keepRenderings(render, changed, shelf)('/shop/index')
    expect(asked).toEqual(['/shop/index', '/shop/index'])
  })

  it('are not those of a page that no chunk of the bundle is for', async () => {
    const shelf = openShelf(root, 'renderings', ['unknown'])
    asked = []
    await keepRenderings(render, digests, shelf)('/404')
    await keepRenderings(render, digests, shelf)('/404')
    expect(asked).toEqual(['/404', '/404'])
  })

  it('need VitePress to export its rendering as it does', () => {
    const { transform } = keptRenderingsPlugin(root)
    const { handler } = transform as unknown as { handler: (code: string, id: string) => { code: string } | undefined }
    const id = '/node_modules/vitepress/dist/client/app/ssr.js'
    expect(handler('async function render() {}\nexport { render };', id)?.code).toContain('keptRender as render')
    expect(() => handler('export const render = 1', id)).toThrow('VitePress exports its rendering in another way now')
    expect(handler('export const render = 1', '/other/ssr.js')).toBeUndefined()
  })
})
