import { describe, expect, it } from 'vitest'
import { parsePattern } from '../../../openapi/schema/pattern/parse.ts'
import { createRun, runPattern } from '../../../openapi/schema/pattern/run.ts'
import { matchesPattern } from '../../../openapi/schema/pattern/pattern.ts'

function run(pattern: string, text: string): boolean | undefined {
  const node = parsePattern(pattern)
  const made = node && createRun(node)
  return made && runPattern(made, text)
}

describe('an automaton', () => {
  it.each([
    '^ssh-(rsa|dss) |^ecdsa-(256|384) ',
    '^[a-z]{2,5}$',
    '(x{2,3}){2}',
    'a?b+?c*',
    String.raw`\bfoo\b`,
    '(a*)*b',
    '^$',
    '^[^,]*(,[^,]*){3}$',
  ])('finds what the engine finds for %s', (pattern) => {
    for (const text of ['', 'a', 'abc', 'xxxxx', 'xxx', 'foo bar', 'a,b,c,d', 'ssh-rsa A', 'ecdsa-256 x', 'é😀']) {
      expect([text, run(pattern, text)]).toEqual([text, new RegExp(pattern, 'u').test(text)])
    }
  })

  it('is not made of what looks around or back', () => {
    expect(run(String.raw`(a)\1`, 'aa')).toBeUndefined()
    expect(run('(?=a)a', 'a')).toBeUndefined()
  })
})

it('long texts are decided in a time that grows with them', () => {
  const start = performance.now()
  expect(matchesPattern('^ssh-(rsa|dss|ed25519) |^ecdsa-sha2-nistp(256|384|521) ', 'x'.repeat(10_000))).toBe(false)
  for (const pattern of [String.raw`^(\w+\s?)*$`, '(a+)+$', '^x|.*.*c'])
    expect(matchesPattern(pattern, `${'a'.repeat(100_000)}!`)).toBe(false)
  expect(performance.now() - start).toBeLessThan(5_000)
})
