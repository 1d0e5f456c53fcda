import type { MockServer } from '../mock.ts'
import type { MockOverrides } from '../override.ts'
import type { PageMock, WorkerScope } from './page.ts'
import type { DocumentText } from '../../document/document-text.ts'
import { parseDocument } from '../../document/document-text.ts'
import { createBrowserStore } from './indexed-db.ts'
import { createMockHandler } from '../index.ts'
import { serveInWorker } from './page.ts'
import { pageSandboxes } from './worker-script.ts'

/** What the script of one API carries. */
export interface SandboxSource extends DocumentText {
  name: string
  /** The paths of its servers, and of those that operations have for themselves: `/v0`, `/upload`. */
  paths: string[]
  /** A fingerprint of the document, another for each change. */
  edition: string
  overrides?: MockOverrides
}

/**
 * What the script of one API runs: in a service worker it answers under `mock/` beside the script; in a page it waits to be
 * opened. A worker starts for every file that its pages ask for: nothing is parsed before the mock's first request.
 */
export function runSandbox({ name, paths, json, numerals, edition, overrides }: SandboxSource): void {
  const open = (base: string): PageMock => {
    let mock: MockServer | undefined
    const answer = (request: Request): Promise<Response> => {
      mock ??= createMockHandler(parseDocument({ json, numerals }), {
        base,
        overrides,
        store: createBrowserStore(name, { edition }),
      })
      return mock(request)
    }
    return Object.assign(answer, { prefixes: paths.map(path => base + path) })
  }
  // TypeScript cannot load the types of pages and of workers together, so the scope is recognised at run time.
  if ('ServiceWorkerGlobalScope' in globalThis) {
    serveInWorker(globalThis as unknown as WorkerScope, [
      open(`${new URL('.', globalThis.location.href).pathname}mock`),
    ])
  }
  else {
    pageSandboxes().set(name, { open })
  }
}
