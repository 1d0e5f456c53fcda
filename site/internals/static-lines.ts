import type { Plugin } from 'vite'

/**
 * Puts each static part of a page's render function on a line of its own. VitePress cuts these parts out of a page's lean
 * chunk by a pattern that runs to the end of the line: two on one line, as a row with a static column has them, would be
 * cut out together with what stands between them.
 */
export function staticLinesPlugin(): Plugin {
  return {
    name: 'specimen:static-lines',
    renderChunk: {
      order: 'pre',
      handler(code, { facadeModuleId }) {
        return facadeModuleId?.endsWith('.md') ? code.replace(/\b_?createStaticVNode\(/g, '\n$&') : null
      },
    },
  }
}
