import { describe, expect, it } from 'vitest'
import { slugify } from '../../../openapi/model/prose/heading-slug.ts'
import { createRenderer, render } from './render.ts'

describe('slugify', () => {
  it.each([
    ['Just getting started?', 'just-getting-started'],
    ['HTTP status code summary', 'http-status-code-summary'],
    ['Über “Größe” & café', 'uber-große-cafe'],
    ['2 steps', '_2-steps'],
    ['Smørrebrød, Łódź', 'smorrebrod-lodz'],
    ['snake_case & $var', 'snake-case-var'],
  ])('writes %s as %s', (title, slug) => {
    expect(slugify(title)).toBe(slug)
  })

  it('counts equal headings from 2', async () => {
    const md = await createRenderer()
    expect(await render(md, '## Same\n## Same')).toBe('<h2 id="same">Same</h2>\n<h2 id="same-2">Same</h2>\n')
  })

  it('leaves a path\'s braces in a heading and takes an id of its own', async () => {
    const md = await createRenderer()
    expect(await render(md, '## GET /users/{userId}\n\n## Own {#mine}')).toContain(
      '<h2 id="get-users-userid">GET /users/{userId}</h2>\n<h2 id="mine">Own</h2>',
    )
  })
})
