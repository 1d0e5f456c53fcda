import type { PageMock } from './page.ts'

/** What a page finds after it has loaded the script of an API's worker: the same mock, for where no worker can run. */
export interface PageSandbox {
  /** Makes the mock; its paths begin at `base`, `/userfront/mock`. */
  open: (base: string) => PageMock
}

const shelf = Symbol.for('api-docs.sandboxes')
interface Shelf { [shelf]?: Map<string, PageSandbox> }

/** The mocks that a page has loaded, by API. A script that is a worker as well has no exports. */
export function pageSandboxes(): Map<string, PageSandbox> {
  return ((globalThis as Shelf)[shelf] ??= new Map())
}

/** The file of an API's worker, in the API's folder: a worker may control no more than its own folder. */
export const workerFile = 'mock-worker.js'

/**
 * Takes the place of a worker where a server answers instead. Browsers look for a new script whenever a page is opened, so
 * that a worker which was left behind is replaced by this and goes.
 *
 * @see https://www.w3.org/TR/service-workers/#navigator-service-worker-unregister
 */
export const retiredWorker = `self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(self.registration.unregister()))
`

/**
 * The header on pages behind which a server answers as sandbox; without it a page answers itself. A page can read it, and
 * need not ask for anything.
 *
 * @see https://www.w3.org/TR/server-timing/#the-server-timing-header-field
 */
export const serverMark = ['Server-Timing', 'sandbox'] as const
