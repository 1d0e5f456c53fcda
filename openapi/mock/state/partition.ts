import type { Store } from './store.ts'

/** A part of a store: its sandboxes go by the same names as others', and are others. Closing it is the owner's business. */
export function partition(store: Store, part: string): Store {
  const inside = (sandbox: string): string => `${sandbox}\0${part}`
  return {
    update: (sandbox, change, bytes) => store.update(inside(sandbox), change, bytes),
    read: (sandbox, look) => store.read(inside(sandbox), look),
    remove: sandbox => store.remove(inside(sandbox)),
    close: async () => {},
  }
}
