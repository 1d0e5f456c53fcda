import type { Json } from './json.ts'
import { isNumber, parseJson, toLine } from './json.ts'

/** Names of what is neither kept nor given away, whatever it holds. */
const secret = /passw|passphrase|secret|token|api[-_]?key|authorization|cookie|credential|private|\bpin\b|cvc|cvv|otp|session/i

/** Whether a header, parameter or field of this name may hold a secret: by its name, or as one of those the document says so of. */
export function isSecretName(name: string, fields: readonly string[] = []): boolean {
  return secret.test(name) || fields.includes(name)
}

/** What counts as secret beside secret names, and what does not. */
export interface SecretFacts {
  /** Texts of the document's own examples: what stands in them under a secret name is no secret. */
  examples?: readonly string[]
  /** Further names; `''` for a text that is secret as a whole. */
  fields?: readonly string[]
  /** Takes what is known as a secret out of a text. */
  hide?: (text: string) => string
}

/**
 * JSON with texts and numbers emptied that stand under a secret name, however deep; undefined where it is no JSON that could be
 * looked through.
 */
export function withoutSecrets(
  text: string,
  { examples = [], fields = [], hide = text => text }: SecretFacts = {},
): Json | undefined {
  const value = parseJson(text)
  if (value === undefined)
    return undefined
  const isSecret = (name: string): boolean => isSecretName(name, fields)
  const known = new Set<string>()
  for (const example of examples) {
    const shown = parseJson(example)
    if (shown !== undefined) {
      mapSecrets(shown, isSecret, (leaf, isSecret) => {
        if (isSecret)
          known.add(toLine(leaf))
        return leaf
      })
    }
  }
  return mapSecrets(value, isSecret, (leaf, isSecret) =>
    isSecret && !known.has(toLine(leaf)) ? '' : hideIn(leaf, hide))
}

/** A number of which anything is secret is so as a whole: what is left of it would be another number. */
function hideIn(leaf: Json, hide: (text: string) => string): Json {
  const text = typeof leaf === 'string' ? leaf : toLine(leaf)
  const open = hide(text)
  return open === text ? leaf : open
}

/** Changes the texts and numbers of a JSON value; those under a secret name are said to be secret. */
function mapSecrets(
  value: Json,
  isSecret: (name: string) => boolean,
  change: (leaf: Json, isSecret: boolean) => Json,
): Json {
  const map = (value: Json, isInside: boolean): Json => {
    if (Array.isArray(value))
      return value.map(item => map(item, isInside))
    if (value instanceof Map)
      return new Map([...value].map(([name, item]) => [name, map(item, isInside || isSecret(name))]))
    return typeof value === 'string' || isNumber(value) ? change(value, isInside) : value
  }
  return map(value, isSecret(''))
}
