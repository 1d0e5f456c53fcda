import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prettyJson, tokenizeJson } from '../../../../components/try-it/answer/json-tokens.ts'
import { computed } from '../../../support/computed.ts'

describe('tokenizeJson', () => {
  it('tells names, strings, numbers and words apart', () => {
    expect(
      tokenizeJson('{"a": ["b", -1.5e3, true, null]}')
        .filter(token => token.kind)
        .map(({ kind, text }) => `${kind} ${text}`),
    ).toEqual(['f "a"', 's "b"', 'n -1.5e3', 'k true', 'k null'])
  })

  it('is the text again when put together, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(
          tokenizeJson(text)
            .map(token => token.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  it('takes a long unfinished string in its stride', () => {
    const start = computed()
    tokenizeJson(`"${'\\"'.repeat(100_000)}`)
    expect(computed() - start).toBeLessThan(1000)
  })
})

describe('prettyJson', () => {
  it('indents and keeps numbers as they came', () => {
    expect(prettyJson('{"a":12345678901234567890,"b":[1.10]}')).toBe(
      '{\n  "a": 12345678901234567890,\n  "b": [\n    1.10\n  ]\n}',
    )
    expect(prettyJson('<p>')).toBeUndefined()
  })
})
