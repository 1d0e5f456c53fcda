import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeForm, encodePath, encodeUnreserved } from '../../../openapi/samples/percent.ts'
import { createHider, mapTexts } from '../../../openapi/samples/known-secret.ts'
import { withoutSecrets } from '../../../openapi/samples/secret.ts'
import { parseJson, toLine } from '../../../openapi/samples/json.ts'

const hider = (...values: string[]) => createHider(values.map((value, index) => ({ value, shown: `<${index}>` })))

describe('a known secret', () => {
  it.each([
    ['as it is', 'a/token-abc/b', 'a/<0>/b'],
    ['each time', 'token-abc,token-abc', '<0>,<0>'],
    ['in the middle of a word', 'xtoken-abcx', 'x<0>x'],
    ['in the letters of a host', 'https://TOKEN-abc.test', 'https://<0>.test'],
    ['not where another is longer', 'token-ab', 'token-ab'],
  ])('is taken out %s', (_, text, want) => expect(hider('token-abc')(text)).toBe(want))

  it('is taken out however an address, a form or JSON writes it', () => {
    fc.assert(fc.property(fc.stringMatching(/^[\x21-\x7E]{8,40}$/), fc.string(), fc.string(), (secret, before, after) => {
      const hide = hider(secret)
      for (const write of [encodeUnreserved, encodePath, encodeURIComponent, encodeURI])
        expect(hide(write(secret))).toBe('<0>')
      expect(hide(encodeForm([['', secret]]))).toBe('=<0>')
      expect(hide(JSON.stringify(secret))).toBe('"<0>"')
      expect(hide(`${before}${secret}${after}`)).toContain('<0>')
    }))
  })

  it.each([
    ['a+b.c*d(e)[f]', 'x/a+b.c*d(e)[f]', 'x/<0>'],
    ['say"it"\\so', '{"k":"say\\"it\\"\\\\so"}', '{"k":"<0>"}'],
    ['schlüssel', '/schl%C3%BCssel/schl%c3%bcssel', '/<0>/<0>'],
    ['a/b=c%d/efgh', 'a%2Fb%3Dc%25d%2Fefgh', '<0>'],
    ['\uD800abcdefg', '%EF%BF%BDabcdefg', '<0>'],
  ])('%s has no meaning of its own in a pattern', (secret, text, want) => expect(hider(secret)(text)).toBe(want))

  it('is, where it is short, one only as a word of its own', () => {
    expect(hider('key')('key keys monkey /key/ %2Fkey%2F "key" key_1')).toBe('<0> keys monkey /<0>/ %2F<0>%2F "<0>" <0>_1')
    expect(hider('k3y-567')('x7k3y-567')).toBe('x7k3y-567')
    expect(hider('k3y-5678')('x7k3y-5678')).toBe('x7<0>')
  })

  it('is taken out whole where another is a part of it, and none of it is where there is none', () => {
    expect(hider('abcdefgh', 'abcdefgh:ijkl')('abcdefgh:ijkl abcdefgh')).toBe('<1> <0>')
    expect(hider('')('a b')).toBe('a b')
    expect(createHider([{ value: 'abcdefgh', shown: '$&$1' }])('abcdefgh')).toBe('$&$1')
  })

  it('is taken out of all texts of a value', () => {
    const value = { a: ['token-abc', 1, null, { b: 'x token-abc' }], c: true }
    expect(mapTexts(value, hider('token-abc'))).toEqual({ a: ['<0>', 1, null, { b: 'x <0>' }], c: true })
  })

  it('is taken out of JSON beside what is secret by its name, and a number of it as a whole', () => {
    const text = '{"note":"is 12345678","n":12345678,"list":[112345678,7.50],"token":"x"}'
    const hide = hider('12345678')
    const json = withoutSecrets(text, { hide })
    expect(json && toLine(json)).toBe('{"note": "is <0>", "n": "<0>", "list": ["1<0>", 7.50], "token": ""}')
    const shown = withoutSecrets('{"token":"12345678"}', { hide, examples: ['{"token":"12345678"}'] })
    expect(shown && parseJson(toLine(shown))).toEqual(new Map([['token', '<0>']]))
  })
})
