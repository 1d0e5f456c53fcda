import { beforeAll, describe, expect, it } from 'vitest'
import { loadDraw, toStaticSvg } from '../../../site/markdown/diagrams.ts'
import { createRenderer, render } from './render.ts'

const flow = '```mermaid [How an order <is> paid]\ngraph TD\n  A[Client] -->|POST /orders| B{Paid?}\n```'

describe('diagrams', () => {
  const warned: string[] = []
  let md: Awaited<ReturnType<typeof createRenderer>>
  beforeAll(async () => {
    const draw = await loadDraw()
    if (draw === undefined)
      throw new Error('beautiful-mermaid is not installed')
    md = await createRenderer({
      diagrams: { draw, wordsOf: () => ({ diagram: 'Diagram', source: 'Source' }), warn: (path, message) => warned.push(`${path}: ${message}`) },
    })
  })

  it('are pictures for both themes, with their names and their source', async () => {
    const html = await render(md, flow)
    const pictures = [...html.matchAll(/<img src="data:image\/svg\+xml,([^"]*)" class="(\w+)" alt="([^"]*)" width="(\d+)" height="(\d+)">/g)]
    expect(pictures.map(([, , theme, name]) => [theme, name])).toEqual([
      ['light', 'How an order &lt;is&gt; paid'],
      ['dark', 'How an order &lt;is&gt; paid'],
    ])
    const [light = '', dark = ''] = pictures.map(([, svg = '']) => decodeURIComponent(svg))
    expect(light).toContain('>POST /orders</text>')
    expect(light).not.toBe(dark)
    expect(html).toContain('<summary>Source</summary><pre>graph TD')
    expect(html).not.toContain('titled-fence')
    for (const [, , , , width, height] of pictures)
      expect(Number(width) * Number(height)).toBeGreaterThan(1000)
  })

  it('of every kind ask nobody for anything and need no newer browser', async () => {
    const sources = [
      'sequenceDiagram\n  Client->>API: POST /orders\n  API-->>Client: 201',
      'stateDiagram-v2\n  [*] --> open\n  open --> paid',
      'classDiagram\n  class Order {\n    +String id\n  }',
      'erDiagram\n  ORDER ||--o{ LINE : has',
      'graph LR\n  subgraph one\n    A --> B\n  end',
    ]
    for (const source of sources) {
      const html = await render(md, `\`\`\`mermaid\n${source}\n\`\`\``)
      const svg = decodeURIComponent(/svg\+xml,([^"]*)"/.exec(html)?.[1] ?? '')
      expect(svg, source).toContain('</svg>')
      expect(svg, source).not.toMatch(/var\(|color-mix|@import|https?:\/\/(?!www\.w3\.org)/)
      expect(html).toContain('alt="Diagram"')
    }
  })

  it('that cannot be drawn stay code, which is told', async () => {
    const html = await render(md, '```mermaid\ngantt\n  title Plan\n```', { path: 'docs/plan.md' })
    expect(html).toContain('language-mermaid')
    expect(html).not.toContain('<figure')
    expect(warned).toEqual([expect.stringContaining('docs/plan.md: The diagram that begins with "gantt" stays code: ')])
  })

  it('leave other fences and inline braces alone', async () => {
    expect(await render(md, '```js\nmermaid\n```')).not.toContain('<figure')
    expect(await render(md, '```mermaid\ngraph TD\n  A["{{ braces }}"] --> B\n```')).toContain('<figure class="diagram" v-pre>')
  })
})

it('mixes colours as a browser would', () => {
  const svg = toStaticSvg('<svg style="--bg:#ffffff;--fg:#000000"><style>\n  svg {\n --_a: color-mix(in srgb, var(--fg) 25%, var(--bg));\n  }\n</style><g fill="var(--_a)" stroke="var(--none, #123456)"/></svg>')
  expect(svg).toContain('fill="#bfbfbf" stroke="#123456"')
})
