import { parseUrl } from '../../openapi/document/text/url.ts'
import type { ComputedRef, Ref } from 'vue'
import type { Operation } from '../../openapi/model/types.ts'
import type { HttpRequest } from '../../openapi/samples/http-request.ts'
import type { Draft } from './draft/draft.ts'
import type { SandboxHost } from '../sandbox/sandbox.ts'
import type { Outcome } from './send.ts'
import type { StreamItem } from './answer/stream.ts'
import { computed, onScopeDispose, shallowRef } from 'vue'
import type { ReadFile } from '../../openapi/samples/fetch.ts'
import { toFetch } from '../../openapi/samples/fetch.ts'
import { buildRequest } from '../../openapi/samples/request.ts'
import { ownSandboxKeys } from '../shared/key/sample-keys.ts'
import { useMessages } from '../shared/messages/useMessages.ts'
import { useKeys } from '../shared/key/useKeys.ts'
import { removeSandbox } from '../sandbox/remove.ts'
import { askSandbox } from '../sandbox/sandbox.ts'
import { createDraft, listProblems, toValues } from './draft/draft.ts'
import { listAnswerErrors } from './answer/answer-errors.ts'
import { openDraft } from './draft/kept.ts'
import type { Flow } from './flow/useFlow.ts'
import { withoutSecretValues } from './memory/saved.ts'
import { useFlow } from './flow/useFlow.ts'
import type { Fetched } from './sandbox-request.ts'
import { asksForAnswer, forSandbox, isSitePage, noteTaken, withHeaders } from './sandbox-request.ts'
import { send as sendRequest } from './send.ts'
import { firstServer, goesToSandbox, trustedOrigins } from './server/environments.ts'
import { useDrafts } from './draft/useDraft.ts'

/** A stream that is coming in. */
export interface LiveStream {
  items: readonly StreamItem[]
  status: number
}

/** What one request has beside what was entered. */
export interface Sending {
  headers?: [name: string, value: string][]
  /** The connection is to break. */
  isDropped?: boolean
}

export interface TryIt {
  draft: Draft
  flow: Flow
  /** Where the sandbox of this site answers, absolute. */
  sandbox: string
  /** Requests go to the sandbox. */
  isSandbox: ComputedRef<boolean>
  /** The request as it would be sent now. */
  request: ComputedRef<HttpRequest>
  origin: ComputedRef<string>
  /** Reasons, in sentences, why the request as a whole must not be sent. */
  blocks: ComputedRef<string[]>
  /** Messages by field: why it cannot be sent, or what the API said about it. */
  errors: ComputedRef<Record<string, string>>
  outcome: Ref<Outcome | undefined>
  /** The request that `outcome` answers. */
  sent: Ref<HttpRequest | undefined>
  /** The same without what may be secret, but for its credentials: they stand where `keys` says. */
  sentOpen: Ref<HttpRequest | undefined>
  /** When it was sent. */
  sentAt: Ref<number>
  /** Which sandbox answered it; undefined of an API's own server. */
  answeredBy: Ref<SandboxHost | undefined>
  /** The sandbox refused a request that it had accepted before: the same example was sent twice. */
  isRepeated: Ref<boolean>
  /** Milliseconds since sending began; undefined while nothing is under way. */
  elapsed: Ref<number | undefined>
  isReady: () => boolean
  /** A stream that is under way. */
  live: Ref<LiveStream | undefined>
  /** `changes` are headers for this one request: what is simulated, where a stream goes on. */
  send: (changes?: Sending) => Promise<boolean>
  cancel: () => void
  reset: () => void
  /** Has the sandbox forget everything; false where it does not answer. */
  resetSandbox: () => Promise<boolean>
}

