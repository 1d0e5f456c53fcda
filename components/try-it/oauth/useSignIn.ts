import type { Ref } from 'vue'
import type { SecurityScheme } from '../../../openapi/model/types.ts'
import type { DeviceCode, Post, Token } from './client.ts'
import type { Grant } from './grant.ts'
import type { SignInPlaces, Way } from './endpoints.ts'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { sandboxHeader } from '../../../openapi/document/own-key.ts'
import { isWeb } from '../../../openapi/document/text/url.ts'
import { askSandbox } from '../../sandbox/sandbox.ts'
import { useKeys } from '../../shared/key/useKeys.ts'
import { useDrafts } from '../draft/useDraft.ts'
import { askAsClient, askDevice, authorizationUrl, createSecret, pollDevice, redeem, refresh, SignInError } from './client.ts'
import { livePlaces, sandboxClient, sandboxPlaces } from './endpoints.ts'
import { readGrant } from './grant.ts'
import { awaitClosing, awaitReturn, openWindow } from './window.ts'

export interface SignIn {
  clientId: Ref<string>
  secret: Ref<string>
  token: Readonly<Ref<Token | undefined>>
  state: Ref<'idle' | 'waiting'>
  device: Ref<DeviceCode | undefined>
  /** The server's own words, or the name of ours. */
  problem: Ref<string>
  start: (way: Way, scopes: string[]) => Promise<void>
  cancel: () => void
  refresh: () => Promise<void>
  signOut: () => Promise<void>
}

interface SignInOptions {
  api: string
  scheme: SecurityScheme
  /** The sandbox's base where it is asked; undefined for the API's own server. */
  sandbox: () => string | undefined
  /** The one address that a server has to be told to send back to. */
  redirect: string
}

interface Wanted {
  /** The sandbox's base where it was asked at the start: the server may be changed while a window is open. */
  base: string | undefined
  client: string
  scopes: string[]
  signal: AbortSignal
}

