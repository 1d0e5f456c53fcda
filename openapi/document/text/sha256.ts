/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const rounds = listPrimes(64).map(prime => fraction(Math.cbrt(prime)))
const start = listPrimes(8).map(prime => fraction(Math.sqrt(prime)))

/**
 * SHA-256 of a text in UTF-8. Pages on plain http have none of their own, and a challenge has to be made there, too.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6234
 */
export function sha256(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(text)
  const padded = new Uint8Array(((bytes.length + 8) >> 6 << 6) + 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000))
  view.setUint32(padded.length - 4, bytes.length << 3)
  const state = Uint32Array.from(start)
  for (let offset = 0; offset < padded.length; offset += 64)
    digestBlock(state, view, offset)
  const digest = new Uint8Array(32)
  const out = new DataView(digest.buffer)
  state.forEach((word, index) => out.setUint32(index * 4, word))
  return digest
}

/** Base64 for URLs, without padding. RFC 4648 §5. */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function digestBlock(state: Uint32Array, view: DataView, offset: number): void {
  const words = new Uint32Array(64)
  for (let index = 0; index < 64; index++)
    words[index] = index < 16 ? view.getUint32(offset + index * 4) : extend(words, index)
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let index = 0; index < 64; index++) {
    const mixed = (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g))
    const first = (h + mixed + (rounds[index] ?? 0) + (words[index] ?? 0)) >>> 0
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) >>> 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) >>> 0, c, b, a, (first + second) >>> 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, index) => state[index] = ((state[index] ?? 0) + word) >>> 0)
}

function extend(words: Uint32Array, index: number): number {
  const [near = 0, far = 0] = [words[index - 2], words[index - 15]]
  return (turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)) + (words[index - 7] ?? 0)
    + (turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)) + (words[index - 16] ?? 0)
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 0x100000000) >>> 0
}

function listPrimes(count: number): number[] {
  const primes: number[] = []
  for (let number = 2; primes.length < count; number++) {
    if (primes.every(prime => number % prime !== 0))
      primes.push(number)
  }
  return primes
}
