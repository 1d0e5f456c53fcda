import type { Ref } from 'vue'
import type { SecurityScheme, Server } from '../../../openapi/model/types.ts'
import type { Draft } from '../draft/draft.ts'
import type { Drafts } from '../draft/useDraft.ts'
import { shallowReactive, shallowRef } from 'vue'
import { ownValue } from '../../../openapi/samples/server.ts'
import { isSecretName } from '../../../openapi/samples/secret.ts'
import { looksLive } from '../../shared/key/key.ts'
import { keep, recallJson } from '../../shared/storage.ts'

/** A server and the values of its variables under a name: the document's, or one of the reader's own. */
export interface Environment {
  name: string
  server: string
  variables: Record<string, string>
}

/** Where requests go, as it was chosen last: every operation of the API that has this server begins there. */
export interface ServerChoice {
  server: string
  variables: Record<string, string>
  environment: string
  /** The address is the reader's own. */
  isOwn?: true
}

const storage = 'api-docs:environments'
const most = 50

/** The servers of a document that a page can call: a relative URL leads to this site, where only the sandbox answers. */
export function listCallable(servers: Server[]): Server[] {
  return servers.filter(({ url, variables }) =>
    isAbsolute(url, Object.fromEntries(variables.map(({ name, default: preset }) => [name, preset]))))
}

/** A variable may hold the scheme, or the whole address. */
function isAbsolute(url: string, variables: Record<string, string>): boolean {
  return /^https?:\/\//i.test(fill({ server: url, variables }))
}

function fill({ server, variables }: Pick<Environment, 'server' | 'variables'>): string {
  return server.replace(/\{([^{}]+)\}/g, (match, name: string) => ownValue(variables, name) ?? match)
}

/** Where requests go at first: to the sandbox, or without one to the first server of the document that can be called. */
export function firstServer({ hasSandbox }: Pick<Drafts, 'hasSandbox'>, servers: Server[]): string {
  return hasSandbox ? '' : listCallable(servers)[0]?.url ?? ''
}

/** Whether a request goes to the sandbox: where there is one, it needs no address. */
export function goesToSandbox({ hasSandbox }: Pick<Drafts, 'hasSandbox'>, { server }: Pick<Draft, 'server'>): boolean {
  return server === '' && hasSandbox
}

/** The environments of an API in this browser. */
export function useEnvironments(drafts: Drafts, api: string): Ref<readonly Environment[]> {
  return drafts.open(`environments ${api}`, () => shallowRef<readonly Environment[]>(readEnvironments(api)))
}

/** The choice of this visit; undefined until there is one. */
export function lastChoice(drafts: Drafts, api: string): Ref<ServerChoice | undefined> {
  return drafts.open(`server ${api}`, () => shallowRef<ServerChoice>())
}

/** The origins to which the reader agreed to send keys of this API: asked once each, and again after a reload. */
export function trustedOrigins(drafts: Drafts, api: string): Set<string> {
  return drafts.open(`trusted ${api}`, () => shallowReactive(new Set<string>()))
}

/** Sets a draft to where requests went last. A server of the document is followed by the operations that have it alone. */
export function followChoice(
  draft: Draft,
  servers: readonly { url: string }[],
  choice: ServerChoice | undefined,
): void {
  const isThere = choice !== undefined && servers.some(({ url }) => url === choice.server)
  if (choice && (isThere || choice.isOwn || choice.environment !== ''))
    Object.assign(draft, { server: choice.server, environment: choice.environment, variables: { ...choice.variables } })
}

/** Has the requests of a draft go elsewhere, and those of the operations that are opened next. */
export function chooseServer(draft: Draft, last: Ref<ServerChoice | undefined>, choice: ServerChoice): void {
  Object.assign(draft, { server: choice.server, variables: { ...choice.variables }, environment: choice.environment })
  last.value = choice
}

export function keepEnvironment(api: string, environment: Environment): readonly Environment[] {
  const others = readEnvironments(api).filter(({ name }) => name !== environment.name)
  return write(api, [...others, environment].slice(-most))
}

export function removeEnvironment(api: string, name: string): readonly Environment[] {
  return write(api, readEnvironments(api).filter(one => one.name !== name))
}

/**
 * Whether an environment holds what must not be kept: a variable of a secret name, a user in the address, the reader's own key as
 * `hide` finds it, or what looks like a live one.
 */
export function holdsSecret(
  environment: Environment,
  schemes: SecurityScheme[],
  hide: (text: string) => string,
): boolean {
  const texts = [environment.name, environment.server, ...Object.values(environment.variables)]
  const words = texts.flatMap(text => [text, ...text.split(/[/?&=#:@.\s]+/)]).filter(word => word !== '')
  return Object.entries(environment.variables).some(([name, value]) => value !== '' && isSecretName(name))
    || /^[^:/?#]*:\/\/[^/?#]*@/.test(fill(environment))
    || texts.some(text => hide(text) !== text)
    || words.some(word => looksLive(word, schemes))
}

/** A storage may hold anything: what is no environment is left out. */
function readEnvironments(api: string): Environment[] {
  const kept = readAll()[api]
  return Array.isArray(kept) ? kept.filter(isEnvironment) : []
}

function isEnvironment(value: unknown): value is Environment {
  const { name, server, variables } = (value ?? {}) as Partial<Environment>
  return typeof name === 'string' && name !== '' && typeof server === 'string'
    && typeof variables === 'object' && variables !== null && Object.values(variables).every(one => typeof one === 'string')
    && isAbsolute(server, variables)
}

function readAll(): Record<string, unknown> {
  const kept = recallJson(storage)
  return typeof kept === 'object' && kept !== null ? { ...kept } : {}
}

function write(api: string, environments: Environment[]): readonly Environment[] {
  const all = Object.entries({ ...readAll(), [api]: environments })
    .filter(([, kept]) => Array.isArray(kept) && kept.length > 0)
  keep(storage, all.length > 0 ? JSON.stringify(Object.fromEntries(all)) : undefined)
  return environments
}
