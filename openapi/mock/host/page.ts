import { restBelow } from '../operation/server.ts'

/** As much of a mock as a page or a worker calls. */
export interface PageMock {
  (request: Request): Promise<Response>
  /** Where its paths begin, under each of its servers. */
  prefixes: string[]
}

/** The events of a service worker that the mock needs, so that no page has to load the types of workers. */
export interface WorkerScope {
  location: { origin: string }
  addEventListener: (type: string, listener: (event: WorkerEvent) => void) => void
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
}
interface WorkerEvent {
  request: Request
  respondWith: (response: Promise<Response>) => void
  waitUntil: (work: Promise<unknown>) => void
}

/**
 * Answers requests under the mocks' prefixes from a service worker; everything else goes to the network untouched: other
 * paths, other origins, and navigation.
 *
 * @see https://www.w3.org/TR/service-workers/#fetchevent-interface
 */
export function serveInWorker(scope: WorkerScope, mocks: PageMock[]): void {
  scope.addEventListener('install', event => event.waitUntil(scope.skipWaiting()))
  scope.addEventListener('activate', event => event.waitUntil(scope.clients.claim()))
  scope.addEventListener('fetch', (event) => {
    const { origin, pathname } = new URL(event.request.url)
    const mock =
      origin === scope.location.origin && event.request.mode !== 'navigate'
        ? mocks.find(({ prefixes }) => prefixes.some(prefix => restBelow(prefix, pathname) !== undefined))
        : undefined
    if (mock)
      event.respondWith(mock(event.request))
  })
}
