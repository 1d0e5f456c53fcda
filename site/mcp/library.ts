import type { MockServer } from '../../openapi/mock/index.ts'
import type { OperationLink } from '../../openapi/model/index.ts'
import type { OpenIndex } from '../../components/search/open-index.ts'
import type { ReadableApi, References } from '../shared.ts'
import { createMockHandler } from '../../openapi/mock/index.ts'
import { loadOverrides } from '../../openapi/mock/host/overrides.ts'
import { openIndex } from '../../components/search/open-index.ts'
import { remember } from '../../openapi/document/remember.ts'
import { sourceOf } from '../page-data/source.ts'
import { listApiPages } from '../routes.ts'
import { indexOf } from '../search/create-index.ts'
import { twinOf } from '../twin/address.ts'
import { createTwins } from '../twin/twin.ts'

/** The APIs of a site as a program reads and tries them: each part is made when it is first asked for. */
export interface Library {
  apis: () => ReadableApi[]
  indexOf: (api: ReadableApi) => OpenIndex
  mockOf: (api: ReadableApi) => Promise<MockServer>
  /** The Markdown of a page by the page's address, or that of the Markdown. */
  read: (address: string) => string | undefined
  /** An operation by its operationId, its call (`POST /users`) or the address of its page. */
  find: (name: string, api?: string) => { api: ReadableApi, link: OperationLink } | undefined
}

export function createLibrary(references: References, base: string): Library {
  const writeTwin = createTwins(base, references.root)
  const indexes = new WeakMap<ReadableApi, OpenIndex>()
  const mocks = new WeakMap<ReadableApi, Promise<MockServer>>()
  return {
    apis: () => references.readable(),
    indexOf: api => remember(indexes, api, () => {
      const { index, excerpts } = indexOf(api)
      return openIndex(index, excerpts)
    }),
    mockOf: api => remember(mocks, api, async () => createMockHandler(api.document, {
      ...(await loadOverrides(api.file)),
      base: `/${api.name}/mock`,
    })),
    read(address) {
      const path = pathOf(address, base)
      for (const api of references.readable()) {
        const isHome = api.home && path === 'index.md'
        const page = listApiPages(api).find(page => page.path === (isHome ? `${api.name}/index.md` : path))
        const source = page && sourceOf(api, page.template, { params: page.params })
        if (source !== undefined)
          return writeTwin(api, source)
      }
    },
    find(name, only) {
      const wanted = name.trim()
      for (const api of references.readable().filter(api => only === undefined || api.name === only)) {
        const link = api.model.operations.find(({ id, method, path, href }) =>
          id === wanted
          || `${method.toUpperCase()} ${path}`.toLowerCase() === wanted.toLowerCase()
          || twinOf(href).slice(1) === pathOf(wanted, base))
        if (link !== undefined)
          return { api, link }
      }
    },
  }
}

/** The file of a page's Markdown by any address of the page. */
function pathOf(address: string, base: string): string {
  const path = address.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/, '')
  const below = (path.startsWith(base) ? path.slice(base.length) : path).replace(/^\//, '').replace(/\.html$/, '')
  return below.endsWith('.md') ? below : twinOf(below)
}
