import type { PageMock } from '../../openapi/mock/host/page.ts'
import { pageSandboxes, serverMark, workerFile } from '../../openapi/mock/host/worker-script.ts'
import { toHref } from '../shared/usePage.ts'

/** What answers an API's requests on this site: a server beside it, a worker in this browser, or the page itself. */
export type SandboxHost = 'server' | 'worker' | 'page'

/** How long a worker may take to come up; after that the page answers itself. */
const patience = 5_000
const mocks = new Map<string, Promise<PageMock>>()

/**
 * Sends a request to an API's sandbox. Where no server answers, the sandbox is loaded with the first request and answers in
 * this browser: no request, and no key in it, leaves the page.
 */
export async function askSandbox(
  api: string,
  url: string,
  init: RequestInit = {},
): Promise<{ response: Response, host: SandboxHost }> {
  const host = await openSandbox(api)
  return {
    host,
    response: host === 'page' ? await answerHere(api, url, init) : await fetch(url, init),
  }
}

/** Makes sure that an API's requests are answered, and returns by what; by the page where neither a server nor a worker can. */
export async function openSandbox(api: string): Promise<SandboxHost> {
  if (hasServer())
    return 'server'
  return (await isWorkerInCharge(scriptOf(api))) ? 'worker' : 'page'
}

/**
 * Loads what answers for an API, so that its first request is answered at once, and offline. A reader who sends nothing loads
 * nothing, and one who saves data loads it with the first request.
 *
 * @see https://wicg.github.io/savedata/
 */
export async function prepareSandbox(api: string): Promise<void> {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  if (connection?.saveData !== true && (await openSandbox(api)) === 'page')
    await loadMock(api).catch(() => {})
}

/** Ends an API's sandbox in this browser. Offline the worker stays, since it could not be loaded again. */
export async function closeSandbox(api: string): Promise<void> {
  mocks.delete(api)
  if (!navigator.onLine)
    return
  const script = scriptOf(api)
  const registration = await workers()?.getRegistration(new URL('.', script).href)
  const worker = registration?.active ?? registration?.waiting ?? registration?.installing
  if (worker?.scriptURL === script)
    await registration?.unregister()
}

/** Whether a server answers: it says so in a header of each page, so that no request and no key need be sent to find out. */
function hasServer(): boolean {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return page?.serverTiming?.some(({ name }) => name === serverMark[1]) ?? false
}

function scriptOf(api: string): string {
  return new URL(toHref(`/${api}/${workerFile}`), location.origin).href
}

/** Browsers have no workers on plain http, and some none in private windows. */
function workers(): ServiceWorkerContainer | undefined {
  return (navigator as Partial<Navigator>).serviceWorker
}

/** Whether the API's worker gets this page's requests; it is registered first where needed. */
async function isWorkerInCharge(script: string): Promise<boolean> {
  const container = workers()
  const isInCharge = (): boolean => container?.controller?.scriptURL === script
  // A worker is in charge of pages that were opened under its folder; the address may have changed since without a load.
  const opened = performance.getEntriesByType('navigation')[0]?.name ?? ''
  const scope = new URL('.', script).href
  if (!container || isInCharge() || !opened.startsWith(scope))
    return isInCharge()
  try {
    const registration = await container.register(script, { scope, updateViaCache: 'none' })
    const coming = registration.installing ?? registration.waiting
    // An active worker that is not in charge was passed over on purpose: the page was reloaded without cache.
    if (coming)
      await until(container, isInCharge)
  }
  catch {
    // No worker may run here, or its script cannot be fetched at the moment.
  }
  return isInCharge()
}

function until(container: ServiceWorkerContainer, isInCharge: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const controller = new AbortController()
    const end = (): void => {
      controller.abort()
      resolve()
    }
    const late = AbortSignal.timeout(patience)
    late.addEventListener('abort', end, { signal: controller.signal })
    container.addEventListener('controllerchange', end, { signal: controller.signal })
    if (isInCharge())
      end()
  })
}

async function answerHere(api: string, url: string, init: RequestInit): Promise<Response> {
  const { signal } = init
  signal?.throwIfAborted()
  const cancelled = new Promise<never>((_, reject) =>
    signal?.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')), { once: true }),
  )
  return Promise.race([loadMock(api).then(mock => mock(new Request(url, init))), cancelled])
}

function loadMock(api: string): Promise<PageMock> {
  const known = mocks.get(api)
  if (known)
    return known
  const loading = load(api)
  mocks.set(api, loading)
  loading.catch(() => mocks.delete(api))
  return loading
}

async function load(api: string): Promise<PageMock> {
  await import(/* @vite-ignore */ scriptOf(api))
  const sandbox = pageSandboxes().get(api)
  if (!sandbox)
    throw new TypeError('There is no sandbox at this address.')
  return sandbox.open(toHref(`/${api}/mock`))
}
