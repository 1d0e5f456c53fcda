import type { KeySlot } from '../../../openapi/samples/index.ts'
import type { SecurityScheme } from '../../../openapi/model/types.ts'
import { toOwnKey, toOwnUser } from '../../../openapi/document/own-key.ts'

/** The sample keys of schemes as this browser has them, by scheme. */
export function ownSampleKeys(schemes: SecurityScheme[], ending: string | undefined): Record<string, string> {
  return Object.fromEntries(
    schemes.flatMap((scheme) => {
      const { name, sampleKey } = scheme
      const toOwn = hasPassword(scheme) ? toOwnUser : toOwnKey
      return sampleKey === undefined ? [] : [[name, ending === undefined ? sampleKey : toOwn(sampleKey, ending)]]
    }),
  )
}

/** The keys that the sandbox is sent: sample keys, and where there is none the sandbox's own. */
export function ownSandboxKeys(schemes: SecurityScheme[], ending: string | undefined): Record<string, string> {
  return ownSampleKeys(withSandboxKeys(schemes), ending)
}

/** Schemes with the sandbox's key where they have no sample key. */
export function withSandboxKeys(schemes: SecurityScheme[]): SecurityScheme[] {
  return schemes.map(scheme => ({ ...scheme, sampleKey: scheme.sampleKey ?? scheme.sandboxKey }))
}

/** Basic and Digest have a user and a password. RFC 7617, RFC 7616. */
export function hasPassword({ type, scheme }: SecurityScheme): boolean {
  return type === 'http' && (scheme === 'basic' || scheme === 'digest')
}

/** A slot whose sample key is this browser's own; of a user and a password, the user has the ending. */
export function ownSlot(slot: KeySlot, ending: string): KeySlot {
  if (slot.key === '' || slot.in === 'password')
    return slot
  return { ...slot, key: slot.in === 'basic' ? toOwnUser(slot.key, ending) : toOwnKey(slot.key, ending) }
}
