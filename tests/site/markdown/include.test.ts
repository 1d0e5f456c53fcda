import { rmSync, symlinkSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRenderer, docsRoot, render } from './render.ts'

describe('includes', () => {
  let md: Awaited<ReturnType<typeof createRenderer>>
  beforeAll(async () => {
    md = await createRenderer()
  })

  it('puts a file where it is named, counted from the project root, without its last newline', async () => {
    expect(await render(md, 'a !!! include(docs/line.md) !!! b')).toBe('<p>a One line.\nb</p>\n')
  })

  it('reads the includes of an included file beside it and keeps front matter as text', async () => {
    const html = await render(md, 'x\n\n!!!include(docs/parts/examples.md)!!!')
    expect(html).toContain('<h2 id="kept-here">kept: here</h2>')
    expect(html).toContain('<h1 id="examples">Examples</h1>\n<p>Counted <strong>once</strong>.</p>')
  })

  it('finds the includes of a file that is a page too', async () => {
    expect(await render(md, '!!!include(deep/rule.md)!!!', { path: `${docsRoot}/parts/examples.md` })).toBe(
      '<p>Counted <strong>once</strong>.</p>\n',
    )
  })

  it('replaces text in code and comments too, in any case', async () => {
    expect(await render(md, '`!!! INCLUDE(docs/parts/deep/rule.md)!!!`')).toBe(
      '<p><code>Counted **once**.</code></p>\n',
    )
    expect(await render(md, '<!-- !!!include(docs/parts/deep/rule.md)!!! -->')).toBe('<!-- Counted **once**. -->')
  })

  it('leaves a directive over two lines alone', async () => {
    expect(await render(md, '!!! include(docs/\nline.md) !!!')).toContain('!!! include(docs/')
  })

  it('tells the dev server which files to watch', async () => {
    const env = { path: `${docsRoot}/page.md`, includes: [] }
    await render(md, '!!! include(docs/parts/examples.md) !!!', env)
    expect(env.includes).toEqual([`${docsRoot}/parts/examples.md`, `${docsRoot}/parts/deep/rule.md`])
  })

  it('names the file and the line that asks for a missing file', async () => {
    const env = { path: `${docsRoot}/page.md` }
    await expect(render(md, 'x\n\n!!! include(docs/parts/broken.md) !!!', env)).rejects.toThrow(
      'docs/parts/broken.md:3: cannot include "gone.md": there is no file docs/parts/gone.md',
    )
    await expect(render(md, 'x\n!!! include(docs/nope.md) !!!', env)).rejects.toThrow(
      'docs/page.md:2: cannot include "docs/nope.md": there is no file docs/nope.md',
    )
  })

  it('refuses a circle', async () => {
    await expect(render(md, '!!! include(docs/parts/loop-a.md) !!!')).rejects.toThrow(
      'docs/parts/loop-b.md:2: cannot include "loop-a.md": it includes itself',
    )
  })

  it('refuses a directive without parentheses', async () => {
    await expect(render(md, '!!! include docs/line.md !!!')).rejects.toThrow(
      'names no file: write !!! include(path) !!!',
    )
  })

  it.each(['outside.md', 'docs/../outside.md', '/etc/hostname', 'docs'])('refuses %s', async (path) => {
    await expect(render(md, `!!! include(${path}) !!!`)).rejects.toThrow(`cannot include "${path}": `)
  })

  it('refuses a link that leads out of the folder', async () => {
    const link = `${docsRoot}/link.md`
    rmSync(link, { force: true })
    symlinkSync('../outside.md', link)
    try {
      await expect(render(md, '!!! include(docs/link.md) !!!')).rejects.toThrow('it is outside the folder docs')
    }
    finally {
      rmSync(link)
    }
  })
})
