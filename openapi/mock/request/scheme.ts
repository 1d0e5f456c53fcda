import type { ApiDocument } from '../../document/document.ts'
import type { SecurityScheme } from '../../document/openapi.ts'
import { isObject } from '../../document/json/value.ts'
import { sampleKeyOf, sandboxKey } from '../../document/own-key.ts'
import { resolve } from '../../document/resolve.ts'

export interface Scheme {
  name: string
  scheme: SecurityScheme
  /** Sample keys with their roles; undefined roles are all roles. */
  keys: Map<string, string[] | undefined>
  /** Whether a key is one of them, or the sandbox's own key where the document gives none. */
  isSample: (key: string) => boolean
  prefixes: { test: string[], live: string[] }
  /** The passwords of the users of Digest, whose keys are the users' names alone. */
  passwords: Map<string, string>
}

/** A scheme as the mock checks it. */
export function openScheme(name: string, scheme: SecurityScheme): Scheme {
  const whole = sampleKeys(scheme)
  const keys = isDigest(scheme) ? new Map([...whole].map(([key, roles]) => [key.split(':', 1)[0] ?? '', roles])) : whole
  const isSample = (key: string): boolean => keys.has(key) || (keys.size === 0 && key === sandboxKey)
  const passwords = listPasswords(isDigest(scheme) ? [...whole.keys()] : undefined)
  return { name, scheme, keys, isSample, prefixes: keyPrefixes(scheme), passwords }
}

/** @see https://www.rfc-editor.org/rfc/rfc7616 */
export function isDigest({ type, scheme }: SecurityScheme): boolean {
  return type === 'http' && scheme?.toLowerCase() === 'digest'
}

/** The password of each user; the sandbox's own user has none. */
function listPasswords(samples: string[] = []): Map<string, string> {
  return new Map((samples.length === 0 ? [sandboxKey] : samples).map((sample) => {
    const [user = ''] = sample.split(':', 1)
    return [user, sample.slice(user.length + 1)]
  }))
}

/** The schemes of a document, by name. */
export function openSchemes(document: ApiDocument): Map<string, Scheme> {
  const schemes = new Map<string, Scheme>()
  for (const [name, node] of Object.entries(document.root.components?.securitySchemes ?? {})) {
    const scheme = resolve(document, node)?.value
    if (scheme)
      schemes.set(name, openScheme(name, scheme))
  }
  return schemes
}

/** The sample key, and what `x-sample-keys` lists beside it, each with its roles. */
function sampleKeys(scheme: SecurityScheme): Map<string, string[] | undefined> {
  const keys = new Map<string, string[] | undefined>()
  const main = sampleKeyOf(scheme)
  if (main !== undefined)
    keys.set(main.replace(/:$/, ''), undefined)
  for (const entry of Array.isArray(scheme['x-sample-keys']) ? (scheme['x-sample-keys'] as unknown[]) : []) {
    if (isObject(entry) && typeof entry.value === 'string') {
      keys.set(entry.value, Array.isArray(entry.roles) ? entry.roles.map(String) : undefined)
    }
  }
  return keys
}

function keyPrefixes(scheme: SecurityScheme): Scheme['prefixes'] {
  const declared = isObject(scheme['x-key-prefixes']) ? Object.entries(scheme['x-key-prefixes']) : []
  const texts = declared.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
  return {
    live: texts.filter(([mode]) => mode === 'live').map(([, prefix]) => prefix),
    test: texts.filter(([mode]) => mode !== 'live').map(([, prefix]) => prefix),
  }
}
