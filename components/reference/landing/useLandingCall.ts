import { sandboxHeader } from '../../../openapi/document/own-key.ts'
import { useKeys } from '../../shared/key/useKeys.ts'
import { useMessages } from '../../shared/messages/useMessages.ts'
import { anySignal } from '../../shared/any-signal.ts'
import type { Ref } from 'vue'
import type { LandingCard } from '../../shared/page.ts'
import { onScopeDispose, ref } from 'vue'
import { toHref } from '../../shared/usePage.ts'
import { askSandbox } from '../../sandbox/sandbox.ts'

export type CallState =
  | { kind: 'idle' }
  | { kind: 'sending' }
  | { kind: 'answered', status: number, phrase: string, milliseconds: number, body: string }
  | { kind: 'failed', reason: string }

/** Sends the landing page's call to this site's own sandbox, and to nothing else. */
export function useLandingCall(card: () => LandingCard): { state: Ref<CallState>, send: () => Promise<void> } {
  const { ending } = useKeys()
  const t = useMessages()
  const state = ref<CallState>({ kind: 'idle' })
  const controller = new AbortController()

  async function send() {
    if (state.value.kind === 'sending')
      return
    state.value = { kind: 'sending' }
    const started = performance.now()
    try {
      const {
        api,
        request: { method, path, headers, body },
      } = card()
      const { response } = await askSandbox(api, new URL(toHref(path), location.origin).href, {
        method,
        headers: ending.value === undefined ? headers : [...headers, [sandboxHeader, ending.value]],
        body,
        credentials: 'omit',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        signal: anySignal([controller.signal, AbortSignal.timeout(15_000)]),
      })
      const text = await response.text()
      const milliseconds = Math.round(performance.now() - started)
      state.value = isPageNotMock(response)
        ? {
            kind: 'failed',
            reason: t('reference.noSandbox'),
          }
        : {
            kind: 'answered',
            status: response.status,
            phrase: response.statusText,
            milliseconds,
            body: pretty(text),
          }
    }
    catch {
      if (!controller.signal.aborted) {
        state.value = {
          kind: 'failed',
          reason: t('reference.noAnswer'),
        }
      }
    }
  }

  onScopeDispose(() => controller.abort())
  return { state, send }
}

/** Whether a page was sent instead of the mock's answer, as static hosts do for unknown addresses. */
function isPageNotMock(response: Response): boolean {
  return response.headers.get('Content-Type')?.startsWith('text/html') ?? false
}

/** Indents JSON as text, without parsing, so that numbers keep all their digits. */
function pretty(text: string): string {
  try {
    JSON.parse(text)
  }
  catch {
    return text
  }
  let depth = 0
  return text.replace(/"(?:[^"\\]|\\.)*"|\{\s*\}|\[\s*\]|[{}[\],:]|\s+/g, (token) => {
    if (/^\s/.test(token))
      return ''
    const line = () => `\n${'  '.repeat(depth)}`
    if (/^[[{]\s*[\]}]$/.test(token))
      return token.replace(/\s+/, '')
    if (token === '{' || token === '[') {
      depth++
      return token + line()
    }
    if (token === '}' || token === ']') {
      depth--
      return line() + token
    }
    return token === ',' ? token + line() : token === ':' ? ': ' : token
  })
}
