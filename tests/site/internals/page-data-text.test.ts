import { describe, expect, it } from 'vitest'
import { pageDataTextPlugin, withoutMarkup } from '../../../site/internals/page-data-text.ts'

type Handler = (this: unknown, code: string, id: string) => Promise<string>

/** VitePress's way from page data to the source of a component. */
function toSource(data: unknown): string {
  const code = `export const __pageData = JSON.parse(${JSON.stringify(JSON.stringify(data))})</script>`
  return '<script></script>'.replace(/<\/script>/, code)
}

async function transform(source: string): Promise<string> {
  const vitepress = { name: 'vitepress', transform: { handler: (async () => source) as Handler } }
  const { configResolved } = pageDataTextPlugin() as unknown as { configResolved: (config: unknown) => void }
  configResolved({ plugins: [vitepress] })
  return await vitepress.transform.handler.call({}, '', 'page.md')
}

describe('page data', () => {
  it('comes back as written, though no markup stands in the component', async () => {
    const data = {
      title: '</script><script>alert(1)</script>',
      list: ['a < b', '{{ 7 * 7 }}', '<!--', '\u2028', 'Costs $& more, $$ and $` too, $\''],
    }
    const source = await transform(toSource(withoutMarkup(data)))
    expect(source.match(/<\/script>/g)).toHaveLength(1)
    const literal = /JSON\.parse\((".*")\)/s.exec(source)?.[1] ?? ''
    expect(JSON.parse(JSON.parse(literal) as string)).toEqual(data)
  })

  it('cannot be tricked by the mark that stands in for a bracket', async () => {
    const source = await transform(toSource(withoutMarkup({ title: '\uFDD0script>' })))
    expect(source).toContain('script>')
    expect(source).not.toContain('u003c')
  })
})
