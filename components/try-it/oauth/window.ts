import { isWeb } from '../../../openapi/document/text/url.ts'

/** What the redirect page tells the window that asked. */
export interface Returned {
  state: string
  code?: string
  error?: string
  description?: string
  iss?: string
}

const channelName = 'api-docs:sign-in'

/** Tells all windows of the site what came back; the one that asked knows its state. */
export function tellReturn(returned: Returned): void {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(returned)
  channel.close()
}

/** Opens a window to sign in; undefined where the browser holds it back, or the address is none to open. */
export function openWindow(address: string): WindowProxy | undefined {
  return isWeb(address) ? (window.open(address, '_blank', 'popup,width=520,height=720') ?? undefined) : undefined
}

/** Waits for the answer to one request. It is rejected where the reader gives up. */
export function awaitReturn(state: string, signal: AbortSignal): Promise<Returned> {
  return new Promise((resolve, reject) => {
    const channel = new BroadcastChannel(channelName)
    const end = (): void => channel.close()
    channel.onmessage = ({ data }: MessageEvent<Returned>) => {
      if (data.state !== state)
        return
      end()
      resolve(data)
    }
    signal.addEventListener('abort', () => {
      end()
      reject(new DOMException('cancelled', 'AbortError'))
    }, { once: true })
  })
}

/** How often a window is looked at, and how long the answer of one that has closed may still be on its way. */
const lookMs = 300
const graceMs = 600

/** Resolves once a window was closed, and its answer would have come by then. */
export function awaitClosing(opened: Pick<WindowProxy, 'closed'>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!opened.closed)
        return
      clearInterval(timer)
      setTimeout(resolve, graceMs)
    }, lookMs)
    signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  })
}
