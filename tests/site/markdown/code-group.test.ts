import { beforeAll, describe, expect, it } from 'vitest'
import { createRenderer, render } from './render.ts'

describe('code groups', () => {
  let md: Awaited<ReturnType<typeof createRenderer>>
  beforeAll(async () => {
    md = await createRenderer()
  })

  it('parses fences directly inside code blocks', async () => {
    const html = await render(
      md,
      [
        '<code-group>',
        '<code-block title="Node" active>',
        '```js',
        'await fetch(url)',
        '```',
        '</code-block>',
        '<code-block title="curl">',
        '```sh',
        'curl url',
        '```',
        '```json',
        '{}',
        '```',
        '</code-block>',
        '</code-group>',
      ].join('\n'),
    )
    expect(html.match(/<div class="language-\w+/g)).toEqual([
      '<div class="language-js',
      '<div class="language-sh',
      '<div class="language-json',
    ])
    expect(html.match(/<\/?code-\w+/g)).toEqual([
      '<code-group',
      '<code-block',
      '</code-block',
      '<code-block',
      '</code-block',
      '</code-group',
    ])
  })

  it('reads attributes over several lines', async () => {
    const html = await render(md, '<code-block\n  title="a > b"\n  active\n>\n```js\n1\n```\n</code-block>')
    expect(html).toMatch(/^<code-block\n {2}title="a > b"\n {2}active\n>\n<div class="language-js"/)
  })

  it('works in a column without blank lines', async () => {
    const html = await render(
      md,
      '::: right\n<CodeGroup>\n<CodeBlock title="x">\n```js\n1\n```\n</CodeBlock>\n</CodeGroup>\n:::',
    )
    expect(html).toMatch(
      /^<div class="right">\n<CodeGroup>\n<CodeBlock title="x">\n<div class="language-js"[\s\S]*<\/CodeGroup>\n<\/div>\n$/,
    )
  })

  it('leaves a component in a sentence in its paragraph', async () => {
    expect(await render(md, '<Badge text="new" /> is **here**')).toBe('<Badge text="new" /> is <strong>here</strong>')
  })

  it('makes the same components of VitePress\'s container', async () => {
    const html = await render(md, '::: code-group\n```js [config.js]\n1\n```\n```ts\n2\n```\n:::\n\n```js\n3\n```')
    expect(html).toMatch(/^<CodeGroup>\n<CodeBlock title="config.js">\n<div class="language-js"/)
    expect(html).toContain('<CodeBlock title="ts">\n<div class="language-ts"')
    expect(html.match(/<\/?Code\w+/g)).toEqual([
      '<CodeGroup',
      '<CodeBlock',
      '</CodeBlock',
      '<CodeBlock',
      '</CodeBlock',
      '</CodeGroup',
    ])
  })

  it('escapes a title', async () => {
    expect(await render(md, '::: code-group\n```js ["<x>"]\n1\n```\n:::')).toContain(
      '<CodeBlock title="&quot;&lt;x&gt;&quot;">',
    )
  })
})
