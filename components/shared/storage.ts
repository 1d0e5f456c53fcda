/** Where a browser keeps texts: until they are taken away, or as long as the tab is there. */
type StoragePlace = 'browser' | 'tab'

/** Either may be switched off, and then even to ask for it throws. */
function storageOf(place: StoragePlace): Storage {
  return place === 'browser' ? localStorage : sessionStorage
}

/** What is kept under a name; undefined where that is nothing. */
export function recall(name: string, place: StoragePlace = 'browser'): string | undefined {
  try {
    return storageOf(place).getItem(name) ?? undefined
  }
  catch {
    return undefined
  }
}

/** What is kept under a name as JSON: a reader may have written anything there. Undefined where it is none. */
export function recallJson(name: string, place: StoragePlace = 'browser'): unknown {
  try {
    return JSON.parse(recall(name, place) ?? 'null') ?? undefined
  }
  catch {
    return undefined
  }
}

/**
 * Keeps a text under a name, or forgets what was there. A storage that is full or switched off keeps nothing: what was chosen then lasts
 * as long as the page.
 */
export function keep(name: string, text: string | undefined, place: StoragePlace = 'browser'): void {
  try {
    if (text === undefined)
      storageOf(place).removeItem(name)
    else
      storageOf(place).setItem(name, text)
  }
  catch {}
}
