import { beforeAll, describe, expect, it } from 'vitest'
import { createRenderer, render } from './render.ts'

describe('containers', () => {
  let md: Awaited<ReturnType<typeof createRenderer>>
  beforeAll(async () => {
    md = await createRenderer()
  })

  it('nests where the outer fence has more colons', async () => {
    expect(
      await render(md, '::::: row\n:::: left\nText.\n::::\n:::: right\n::: card\n#### Title\n:::\n::::\n:::::'),
    ).toBe(
      '<div class="row">\n<div class="left">\n<p>Text.</p>\n</div>\n<div class="right">\n<div class="card">\n'
      + '<h4 id="title">Title</h4>\n</div>\n</div>\n</div>\n',
    )
  })

  it('needs no space after the colons and ignores further words', async () => {
    expect(await render(md, ':::::row\n::::left\n::: card endpoints\nx\n:::\n::::\n:::::')).toBe(
      '<div class="row">\n<div class="left">\n<div class="card">\n<p>x</p>\n</div>\n</div>\n</div>\n',
    )
  })

  it('ends at the first line with at least as many colons', async () => {
    expect(await render(md, '::: row\n::: left\nx\n:::\n:::')).toBe(
      '<div class="row">\n<div class="left">\n<p>x</p>\n</div>\n</div>\n<p>:::</p>\n',
    )
  })

  it('is not closed by colons with words behind them', async () => {
    expect(await render(md, '::: card\na\n\n::: end\n:::')).toContain('<p>::: end</p>\n</div>')
  })

  it('is closed by a line indented up to three spaces', async () => {
    expect(await render(md, '::: tip\nx\n   :::\nafter')).toMatch(/<\/div>\n<p>after<\/p>/)
  })

  it('interrupts a paragraph and a list', async () => {
    expect(await render(md, 'text\n::: card\nx\n:::')).toBe('<p>text</p>\n<div class="card">\n<p>x</p>\n</div>\n')
    expect(await render(md, '- item\n::: card\nx\n:::')).toMatch(/<\/ul>\n<div class="card">/)
  })

  it('ends with the document where it is not closed', async () => {
    expect(await render(md, '::: card\nx')).toBe('<div class="card">\n<p>x</p>\n</div>\n')
  })

  it('leaves unknown names and longer words as text', async () => {
    expect(await render(md, '::: cardinal\nx\n:::')).toContain('<p>::: cardinal')
  })

  it.each([
    ['tip', 'TIP'],
    ['warning', 'WARNING'],
    ['danger', 'WARNING'],
  ])('titles a %s %s by default', async (name, title) => {
    expect(await render(md, `::: ${name}\nx\n:::`)).toContain(`>${title}</p>\n<p>x</p>\n</div>`)
  })

  it('renders the title of a note as written', async () => {
    expect(await render(md, '::: warning Keep `it` *safe*\nx\n:::')).toContain('Keep <code>it</code> <em>safe</em></p>')
  })

  it('makes details with a summary', async () => {
    expect(await render(md, '::: details\nx\n:::')).toBe(
      '<details class="details custom-block"><summary>DETAILS</summary>\n<p>x</p>\n</details>\n',
    )
    expect(await render(md, '::: details More\nx\n:::')).toContain('<summary>More</summary>')
  })

  it('keeps a definition list in a card with its alignment', async () => {
    expect(await render(md, '::: card\n#### Codes\n|  |  |\n| ---: | --- |\n| **200** OK | Fine. |\n:::')).toMatch(
      /<div class="card">\n<h4 id="codes">Codes<\/h4>\n<table>\n<thead>[\s\S]*<td data-align="right"><strong>200<\/strong> OK<\/td>/,
    )
  })
})
