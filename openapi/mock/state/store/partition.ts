import type { Store } from './store.ts'

/** A part of a store: its sandboxes may have the same names as those of other parts. The owner closes the store. */
export function partition(store: Store, part: string): Store {
  const inside = (sandbox: string): string => `${sandbox}\0${part}`
  return {
    update: (sandbox, change, bytes) => store.update(inside(sandbox), change, bytes),
    read: (sandbox, look) => store.read(inside(sandbox), look),
    remove: sandbox => store.remove(inside(sandbox)),
    close: async () => {},
  }
}
