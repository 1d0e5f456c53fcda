import { isOwnEnding } from '../../../openapi/document/own-key.ts'
import type { App, InjectionKey, Ref } from 'vue'
import { inject, onMounted, readonly, shallowRef } from 'vue'

/** The reader's own keys, by API and security scheme. */
export type ReaderKeys = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface Keys {
  own: Readonly<Ref<ReaderKeys>>
  /** Takes a key for some schemes of an API; an empty key gives them their sample key back. */
  use: (api: string, schemes: string[], key: string) => void
  /** Forgets every key, in all tabs. */
  forget: () => void
  /** The ending of this browser's sample keys; undefined before hydration. */
  ending: Readonly<Ref<string | undefined>>
  recall: () => void
}

const KEYS: InjectionKey<Keys> = Symbol('keys')
const STORAGE = 'specimen:keys'
/** Kept in local storage like a preference, since it opens nothing but a sandbox. */
const ENDING = 'specimen:sandbox'

/**
 * Gives an app its one place for the reader's keys. They live in memory and in this tab's session storage, which the
 * browser drops with the tab; other tabs are told when to forget, but never a key.
 */
export function provideKeys(app: App): void {
  const own = shallowRef<ReaderKeys>({})
  const ending = shallowRef<string>()
  let channel: BroadcastChannel | undefined

  function set(keys: ReaderKeys): void {
    own.value = keys
    write(keys)
  }

  app.provide(KEYS, {
    own: readonly(own) as Readonly<Ref<ReaderKeys>>,
    ending: readonly(ending),
    use(api, schemes, key) {
      const kept = Object.entries(own.value[api] ?? {}).filter(([scheme]) => !schemes.includes(scheme))
      const added = key === '' ? [] : schemes.map(scheme => [scheme, key])
      set({ ...own.value, [api]: Object.fromEntries([...kept, ...added]) })
    },
    forget() {
      set({})
      channel?.postMessage('forget')
    },
    recall() {
      if (channel)
        return
      ending.value = readEnding()
      channel = new BroadcastChannel(STORAGE)
      channel.onmessage = () => set({})
      const kept = read()
      if (Object.keys(kept).length > 0)
        own.value = kept
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

/** Reads the keys from the storage, which a reader may have edited: only strings are accepted. */
function read(): ReaderKeys {
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORAGE) ?? '{}') as Record<string, Record<string, unknown>>
    return Object.fromEntries(
      Object.entries(kept).map(([api, keys]) => [
        api,
        Object.fromEntries(
          Object.entries(keys).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        ),
      ]),
    )
  }
  catch {
    return {}
  }
}

function write(keys: ReaderKeys): void {
  try {
    if (Object.values(keys).some(entry => Object.keys(entry).length > 0))
      sessionStorage.setItem(STORAGE, JSON.stringify(keys))
    else
      sessionStorage.removeItem(STORAGE)
  }
  catch {
    // Storage may be switched off: the keys then last as long as the page.
  }
}

function readEnding(): string {
  try {
    const kept = localStorage.getItem(ENDING) ?? undefined
    if (isOwnEnding(kept))
      return kept
    const made = makeEnding()
    localStorage.setItem(ENDING, made)
    return made
  }
  catch {
    return makeEnding()
  }
}

function makeEnding(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(4)), byte => byte.toString(16).padStart(2, '0')).join('')
}
