/**
 * JSON with every number as it was written and every key a plain key: objects are maps, numbers keep their text.
 * RFC 8259.
 */
export type Json = null | boolean | string | JsonNumber | Json[] | Map<string, Json>
export interface JsonNumber { number: string }

// eslint-disable-next-line no-control-regex -- RFC 8259 §7 keeps control characters out of strings
const token = /\s*(?:([[\]{}:,])|("(?:[^"\\\u0000-\u001F]|\\.)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null))/y
const maxDepth = 500

/** Parses JSON text exactly; undefined where it is not JSON or nests too deep. */
export function parseJson(text: string): Json | undefined {
  const tokens = readTokens(text)
  if (!tokens)
    return undefined
  let at = 0
  const value = read(0)
  return value !== undefined && at === tokens.length ? value : undefined

  function read(depth: number): Json | undefined {
    const next = tokens?.[at++]
    if (next === '[' || next === '{') {
      return depth < maxDepth ? (next === '[' ? readArray(depth) : readObject(depth)) : undefined
    }
    return next === undefined || /^[\]}:,]/.test(next) ? undefined : scalar(next)
  }

  function readArray(depth: number): Json[] | undefined {
    const items: Json[] = []
    if (tokens?.[at] === ']') {
      at++
      return items
    }
    for (;;) {
      const item = read(depth + 1)
      if (item === undefined)
        return undefined
      items.push(item)
      const separator = tokens?.[at++]
      if (separator !== ',') {
        return separator === ']' ? items : undefined
      }
    }
  }

  function readObject(depth: number): Map<string, Json> | undefined {
    const entries = new Map<string, Json>()
    if (tokens?.[at] === '}') {
      at++
      return entries
    }
    for (;;) {
      const key = tokens?.[at++]
      if (!key?.startsWith('"') || tokens?.[at++] !== ':')
        return undefined
      const value = read(depth + 1)
      const name = scalar(key)
      // A name that comes twice (RFC 8259 §4) has no place in data.
      if (value === undefined || typeof name !== 'string' || entries.has(name))
        return undefined
      entries.set(name, value)
      const separator = tokens?.[at++]
      if (separator !== ',') {
        return separator === '}' ? entries : undefined
      }
    }
  }
}

/** Plain data as exact JSON; what has no JSON form (a function, undefined) is left out. */
export function toJson(value: unknown, depth = 0): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string')
    return value
  if (typeof value === 'number' || typeof value === 'bigint') {
    return Number.isNaN(value) || Math.abs(Number(value)) === Infinity ? null : { number: String(value) }
  }
  if (typeof value !== 'object' || depth > maxDepth)
    return null
  return Array.isArray(value)
    ? value.map(item => toJson(item, depth + 1))
    : new Map(
        Object.entries(value)
          .filter(([, item]) => item !== undefined && typeof item !== 'function')
          .map(([key, item]) => [key, toJson(item, depth + 1)]),
      )
}

/** Compact JSON text with every number as written. */
export function toText(json: Json): string {
  if (Array.isArray(json))
    return `[${json.map(toText).join(',')}]`
  if (json instanceof Map)
    return `{${[...json].map(([key, value]) => `${JSON.stringify(key)}:${toText(value)}`).join(',')}}`
  return isNumber(json) ? json.number : JSON.stringify(json)
}

/** JSON text on one line, a space after each comma and colon. */
export function toLine(json: Json): string {
  if (Array.isArray(json))
    return `[${json.map(toLine).join(', ')}]`
  return json instanceof Map
    ? `{${[...json].map(([key, value]) => `${JSON.stringify(key)}: ${toLine(value)}`).join(', ')}}`
    : toText(json)
}

/** JSON text over several lines, two spaces a level. */
export function toPrettyText(json: Json, indent = ''): string {
  const inner = `${indent}  `
  if (Array.isArray(json) && json.length > 0)
    return `[\n${json.map(item => inner + toPrettyText(item, inner)).join(',\n')}\n${indent}]`
  if (json instanceof Map && json.size > 0)
    return `{\n${[...json].map(([key, value]) => `${inner}${JSON.stringify(key)}: ${toPrettyText(value, inner)}`).join(',\n')}\n${indent}}`
  return toText(json)
}

export function isNumber(json: Json): json is JsonNumber {
  return typeof json === 'object' && json !== null && 'number' in json
}

function readTokens(text: string): string[] | undefined {
  const tokens: string[] = []
  const end = text.trimEnd().length
  token.lastIndex = 0
  while (token.lastIndex < end) {
    const match = token.exec(text)
    if (!match)
      return undefined
    tokens.push(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '')
  }
  return tokens
}

function scalar(text: string): Json | undefined {
  if (!text.startsWith('"')) {
    return text === 'null' ? null : text === 'true' ? true : text === 'false' ? false : { number: text }
  }
  try {
    return JSON.parse(text) as string
  }
  catch {
    return undefined
  }
}
