/** The keys of objects in the order they were written, where JavaScript would put those that look like numbers first. */
const written = new WeakMap<object, readonly string[]>()

/** Remembers the order of an object's keys, `default` before `200`; called once all are set. */
export function keepOrder(object: object, keys: readonly string[]): void {
  const order = [...new Set(keys)]
  if (Object.keys(object).some((key, index) => key !== order[index]))
    written.set(object, order)
}

/** Gives a copy the key order of its original. */
export function copyOrder(from: object, to: object): void {
  const order = written.get(from)
  if (order)
    written.set(to, order)
}

/** The keys of an object as they were written; keys that were added later come last. */
export function orderedKeys(object: object): string[] {
  const keys = Object.keys(object)
  const order = written.get(object)
  if (order === undefined)
    return keys
  const known = new Set(order)
  return [...order.filter(key => Object.hasOwn(object, key)), ...keys.filter(key => !known.has(key))]
}
