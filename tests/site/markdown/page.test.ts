import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createRenderer, docsRoot, render } from './render.ts'

it('renders a page of the older site as it stands', async () => {
  const md = await createRenderer()
  const path = `${docsRoot}/old.md`
  const html = await render(md, readFileSync(path, 'utf8'), { path })

  expect(html.match(/<div class="(?:row|left|right|card)"/g)?.map(tag => tag.slice(12, -1))).toEqual([
    'row',
    'left',
    'right',
    'card',
    'row',
    'left',
    'right',
    'card',
  ])
  expect(html.match(/ id="[^"]+"/g)?.map(id => id.slice(5, -1))).toEqual([
    'parcel-api',
    'just-getting-started',
    'your-api-key',
    'http-status-code-summary',
    'kept-here',
    'examples',
    'endpoints',
  ])
  expect(html.match(/custom-block-title[^>]*>[^<]+|<summary>[^<]+/g)?.map(title => title.replace(/.*>/, ''))).toEqual([
    'TIP',
    'Mind the gap',
    'DETAILS',
  ])
  expect(html).toContain('<!-- Written for the older site: {{ not shown }} -->')
  expect(html).toMatch(/<div class="right">\n<br>\n<div class="card">/)
  expect(html).toMatch(
    /<code-block title="PHP">\n<div class="language-php"[\s\S]*?<\/div><\/code-block>\n<\/code-group>/,
  )
  expect(html).not.toMatch(/<p>:+/)
})
