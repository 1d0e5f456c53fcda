import { describe, expect, it } from 'vitest'
import { staticLinesPlugin } from '../../../site/internals/static-lines.ts'

type Handler = (code: string, chunk: { facadeModuleId: string | null }) => string | null

describe('staticLinesPlugin', () => {
  const { renderChunk } = staticLinesPlugin()
  const render = (renderChunk as { handler: unknown }).handler as Handler
  const code = 'a(_createStaticVNode("<p>", 1), b, [_createStaticVNode("<i>", 2)])'

  it('leaves no two static parts of a page on one line', () => {
    const lines = render(code, { facadeModuleId: '/docs/page.md' })?.split('\n') ?? []
    expect(lines.filter(line => line.split('createStaticVNode').length > 2)).toEqual([])
    expect(lines.join('')).toBe(code)
  })

  it('leaves other chunks alone', () => {
    expect(render(code, { facadeModuleId: '/theme/index.ts' })).toBeNull()
    expect(render(code, { facadeModuleId: null })).toBeNull()
  })
})
