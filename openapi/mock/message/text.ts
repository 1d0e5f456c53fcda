/** Decodes percent escapes; undefined where they are malformed, since a request may hold any bytes. */
export function decodePercent(text: string): string | undefined {
  if (!text.includes('%'))
    return text
  try {
    return decodeURIComponent(text)
  }
  catch {
    return undefined
  }
}

/** Name and value pairs of a query or form body, decoded; `+` is a space there. Undefined where an escape is malformed. */
export function parsePairs(text: string): [name: string, value: string, raw: string][] | undefined {
  const pairs: [string, string, string][] = []
  for (const pair of text === '' ? [] : text.split('&')) {
    if (pair === '')
      continue
    const equals = pair.indexOf('=')
    const raw = equals < 0 ? '' : pair.slice(equals + 1)
    const name = decodeForm(equals < 0 ? pair : pair.slice(0, equals))
    const value = decodeForm(raw)
    if (name === undefined || value === undefined)
      return undefined
    pairs.push([name, value, raw])
  }
  return pairs
}

/** Decodes one name or value of a query or form body. */
export function decodeForm(text: string): string | undefined {
  return decodePercent(text.includes('+') ? text.replaceAll('+', ' ') : text)
}

/** The same few names of a document are asked for with every request; of what requests bring, no more is kept than this. */
const known = new Map<string, string>()
const mostKnown = 5_000
const longestKnown = 100

/** The words of an identifier in lower case: `createdAt`, `created_at` and `Created-At` are all `created at`. */
export function words(identifier: string): string {
  let found = known.get(identifier)
  if (found === undefined) {
    found = identifier
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/[^a-z0-9]+/gi, ' ')
      .trim()
      .toLowerCase()
    if (known.size >= mostKnown)
      known.clear()
    if (identifier.length <= longestKnown)
      known.set(identifier, found)
  }
  return found
}

/** Sets an own property whatever its name; assignment to `__proto__` would change the prototype. */
export function setOwn(target: object, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  else {
    ;(target as Record<string, unknown>)[key] = value
  }
}

/** An own property, never an inherited one. */
export function own(target: unknown, key: string): unknown {
  return typeof target === 'object' && target !== null && Object.hasOwn(target, key)
    ? (target as Record<string, unknown>)[key]
    : undefined
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
