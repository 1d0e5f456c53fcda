import { expect, it } from 'vitest'
import { redirectPage } from '../../site/redirect-page.ts'

it('leads on without a script, and says where to', () => {
  const html = redirectPage('/shop/cakes/bake-cake#body')
  expect(html).toContain('<meta http-equiv="refresh" content="0; url=/shop/cakes/bake-cake#body">')
  expect(html).toContain('<link rel="canonical" href="/shop/cakes/bake-cake#body">')
  expect(html).toContain('<a href="/shop/cakes/bake-cake#body">')
})

it('writes no markup of an address', () => {
  expect(redirectPage('/"><script>alert(1)</script>')).not.toMatch(/<script>alert|"">/)
})
