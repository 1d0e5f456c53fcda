import type { Json } from './json.ts'
import { isNumber, parseJson } from './json.ts'

/** Names of what is neither kept nor given away, whatever it holds. */
const secret = /passw|passphrase|secret|token|api[-_]?key|authorization|cookie|credential|private|\bpin\b|cvc|cvv|otp|session/i

/** Whether a header, parameter or field of this name may hold a secret. */
export function isSecretName(name: string): boolean {
  return secret.test(name)
}

/** JSON with texts and numbers emptied that stand under a secret name, however deep; undefined where it is no JSON that could be looked through. */
export function withoutSecrets(text: string): Json | undefined {
  const value = parseJson(text)
  return value === undefined ? undefined : clean(value, false)
}

function clean(value: Json, isSecret: boolean): Json {
  if (Array.isArray(value))
    return value.map(item => clean(item, isSecret))
  if (value instanceof Map)
    return new Map([...value].map(([name, item]) => [name, clean(item, isSecret || isSecretName(name))]))
  return isSecret && (typeof value === 'string' || isNumber(value)) ? '' : value
}
