import type { JsonObject } from '../mock/index.ts'
import { hexOf } from './identity.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** Accepted besides the code of the moment, so that tests need no clock. */
const testCode = '123456'

/** A user's shared secret in Base32. */
export function totpSecretOf(userUuid: string): string {
  return [...hexOf(`${userUuid}:totp`, 32).matchAll(/../g)]
    .map(([pair]) => alphabet.charAt(Number.parseInt(pair, 16) % 32))
    .join('')
}

export function backupCodesOf(userUuid: string): string[] {
  return Array.from({ length: 10 }, (_, index) => hexOf(`${userUuid}:backup:${index}`, 10).replace(/^.{5}/, '$&-'))
}

/**
 * Whether a code is that of the moment, or of the half minute before or after.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6238
 */
export async function isTotpCode(secret: string, code: string, now: Date): Promise<boolean> {
  if (code === testCode)
    return true
  const key = await crypto.subtle.importKey('raw', decodeBase32(secret), { name: 'HMAC', hash: 'SHA-1' }, false, [
    'sign',
  ])
  const step = Math.floor(now.getTime() / 30_000)
  const codes = await Promise.all([step - 1, step, step + 1].map(counter => hotp(key, counter)))
  return codes.includes(code)
}

/** What an authenticator app reads: the secret, a picture to scan, and codes for emergencies. */
export function describeTotp({ totpSecret, backupCodes }: { totpSecret: string, backupCodes: string[] }): JsonObject {
  return {
    totpSecret,
    // The sandbox draws no QR codes: one white pixel stands for the picture.
    qrCode:
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
    backupCodes,
  }
}

/** RFC 4226, section 5.3: the last four bits say where the code is. */
async function hotp(key: CryptoKey, counter: number): Promise<string> {
  const message = new DataView(new ArrayBuffer(8))
  message.setBigUint64(0, BigInt(counter))
  const digest = new DataView(await crypto.subtle.sign('HMAC', key, message.buffer))
  const offset = digest.getUint8(digest.byteLength - 1) & 0xF
  return String((digest.getUint32(offset) & 0x7FFFFFFF) % 1_000_000).padStart(6, '0')
}

function decodeBase32(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  let bits = 0
  let value = 0
  for (const character of text) {
    value = ((value << 5) | alphabet.indexOf(character)) & 0xFFFF
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((value >> bits) & 0xFF)
    }
  }
  return Uint8Array.from(bytes)
}
