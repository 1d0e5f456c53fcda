import { describe, expect, it } from 'vitest'
import { createPolicies, listInlineScripts, ownerSources, scriptHash, serverOrigins } from '../../site/csp.ts'

describe('listInlineScripts', () => {
  it('finds scripts that stand in the page and no others', () => {
    const html =
      '<script>a()</script><script type="module" src="/x.js"></script><script id="b">b()</script><script type="application/json">{}</script>'
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

describe('ownerSources', () => {
  it('lets in what the owner names, for what it is named, and nothing of analytics but its hosts', () => {
    const { site } = createPolicies([], ['https://api.example.com'], ownerSources({
      csp: { images: ['https://img.example.com'], frames: ['https://video.example.com'] },
      analytics: { script: 'https://stats.example.com/js/s.js', hosts: ['https://in.example.com'] },
      keys: { signIn: '/login', endpoint: 'https://app.example.com/keys' },
    }))
    expect(site).toContain('script-src \'self\' https://stats.example.com;')
    expect(site).toContain('img-src \'self\' data: https://stats.example.com https://in.example.com https://img.example.com;')
    expect(site).toContain('frame-src https://video.example.com;')
    expect(site).toContain('connect-src \'self\' https://api.example.com https://stats.example.com https://in.example.com https://app.example.com;')
    expect(site).toContain('style-src \'self\';')
  })

  it('changes nothing where nothing is named', () => {
    expect(createPolicies(['a()'], [], ownerSources({}))).toEqual(createPolicies(['a()']))
  })
})

describe('serverOrigins', () => {
  it('lists each web server once, with its variables at their defaults, and nothing that could end a directive', () => {
    const variable = (name: string, value: string) => [{ name, default: value }]
    expect(
      serverOrigins([
        {
          url: 'https://{region}.example.com/v1',
          variables: variable('region', 'eu'),
        },
        { url: 'https://eu.example.com/v2', variables: [] },
        { url: '/v1', variables: [] },
        { url: 'javascript:alert(1)', variables: [] },
        {
          url: 'https://{host}/',
          variables: variable('host', 'a.example; script-src *'),
        },
      ]),
    ).toEqual(['https://eu.example.com'])
  })

  it('lists what a variable may be', () => {
    expect(
      serverOrigins([
        {
          url: 'https://{region}.example.com/{version}',
          variables: [
            { name: 'region', default: 'eu', enum: ['us', 'eu'] },
            { name: 'version', default: 'v1', enum: ['v1', 'v2'] },
          ],
        },
      ]),
    ).toEqual(['https://eu.example.com', 'https://us.example.com'])
  })
})
