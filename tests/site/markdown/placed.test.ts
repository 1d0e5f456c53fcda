import { expect, it } from 'vitest'
import { createRenderer, docsRoot, render } from './render.ts'

const path = `${docsRoot}/line.md`

it('makes no paragraph around a component, whose elements a paragraph cannot hold', async () => {
  const md = await createRenderer({ place: () => undefined })
  const html = await render(md, 'Press <TryIt operation="createUser" /> now.\n\nPress <b>this</b>.', { path })
  expect(html).toContain('<div class="paragraph">Press <TryIt operation="createUser" /> now.</div>')
  expect(html).toContain('<p>Press <b>this</b>.</p>')
})

it('tells what a page places, also what it includes, but no code', async () => {
  const placed: string[] = []
  const md = await createRenderer({
    place(page, uses) {
      placed.push(page, ...uses.map(({ source }) => source))
      return undefined
    },
  })
  await render(md, '<Servers />\n\n```html\n<Downloads />\n```\n\nAnd `<Fields />` with <TryIt operation="a" />', { path })
  expect(placed).toEqual([path, '<Servers />', '<TryIt operation="a" />'])
})

it('names the file and the line of a component that cannot be shown', async () => {
  const md = await createRenderer({ place: (_, [use]) => use && { use, problem: 'There is none.' } })
  await expect(render(md, '<Servers api="none" />', { path })).rejects.toThrow(/^docs\/line\.md(?::\d+)?: There is none\.$/)
})

it('shows the name of a fence above it, but in a code group on its tab alone', async () => {
  const md = await createRenderer()
  const html = await render(md, '```ts [a<b>.ts]\nx\n```\n\n::: code-group\n\n```ts [tab.ts]\ny\n```\n\n:::\n\n```ts\nz\n```\n')
  expect(html.match(/class="fence-title"[^<]*<?/g)).toHaveLength(1)
  expect(html).toContain('<p class="fence-title" v-pre>a&lt;b&gt;.ts</p>')
})
