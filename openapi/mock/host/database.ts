import type { UseStore } from 'idb-keyval'
import { clear, createStore } from 'idb-keyval'

/** The database of one API's sandboxes in a browser; nothing else of the site is in it. */
export function openDatabase(api: string): UseStore {
  return createStore(`api-docs:${api}`, 'sandboxes')
}

/** Forgets all sandboxes of an API in this browser. An empty database stays, as a worker may hold it open. */
export function clearDatabase(api: string): Promise<void> {
  return clear(openDatabase(api))
}
