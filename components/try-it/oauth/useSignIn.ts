import type { Ref } from 'vue'
import type { SecurityScheme } from '../../../openapi/model/types.ts'
import type { DeviceCode, Post, Token } from './client.ts'
import type { SignInPlaces, Way } from './endpoints.ts'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { sandboxHeader } from '../../../openapi/document/own-key.ts'
import { askSandbox } from '../../sandbox/sandbox.ts'
import { useKeys } from '../../shared/key/useKeys.ts'
import { toHref } from '../../shared/usePage.ts'
import { useDrafts } from '../draft/useDraft.ts'
import { askAsClient, askDevice, authorizationUrl, createSecret, pollDevice, redeem, refresh, SignInError } from './client.ts'
import { livePlaces, sandboxPlaces } from './endpoints.ts'
import { awaitReturn, openWindow } from './window.ts'

export interface SignIn {
  clientId: Ref<string>
  secret: Ref<string>
  token: Readonly<Ref<Token | undefined>>
  state: Ref<'idle' | 'waiting'>
  device: Ref<DeviceCode | undefined>
  /** The server's own words, or the name of ours. */
  problem: Ref<string>
  /** The one address that a server has to be told to send back to. */
  redirect: string
  start: (way: Way, scopes: string[]) => Promise<void>
  cancel: () => void
  refresh: () => Promise<void>
  signOut: () => Promise<void>
}

interface Options {
  api: string
  scheme: SecurityScheme
  /** The sandbox's base where it is asked; undefined for the API's own server. */
  sandbox: () => string | undefined
}

interface Wanted {
  client: string
  scopes: string[]
  signal: AbortSignal
}

/** Signing in with one scheme. Tokens are kept as keys are, for this tab; what renews them stays in memory. */
export function useSignIn({ api, scheme, sandbox }: Options): SignIn {
  const { own, ending, use } = useKeys()
  const { token: kept, clientId, lastWay } = useDrafts().open(`sign-in ${api} ${scheme.name}`, () => ({
    token: shallowRef<Token>(),
    clientId: shallowRef(''),
    lastWay: shallowRef<Way>('authorizationCode'),
  }))
  const secret = shallowRef('')
  const state = shallowRef<'idle' | 'waiting'>('idle')
  const device = shallowRef<DeviceCode>()
  const problem = shallowRef('')
  const redirect = new URL(toHref('/sign-in.html'), location.origin).href
  const token = computed(() => own.value[api]?.[scheme.name] === kept.value?.access ? kept.value : undefined)
  let controller: AbortController | undefined

  const post: Post = async (url, fields, headers = {}) => {
    const init: RequestInit = {
      method: 'POST',
      headers: { ...headers, Accept: 'application/json' },
      body: new URLSearchParams(fields),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    }
    const response = sandbox() === undefined
      ? await fetch(url, { ...init, redirect: 'error' })
      : await askOwn(url, init)
    const answer = await response.json().catch(() => ({})) as Record<string, unknown>
    if (!response.ok || typeof answer.error === 'string')
      throw new SignInError(String(answer.error ?? response.status), String(answer.error_description ?? ''))
    return answer
  }

  async function askOwn(url: string, init: RequestInit): Promise<Response> {
    const whose: Record<string, string> = ending.value === undefined ? {} : { [sandboxHeader]: ending.value }
    const headers = { ...init.headers as Record<string, string>, ...whose }
    return (await askSandbox(api, url, { ...init, headers })).response
  }

  async function findPlaces(way: Way): Promise<SignInPlaces> {
    const base = sandbox()
    return base === undefined ? livePlaces(scheme, way, fetch) : sandboxPlaces(base, scheme.name)
  }

  async function start(way: Way, scopes: string[]): Promise<void> {
    controller?.abort()
    controller = new AbortController()
    const { signal } = controller
    state.value = 'waiting'
    problem.value = ''
    lastWay.value = way
    const client = clientId.value || (sandbox() === undefined ? '' : 'api-console')
    try {
      take(await signIn(way, { client, scopes, signal }))
    }
    catch (error) {
      if (!signal.aborted)
        problem.value = error instanceof SignInError ? error.message : 'unreachable'
    }
    if (!signal.aborted)
      state.value = 'idle'
    device.value = undefined
  }

  async function signIn(way: Way, { client, scopes, signal }: Wanted): Promise<Token> {
    if (client === '')
      throw new SignInError('no_client', '')
    if (way === 'authorizationCode')
      return byCode({ client, scopes, signal })
    const places = await findPlaces(way)
    if (way === 'clientCredentials')
      return askAsClient(post, known(places.token), { clientId: client, secret: secret.value, scopes })
    const code = await askDevice(post, known(places.device), { clientId: client, scopes })
    const address = sandbox() === undefined ? code.address : ownPage({ device: '', user_code: code.user })
    device.value = { ...code, address }
    return pollDevice(post, known(places.token), code, { clientId: client, scopes, signal })
  }

  async function byCode({ client, scopes, signal }: Wanted): Promise<Token> {
    const secrets = { state: createSecret(), nonce: createSecret(), verifier: createSecret() }
    const attempt = { ...secrets, clientId: client, redirect, scopes }
    const places = await findPlaces('authorizationCode')
    const address = sandbox() === undefined ? known(places.authorize) : ownPage({})
    const returned = awaitReturn(attempt.state, signal)
    returned.catch(() => {})
    if (!openWindow(authorizationUrl(address, attempt)))
      throw new SignInError('no_window', '')
    const { code, error, description, iss } = await returned
    if (error !== undefined || code === undefined)
      throw new SignInError(error ?? 'invalid_answer', description ?? '')
    if (places.issuer !== undefined && iss !== undefined && iss !== places.issuer)
      throw new SignInError('invalid_answer', '')
    return redeem(post, known(places.token), attempt, code)
  }

  /** The consent page of this site stands in for the sandbox's own, which no worker can show. */
  function ownPage(parameters: Record<string, string>): string {
    const url = new URL(redirect)
    for (const [name, value] of Object.entries({ api, scheme: scheme.name, ...parameters }))
      url.searchParams.set(name, value)
    return url.href
  }

  function take(next: Token): void {
    kept.value = next
    use(api, [scheme.name], next.access)
  }

  onScopeDispose(() => controller?.abort())
  return {
    clientId,
    secret,
    token,
    state,
    device,
    problem,
    redirect,
    start,
    cancel() {
      controller?.abort()
      state.value = 'idle'
      device.value = undefined
    },
    async refresh() {
      const { token: place } = await findPlaces(lastWay.value)
      if (!kept.value || place === undefined)
        return
      try {
        problem.value = ''
        take(await refresh(post, place, kept.value, clientId.value || 'api-console'))
      }
      catch (error) {
        problem.value = error instanceof SignInError ? error.message : 'unreachable'
      }
    },
    async signOut() {
      const { revoke } = await findPlaces(lastWay.value)
      const { access = '' } = kept.value ?? {}
      kept.value = undefined
      use(api, [scheme.name], '')
      if (revoke !== undefined)
        await post(revoke, { token: access }).catch(() => {})
    },
  }
}

function known(place: string | undefined): string {
  if (place === undefined)
    throw new SignInError('no_place', '')
  return place
}
