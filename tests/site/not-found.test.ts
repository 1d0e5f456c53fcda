import { describe, expect, it } from 'vitest'
import { toLanguage } from '../../site/languages.ts'
import { sayNotFound } from '../../site/not-found.ts'

describe('the page for unknown addresses', () => {
  const apis = [{ name: 'shop', home: false, model: { reference: { title: 'Shop <b> & Co' } } }] as never

  it('leads on without scripts, in the language of the site', () => {
    const html = sayNotFound('<body><div id="app"></div></body>', { base: '/docs/', language: toLanguage('de'), apis })
    const [said = ''] = /<noscript>.*<\/noscript>/.exec(html) ?? []
    expect(said).toContain('<a href="/docs/">')
    expect(said).toContain('<a href="/docs/shop/">Shop &lt;b&gt; &amp; Co</a>')
    expect(said).not.toContain('nothing')
    expect(html).toMatch(/<\/noscript><div id="app"><\/div><\/body>$/)
  })

  it('fails where VitePress says something there itself', () => {
    expect(() => sayNotFound('<div id="app"><h1>404</h1></div>', { base: '/', language: toLanguage('en'), apis }))
      .toThrow(/VitePress now renders/)
  })
})
