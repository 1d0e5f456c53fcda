import type { Plugin } from 'vite'
import { packageModule } from '../package-file.ts'

/** Pages may lie where nothing is installed, as when the command was fetched for one run: Vue is then that of this package. */
export function vueFromHerePlugin(): Plugin {
  return {
    name: 'specimen:vue-from-here',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^vue(?:\/|$)/ },
      async handler(id, importer, options) {
        const found = await this.resolve(id, importer, { ...options, skipSelf: true })
        return found ?? this.resolve(id, packageModule('site/site'), { ...options, skipSelf: true })
      },
    },
  }
}
