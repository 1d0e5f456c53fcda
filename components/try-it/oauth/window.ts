import { isWeb } from './endpoints.ts'

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
