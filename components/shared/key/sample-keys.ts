import type { KeySlot } from '../../../openapi/samples/index.ts'
import type { SecurityScheme } from '../../../openapi/model/types.ts'
import { toOwnKey } from '../../../openapi/document/own-key.ts'

/** The sample keys of schemes as this browser has them, by scheme. */
export function ownSampleKeys(schemes: SecurityScheme[], ending: string | undefined): Record<string, string> {
  return Object.fromEntries(
    schemes.flatMap(({ name, sampleKey }) =>
      sampleKey === undefined ? [] : [[name, ending === undefined ? sampleKey : toOwnKey(sampleKey, ending)]],
    ),
  )
}

/** The keys that the sandbox is sent: sample keys, and where there is none the sandbox's own. */
export function ownSandboxKeys(schemes: SecurityScheme[], ending: string | undefined): Record<string, string> {
  const sampled = schemes.map(scheme => ({ ...scheme, sampleKey: scheme.sampleKey ?? scheme.sandboxKey }))
  return ownSampleKeys(sampled, ending)
}

/**
 * A slot whose sample key is this browser's own. The ending stands at the end of a Basic credential's password, or of its user
 * name where there is no password.
 */
export function ownSlot(slot: KeySlot, sample: string, ending: string): KeySlot {
  const password = sample.includes(':') ? sample.slice(sample.indexOf(':') + 1) : ''
  const isOther = slot.in === (password === '' ? 'password' : 'user')
  if (slot.key === '' || isOther)
    return slot
  const hasColon = slot.in === 'basic' && slot.key.endsWith(':')
  return { ...slot, key: hasColon ? `${toOwnKey(slot.key.slice(0, -1), ending)}:` : toOwnKey(slot.key, ending) }
}
