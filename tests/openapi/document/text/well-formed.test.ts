import { describe, expect, it } from 'vitest'
import { isWellFormed, toWellFormed } from '../../../../openapi/document/text/well-formed.ts'

/** What an encoder to UTF-8 makes of a text. */
function throughUtf8(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))
}

describe('well-formed text', () => {
  const texts = ['', 'plain', 'é😀', '\uD83D', '\uDE00\uD83D', 'a\uD800b\uDFFFc', '😀\uD83D😀']

  it.each(texts)('is what an encoder to UTF-8 makes of it: %j', (text) => {
    expect(toWellFormed(text)).toBe(throughUtf8(text))
    expect(isWellFormed(text)).toBe(text === throughUtf8(text))
  })
})
