import type { Plugin } from 'vite'

const nothing = '\0specimen:nothing'

/** Lets a site be built where the package of the explorer is not there: its pages are not there either. */
export function withoutExplorerPlugin(): Plugin {
  return {
    name: 'specimen:without-explorer',
    enforce: 'pre',
    resolveId: id => (id.startsWith('@scalar/api-reference') ? nothing : undefined),
    load: id => (id === nothing ? 'export default ""; export const createApiReference = undefined' : undefined),
  }
}