/** Signing in with one scheme. Tokens are kept as keys are, for this tab, together with what renews them. */
export function useSignIn({ api, scheme, sandbox, redirect }: SignInOptions): SignIn {
  const { own, grants, ending, use } = useKeys()
  const clientId = useDrafts().open(`sign-in ${api} ${scheme.name}`, () => shallowRef(''))
  const secret = shallowRef('')
  const state = shallowRef<'idle' | 'waiting'>('idle')
  const device = shallowRef<DeviceCode>()
  const problem = shallowRef('')
  const grant = computed(() => {
    const kept = readGrant(grants.value[api]?.[scheme.name])
    return kept && own.value[api]?.[scheme.name] === kept.token.access ? kept : undefined
  })
  let controller: AbortController | undefined

  const postTo = (isSandbox: boolean): Post => async (url, fields, headers = {}) => {
    const init: RequestInit = {
      method: 'POST',
      headers: { ...headers, Accept: 'application/json' },
      body: new URLSearchParams(fields),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    }
    const response = isSandbox ? await askOwn(url, init) : await fetch(url, { ...init, redirect: 'error' })
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

  async function findPlaces(way: Way, base: string | undefined): Promise<SignInPlaces> {
    return base === undefined ? livePlaces(scheme, way, fetch) : sandboxPlaces(base, scheme.name)
  }

  async function start(way: Way, scopes: string[]): Promise<void> {
    controller?.abort()
    controller = new AbortController()
    const { signal } = controller
    state.value = 'waiting'
    problem.value = ''
    const base = sandbox()
    const client = clientId.value || (base === undefined ? '' : sandboxClient)
    try {
      const next = await signIn(way, { base, client, scopes, signal })
      if (!signal.aborted)
        take(next)
    }
    catch (error) {
      if (!signal.aborted)
        problem.value = error instanceof SignInError ? error.message : 'unreachable'
    }
    if (!signal.aborted)
      state.value = 'idle'
    device.value = undefined
  }

  async function signIn(way: Way, wanted: Wanted): Promise<Grant> {
    const { base, client } = wanted
    if (client === '')
      throw new SignInError('no_client', '')
    const places = await findPlaces(way, base)
    const ask = { authorizationCode: byCode, clientCredentials: asClient, deviceAuthorization: byDevice }[way]
    return {
      token: await ask(places, wanted),
      clientId: client,
      isSandbox: base !== undefined,
      renewAt: webOnly(places.token),
      revokeAt: webOnly(places.revoke),
    }
  }

  function asClient(places: SignInPlaces, { base, client, scopes }: Wanted): Promise<Token> {
    const asked = { clientId: client, secret: secret.value, scopes }
    return askAsClient(postTo(base !== undefined), known(places.token), asked)
  }

  async function byDevice(places: SignInPlaces, { base, client, scopes, signal }: Wanted): Promise<Token> {
    const post = postTo(base !== undefined)
    const code = await askDevice(post, known(places.device), { clientId: client, scopes })
    const address = base === undefined ? code.address : ownPage({ device: '', user_code: code.user }, scopes)
    device.value = { ...code, address }
    return pollDevice(post, known(places.token), { code, clientId: client, scopes, signal })
  }

  async function byCode(places: SignInPlaces, { base, client, scopes, signal }: Wanted): Promise<Token> {
    const secrets = { state: createSecret(), nonce: createSecret(), verifier: createSecret() }
    const attempt = { ...secrets, clientId: client, redirect, scopes }
    const address = base === undefined ? known(places.authorize) : ownPage({}, scopes)
    const returned = awaitReturn(attempt.state, signal)
    returned.catch(() => {})
    const opened = openWindow(authorizationUrl(address, attempt))
    if (!opened)
      throw new SignInError('no_window', '')
    // Of the window of another site a browser may say that it is closed while it is open: the reader says so there.
    const answer = base === undefined ? returned : Promise.race([returned, closed(opened, signal)])
    const { code, error, description, iss } = await answer
    if (error !== undefined || code === undefined)
      throw new SignInError(error ?? 'invalid_answer', description ?? '')
    if (places.issuer !== undefined && iss !== undefined && iss !== places.issuer)
      throw new SignInError('invalid_answer', '')
    return redeem(postTo(base !== undefined), known(places.token), { ...attempt, code })
  }

  /** The consent page of this site stands in for the sandbox's own, which no worker can show. */
  function ownPage(parameters: Record<string, string>, asked: string[]): string {
    const url = new URL(redirect)
    // The sandbox grants all that are declared where none is asked for.
    const declared = scheme.flows.flatMap(flow => flow.scopes.map(({ name }) => name))
    const granted = (asked.length > 0 ? asked : [...new Set(declared)]).join(' ')
    for (const [name, value] of Object.entries({ api, scheme: scheme.name, granted, ...parameters }))
      url.searchParams.set(name, value)
    return url.href
  }

  function take(next: Grant): void {
    use(api, [scheme.name], next.token.access, next)
  }

  // After a reload the client that a token was given to stands in its box again. That of the sandbox is no client of a live server.
  watch(() => grant.value?.clientId, (id = '') => {
    if (id !== sandboxClient)
      clientId.value ||= id
  }, { immediate: true })
  onScopeDispose(() => controller?.abort())
  return {
    clientId,
    secret,
    token: computed(() => grant.value?.token),
    state,
    device,
    problem,
    start,
    cancel() {
      controller?.abort()
      state.value = 'idle'
      device.value = undefined
    },
    async refresh() {
      if (!grant.value)
        return
      const before = grant.value
      const { token, clientId, isSandbox, renewAt } = before
      try {
        problem.value = ''
        const next = await refresh(postTo(isSandbox), known(renewAt), { ...token, clientId })
        // The reader may have signed out meanwhile.
        if (grant.value?.token.access === token.access)
          take({ ...before, token: next })
      }
      catch (error) {
        problem.value = error instanceof SignInError ? error.message : 'unreachable'
      }
    },
    async signOut() {
      const left = grant.value
      // The reader is signed out here, whether or not the server can be told.
      problem.value = ''
      use(api, [scheme.name], '')
      if (left?.revokeAt !== undefined)
        await postTo(left.isSandbox)(left.revokeAt, { token: left.token.access }).catch(() => {})
    },
  }
}

async function closed(opened: WindowProxy, signal: AbortSignal): Promise<never> {
  await awaitClosing(opened, signal)
  throw new SignInError('window_closed', '')
}

/** A document or a server may name anything as its place. */
function webOnly(place: string | undefined): string | undefined {
  return place !== undefined && isWeb(place) ? place : undefined
}

function known(place: string | undefined): string {
  if (place === undefined)
    throw new SignInError('no_place', '')
  return place
}
