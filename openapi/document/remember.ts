interface Cache<Key, Value> {
  has: (key: Key) => boolean
  get: (key: Key) => Value | undefined
  set: (key: Key, value: Value) => unknown
}

/** What belongs to a key, found once: a document never changes, nor does what is found in it. */
export function remember<Key, Value>(cache: Cache<Key, Value>, key: Key, find: () => Value): Value {
  const known = cache.get(key)
  if (known !== undefined || cache.has(key))
    return known as Value
  const found = find()
  cache.set(key, found)
  return found
}
