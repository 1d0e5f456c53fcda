import { isOwnEnding } from '../../../openapi/document/own-key.ts'
import type { App, InjectionKey, Ref } from 'vue'
import type { Account, KeyedApi, KeySource } from './account.ts'
import { computed, inject, onMounted, readonly, shallowRef } from 'vue'
import { keep, recall, recallJson } from '../storage.ts'
import { askForKeys } from './account.ts'
import { toHex } from '../../../openapi/document/text/hex.ts'

/** The reader's own keys, by API and security scheme. */
export type ReaderKeys = ByScheme<string>

/** What is known of them, by API and security scheme. */
type ByScheme<Value> = Readonly<Record<string, Readonly<Record<string, Value>>>>

export interface Keys {
  own: Readonly<Ref<ReaderKeys>>
  /** What some keys were got with, as whoever got them wrote it. It is kept as long as its key, and no longer. */
  grants: Readonly<Ref<ByScheme<unknown>>>
  /** Takes a key for some schemes of an API; an empty key gives them their sample key back. */
  use: (api: string, schemes: string[], key: string, grant?: unknown) => void
  /** Forgets every key, in all tabs. */
  forget: () => void
  /** The ending of this browser's sample keys; undefined before hydration. */
  ending: Readonly<Ref<string | undefined>>
  /** Whether the reader is signed in at the owner's, where keys come from there. */
  account: Readonly<Ref<Account>>
  /** Whoever goes to sign in wants their key again, also where they had it forgotten. */
  rejoin: () => void
  recall: () => void
}

const KEYS: InjectionKey<Keys> = Symbol('keys')
const STORAGE = 'api-docs:keys'
const GRANTS = 'api-docs:grants'
const FORGOTTEN = 'api-docs:keys-forgotten'
/** Kept in local storage like a preference, since it opens nothing but a sandbox. */
const ENDING = 'api-docs:sandbox'

/**
 * Gives an app its one place for the reader's keys. They live in memory and in this tab's session storage, which the
 * browser drops with the tab; other tabs are told when to forget, but never a key.
 */
export function provideKeys(app: App, source?: () => { keys?: KeySource, apis: KeyedApi[] }): void {
  /* What the reader typed or got from a call; keys of an account stand behind it. */
  const typed = shallowRef<ReaderKeys>({})
  const given = shallowRef<ReaderKeys>({})
  const grants = shallowRef<ByScheme<unknown>>({})
  const account = shallowRef<Account>('unknown')
  const own = computed(() => merge(given.value, typed.value))
  const ending = shallowRef<string>()
  let channel: BroadcastChannel | undefined

  function set(keys: ReaderKeys, more: ByScheme<unknown>): void {
    typed.value = keys
    grants.value = more
    write(STORAGE, keys)
    write(GRANTS, more)
  }

  function drop(): void {
    set({}, {})
    given.value = {}
    account.value = 'unknown'
    keepForgotten()
  }

  /** Keys of an account stay in memory: whoever is signed in is asked for again by the next page load. */
  async function ask(): Promise<void> {
    const { keys, apis } = source?.() ?? {}
    if (keys === undefined || apis === undefined || isForgotten())
      return
    const answer = await askForKeys(keys, apis)
    // Somebody may have pressed "forget" meanwhile.
    if (isForgotten())
      return
    given.value = answer.keys
    account.value = answer.account
  }

  app.provide(KEYS, {
    own,
    account: readonly(account),
    ending: readonly(ending),
    grants,
    use(api, schemes, key, grant) {
      set(
        replace(typed.value, api, { schemes, value: key === '' ? undefined : key }),
        replace(grants.value, api, { schemes, value: key === '' ? undefined : grant }),
      )
    },
    forget() {
      drop()
      channel?.postMessage('forget')
    },
    rejoin: unforget,
    recall() {
      if (channel)
        return
      ending.value = readEnding()
      channel = new BroadcastChannel(STORAGE)
      channel.onmessage = drop
      const kept = read(STORAGE, one => typeof one === 'string')
      if (Object.keys(kept).length > 0)
        typed.value = kept
      grants.value = read(GRANTS, (one): one is unknown => one !== null)
      void ask()
    },
  })
}

/** The app's keys; the tab's storage is read once a component is mounted, never while rendering. */
export function useKeys(): Keys {
  const keys = inject(KEYS)
  if (!keys)
    throw new Error('provideKeys(app) has not been called.')
  onMounted(keys.recall)
  return keys
}

/** Reads what a storage holds, which a reader may have edited: only values of their form are accepted. */
function read<Value>(name: string, isValue: (value: unknown) => value is Value): ByScheme<Value> {
  const kept = (recallJson(name, 'tab') ?? {}) as Record<string, Record<string, unknown> | null>
  return Object.fromEntries(
    Object.entries(kept).map(([api, values]) => [
      api,
      Object.fromEntries(Object.entries(values ?? {}).filter((entry): entry is [string, Value] => isValue(entry[1]))),
    ]),
  )
}

function write(name: string, values: ByScheme<unknown>): void {
  const isSome = Object.values(values).some(entry => Object.keys(entry).length > 0)
  keep(name, isSome ? JSON.stringify(values) : undefined, 'tab')
}

/** The same with another value for some schemes of an API, or with none. */
function replace<Value>(
  values: ByScheme<Value>,
  api: string,
  { schemes, value }: { schemes: string[], value: Value | undefined },
): ByScheme<Value> {
  const kept = Object.entries(values[api] ?? {}).filter(([scheme]) => !schemes.includes(scheme))
  const added = value === undefined ? [] : schemes.map(scheme => [scheme, value] as const)
  return { ...values, [api]: Object.fromEntries([...kept, ...added]) }
}

function merge(below: ReaderKeys, above: ReaderKeys): ReaderKeys {
  const apis = new Set([...Object.keys(below), ...Object.keys(above)])
  return Object.fromEntries([...apis].map(api => [api, { ...below[api], ...above[api] }]))
}

/** Whoever had all keys forgotten is not asked for theirs again in this tab. */
function keepForgotten(): void {
  keep(FORGOTTEN, '1', 'tab')
}

function unforget(): void {
  keep(FORGOTTEN, undefined, 'tab')
}

function isForgotten(): boolean {
  return recall(FORGOTTEN, 'tab') !== undefined
}

function readEnding(): string {
  const kept = recall(ENDING)
  if (isOwnEnding(kept))
    return kept
  const made = makeEnding()
  keep(ENDING, made)
  return made
}

function makeEnding(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(4)))
}
