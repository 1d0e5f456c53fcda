import { describe, expect, it } from 'vitest'
import { createPolicies, listInlineScripts, scriptHash } from '../../docs/.vitepress/reference/csp.ts'

describe('listInlineScripts', () => {
  it('finds scripts that stand in the page and no others', () => {
    const html = '<script>a()</script><script type="module" src="/x.js"></script><script id="b">b()</script><script type="application/json">{}</script>'
    expect(listInlineScripts(html)).toEqual(['a()', 'b()'])
  })
})

describe('createPolicies', () => {
  it('allows own scripts by hash and nothing unsafe', () => {
    const { site } = createPolicies(['a()', 'a()'])
    expect(site).toContain(`script-src 'self' ${scriptHash('a()')};`)
    expect(site).toContain('default-src \'none\'')
    expect(site).not.toContain('unsafe')
  })

  it('lets the explorer alone write style elements', () => {
    const { explorer } = createPolicies(['a()'])
    expect(explorer).toContain('style-src \'self\' \'unsafe-inline\'')
    expect(explorer).toMatch(/script-src 'self' 'sha256-[^']*';/)
  })

  it('connects to listed hosts', () => {
    expect(createPolicies([], ['https://api.example.com']).site).toContain('connect-src \'self\' https://api.example.com')
  })
})