/** The console of one operation: what is entered, the request it makes, and what came of it; kept while on the site. */
export function useTryIt({ api, operation, mock }: { api: string, operation: Operation, mock: string }): TryIt {
  const t = useMessages()
  const { own, ending } = useKeys()
  const drafts = useDrafts()
  const { draft, outcome, sent, sentOpen, sentAt, answeredBy, taken } = openDraft(drafts, api, operation)
  const flow = useFlow(drafts, { api, operation, draft })
  const sandbox = new URL(mock, location.origin).href
  const attempted = shallowRef(false)
  const elapsed = shallowRef<number>()
  const isRepeated = shallowRef(false)
  const live = shallowRef<LiveStream>()
  let controller: AbortController | undefined

  const origin = computed(() => parseUrl(build(-1).url)?.origin ?? '')
  const isSandbox = computed(() => goesToSandbox(drafts, draft))
  const hasServer = computed(() => draft.server !== '' || drafts.hasSandbox)
  const sandboxKeys = computed(() =>
    ownSandboxKeys(operation.security.flatMap(({ schemes }) => schemes.map(({ scheme }) => scheme)), ending.value))
  const ownKeys = computed(() => own.value[api] ?? {})
  const hasOwnKey = computed(
    () =>
      operation.security[draft.security]?.schemes.some(({ scheme }) => Object.hasOwn(ownKeys.value, scheme.name))
      ?? false,
  )
  const trusted = trustedOrigins(drafts, api)
  const withholdsKey = computed(() => !isSandbox.value && !trusted.has(origin.value))
  const security = computed(() => withholdsKey.value || (!isSandbox.value && !hasOwnKey.value) ? -1 : draft.security)
  const request = computed(() => build(security.value))

  const problems = computed(() => listProblems(operation, draft, t))
  const blocks = computed(() => [
    ...(hasServer.value ? [] : [t('console.noServer')]),
    ...request.value.problems,
    // https://fetch.spec.whatwg.org/#forbidden-request-header
    ...(request.value.cookie !== '' && !isSandbox.value
      ? [t('console.noCookies'), ...(drafts.hasSandbox ? [t('console.noCookiesSandbox')] : [])]
      : []),
  ])
  const answerErrors = computed(() => outcome.value?.kind === 'answer' ? listAnswerErrors(operation, outcome.value, t) : {})
  const errors = computed(() => ({
    ...(attempted.value ? problems.value : {}),
    ...answerErrors.value,
  }))

  const readFile: ReadFile = (name, index) => draft.files.get(name)?.[index]

  /** A negative `security` sends no credential. */
  function build(security: number, entered: Draft = draft): HttpRequest {
    return buildRequest(operation, {
      values: toValues(operation, entered),
      mediaType: draft.mediaType || undefined,
      server: isSandbox.value ? sandbox : draft.server || undefined,
      // Copied key by key, so that a variable that is set for the first time is tracked, too.
      variables: { ...entered.variables },
      // Without a server to send to, the request is shown as samples show it.
      origin: hasServer.value ? location.origin : undefined,
      security,
      say: t,
      credentials: isSandbox.value ? { ...sandboxKeys.value, ...ownKeys.value } : ownKeys.value,
    })
  }

  /** Says at the fields what is missing; whether nothing is. */
  function isReady(): boolean {
    attempted.value = true
    return Object.keys(problems.value).length === 0 && blocks.value.length === 0
  }

  async function send({ headers = [], isDropped = false }: Sending = {}): Promise<boolean> {
    if (!isReady() || elapsed.value !== undefined)
      return false
    const current = request.value
    const open = build(security.value, withoutSecretValues(operation, draft))
    const start = performance.now()
    const startedAt = Date.now()
    controller = new AbortController()
    elapsed.value = 0
    const timer = setInterval(() => (elapsed.value = performance.now() - start), 100)
    let host: SandboxHost | undefined
    const askOwn = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
      if (isDropped)
        throw new Error('dropped')
      const asked = await askSandbox(api, String(url), init)
      host = asked.host
      return asked.response
    }
    const result = await sendRequest(
      withHeaders(forServer(current), headers),
      {
        origin: origin.value,
        signal: controller.signal,
        t,
        digest: current.digest && current.basic,
        onStream: (items, status) => live.value = { items: [...items], status },
        ...(isSandbox.value && { fetch: askOwn }),
      },
    )
    live.value = undefined
    clearInterval(timer)
    elapsed.value = undefined
    sent.value = current
    sentOpen.value = open
    sentAt.value = startedAt
    answeredBy.value = host
    outcome.value = isSandbox.value && isSitePage(result)
      ? { kind: 'failure', title: t('console.noSandbox'), advice: t('console.noSandboxAdvice') }
      : result.kind === 'answer' && asksForAnswer(headers) ? { ...result, isSimulated: true } : result
    if (outcome.value.kind === 'answer' && !outcome.value.isSimulated)
      flow.learn(current, outcome.value)
    isRepeated.value = isSandbox.value && noteTaken(taken, current, outcome.value)
    return true
  }

  function reset(): void {
    draft.files.clear()
    Object.assign(draft, createDraft(operation, firstServer(drafts, operation.servers)), { files: draft.files })
    outcome.value = undefined
    attempted.value = false
  }

  function forServer(current: HttpRequest): Fetched {
    const written = toFetch(current, readFile)
    return isSandbox.value ? forSandbox(written, { cookie: current.cookie, ending: ending.value }) : written
  }

  async function resetSandbox(): Promise<boolean> {
    taken.clear()
    isRepeated.value = false
    if (answeredBy.value !== 'server') {
      await removeSandbox(api)
      return true
    }
    const { init } = forSandbox(
      toFetch({ ...request.value, method: 'DELETE', body: { kind: 'none' } }),
      { cookie: request.value.cookie, ending: ending.value },
    )
    const { response } = await askSandbox(api, `${sandbox}/.sandbox`, { ...init, credentials: 'omit' })
    return response.ok
  }

  onScopeDispose(() => controller?.abort())
  return {
    draft,
    flow,
    sandbox,
    isSandbox,
    request,
    origin,
    blocks,
    errors,
    outcome,
    sent,
    sentOpen,
    sentAt,
    answeredBy,
    isRepeated,
    elapsed,
    live,
    isReady,
    send,
    cancel: () => controller?.abort(),
    reset,
    resetSandbox: () => resetSandbox().catch(() => false),
  }
}
