import { createSSRApp, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { describe, expect, it } from 'vitest'
import { readTabs } from '../../../components/shared/code/code-group.ts'
import { toLanguage } from '../../../components/shared/code/useLanguages.ts'

describe('readTabs', () => {
  it('reads titles off the blocks, in loops too, and ignores text', async () => {
    const app = createSSRApp(() => {
      const nodes = [
        h('div', { title: 'Node', active: '' }),
        h('p', 'text'),
        [h('div', { title: 'cURL' })].map(node => node),
      ].flat()
      return h('pre', JSON.stringify(readTabs(nodes)))
    })
    const html = await renderToString(app)
    expect(JSON.parse(html.replace(/<\/?pre>/g, '').replaceAll('&quot;', '"'))).toEqual([
      {
        title: 'Node',
        language: 'node',
        active: true,
        more: false,
      },
      {
        title: 'cURL',
        language: 'curl',
        active: false,
        more: false,
      },
    ])
  })
})

describe('toLanguage', () => {
  it.each([
    ['cURL', 'curl'],
    ['C#', 'c#'],
    ['Node.js (ESM)', 'node.js-esm-'],
    ['C++', 'c++'],
  ])('remembers %s as %s', (title, language) => {
    expect(toLanguage(title)).toBe(language)
  })
})
