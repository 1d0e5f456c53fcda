/** The API key of the samples; its sandbox is also that of the public client API. */
export const sampleKey = 'uf_test_admin_demo1234_0123456789abcdef0123456789abcdef'
export const sampleWorkspace = 'demo1234'
/** The first factor token of the samples. It belongs to the second user and is never used up. */
export const sampleFirstFactor = 'uf_test_first_factor_000102030405060708090a0b0c0d0e0f'

/** What a key says of itself: `uf_test_readonly_demo1234_…`. */
export interface KeyParts {
  mode: string
  type: string
  tenantId: string
  secret: string
}

/** Takes an API key apart; undefined where it has another form. */
export function parseKey(key: string): KeyParts | undefined {
  const [, mode, type, tenantId, secret] =
    /^uf_(test|live)_(admin|readonly|webhook)_([a-z0-9]{4,8})_([\w-]{1,100})$/.exec(key) ?? []
  return mode && type && tenantId && secret ? { mode, type, tenantId, secret } : undefined
}

/** A UUID of version 4 that is always the same for the same text, so that what a fresh sandbox makes is what the pages show. */
export function uuidOf(text: string): string {
  const hex = hexOf(text, 32)
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** Eight letters and digits, as tenants are named. */
export function tenantIdOf(text: string): string {
  return repeat(text, 8, { radix: 36, width: 0 })
}

/** Hexadecimal digits that are always the same for the same text. They are no secret and shall look like none. */
export function hexOf(text: string, length: number): string {
  return repeat(text, length, { radix: 16, width: 8 })
}

function repeat(text: string, length: number, { radix, width }: { radix: number, width: number }): string {
  let digits = ''
  for (let index = 0; digits.length < length; index++)
    digits += hash(text, index).toString(radix).padStart(width, '0')
  return digits.slice(0, length)
}

/** FNV-1a with a finish that spreads the last characters over all bits. */
function hash(text: string, seed: number): number {
  let value = (0x811C9DC5 ^ seed) >>> 0
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0
  value = Math.imul(value ^ (value >>> 15), 0x2C1B3C6D)
  value = Math.imul(value ^ (value >>> 12), 0x297A2D39)
  return (value ^ (value >>> 15)) >>> 0
}
