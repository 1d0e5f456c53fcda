import type { PatternNode } from '../../../openapi/schema/pattern/parse.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { affordableLength, stepsOf } from '../../../openapi/schema/pattern/cost.ts'
import { matchNode } from '../../../openapi/schema/pattern/match.ts'
import { parsePattern } from '../../../openapi/schema/pattern/parse.ts'
import { createPattern, matchesPattern } from '../../../openapi/schema/pattern/pattern.ts'
import { createRun, runPattern } from '../../../openapi/schema/pattern/run.ts'
import { smallMock } from '../mock/support/small.ts'

/** Patterns as trees of what they are made of, written out. */
const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', String.raw`\w`, String.raw`\u{61}`, String.raw`\x62`, String.raw`\b`)
const count = fc.constantFrom('*', '+', '?', '{2}', '{0,3}', '{1,}', '*?', '+?')
const pattern = fc.letrec<{ any: string, unit: string }>(tie => ({
  unit: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'pattern' },
    { weight: 4, arbitrary: atom },
    tie('any').map(inner => `(?:${inner})`),
    tie('any').map(inner => `(${inner})`),
    tie('any').map(inner => `(?=${inner})`),
    tie('any').map(inner => `(?!${inner})`),
    tie('any').map(inner => `(?<=${inner})`),
    tie('any').map(inner => `(?<!${inner})`),
  ),
  any: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'pattern' },
    tie('unit'),
    fc.tuple(tie('unit').filter(unit => !/^\(\?<?[=!]|^\\b/.test(unit)), count).map(parts => parts.join('')),
    fc.array(tie('any'), { minLength: 2, maxLength: 3 }).map(parts => parts.join('')),
    fc.array(tie('any'), { minLength: 2, maxLength: 3 }).map(parts => parts.join('|')),
    tie('any').map(inner => `^${inner}$`),
  ),
})).any.filter(source => source.length < 80)
const shortText = fc.string({ unit: fc.constantFrom('a', 'b', '!'), maxLength: 7 })

function parse(source: string): PatternNode {
  return parsePattern(source) ?? expect.fail(`${source} was not parsed`)
}

describe('a generated pattern', () => {
  it('is decided as the platform decides it, by every matcher', () => {
    fc.assert(
      fc.property(pattern, shortText, (source, text) => {
        const want = new RegExp(source, 'u').test(text)
        const node = parse(source)
        const run = createRun(node)
        expect([source, text, matchesPattern(source, text)]).toEqual([source, text, want])
        expect([source, text, run && runPattern(run, text, { steps: 1e6 })]).toEqual([source, text, want])
        expect([source, text, matchNode(node, text, { steps: 1e6 })]).toEqual([source, text, want])
      }),
      { numRuns: 3_000 },
    )
  })

  it('takes no more steps of a backtracking matcher than its cost says', () => {
    let costly = 0
    fc.assert(
      fc.property(pattern, fc.constantFrom('a', 'b', 'ab'), fc.nat(30), (source, unit, times) => {
        const text = `${unit.repeat(times)}!`
        const node = parse(source)
        const most = stepsOf(node, text.length)
        costly += Number(most > 1e9)
        // A tree has several nodes for what the cost counts as one step.
        const budget = { steps: 5 * source.length * (most + text.length + 1) }
        const given = Math.min(budget.steps, 300_000)
        const left = { steps: given }
        matchNode(node, text, left)
        if (given === budget.steps)
          expect([source, left.steps >= 0]).toEqual([source, true])
      }),
      { numRuns: 3_000 },
    )
    expect(costly).toBeGreaterThan(10)
  })

  it('ends within its steps, whatever the text', () => {
    fc.assert(
      fc.property(pattern, fc.constantFrom('a', 'b', 'ab'), fc.integer({ min: 10, max: 20_000 }), (source, unit, times) => {
        const budget = { steps: 200_000 }
        createPattern(source)?.test(`${unit.repeat(times)}!`, budget)
        // The last step that was not there is counted, and so is the price of the dear ones.
        expect(budget.steps).toBeGreaterThan(-2_000_000)
      }),
      { numRuns: 300 },
    )
  })
})

it.each([
  ['^[a-z]+$', 1_000],
  ['^ssh-(rsa|dss) |^ecdsa ', 16],
  [String.raw`^\d{1,3}\.\d{1,3}$`, 100_000],
  ['^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', 100_000],
  ['^a*b*$', 16],
  ['^.{1,64}@.{1,255}$', 32],
])('%s is the platform\'s for texts of an ordinary length', (source, length) => {
  expect(affordableLength(parse(source))).toBeGreaterThanOrEqual(length)
})

it.each([
  '^x|.*.*c.*d',
  '(a+)+$',
  String.raw`^(?:\u{61}+)+$`,
  String.raw`(a+)\1`,
  'a?'.repeat(30) + 'a'.repeat(30),
  '(a|a)'.repeat(30),
  '^(([a-z])+.)+[A-Z]([a-z])+$',
])('%s is left to the platform for no text that could keep it busy', (source) => {
  expect(affordableLength(parse(source))).toBeLessThanOrEqual(8)
})

it.each([
  ['^(?:\\u{61}+)+$', false],
  ['(a|a)'.repeat(30), true],
  ['(a+)+$', false],
  ['a?'.repeat(30) + 'a'.repeat(30), true],
  [String.raw`^(\w+\s?)*$`, false],
  ['^x|.*.*c', false],
  ['^ssh-(rsa|dss|ed25519) |^ecdsa-sha2-nistp(256|384|521) ', false],
])('%s is decided for long texts too', (source, wantOfLong) => {
  expect(matchesPattern(source, `${'a'.repeat(29)}!`)).toBe(false)
  expect(createPattern(source)?.test(`${'a'.repeat(source.startsWith('a?') ? 2_000 : 50_000)}!`, { steps: 10_000_000 })).toBe(wantOfLong)
})

it('a look ahead is decided wherever it stands', () => {
  const password = String.raw`^.*(?=.{8,})(?=.*[a-zA-Z])(?=.*\d)(?=.*[!#$%&? "]).*$`
  expect([matchesPattern(password, 'battery staple 4'), matchesPattern(password, 'x'.repeat(3_000))]).toEqual([true, false])
})

it('what is no regular expression is told apart from what does not match', () => {
  expect([matchesPattern('[', 'a'), createPattern('(')]).toEqual([undefined, undefined])
})

it('a text that breaks a costly pattern is refused, not let pass', async () => {
  const call = smallMock(`
paths:
  /keys:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { key: { type: string, pattern: '^ssh-(rsa|dss) |^ecdsa ' }, name: { type: string, pattern: '^(\\w+\\s?)*$' }, twice: { type: string, pattern: '^(?:(a+)\\1?)+$' } } } } } }
      responses: { '204': { description: Kept } }
`)
  expect((await call('POST', '/keys', { key: 'x'.repeat(10_000) })).status).toBe(400)
  expect((await call('POST', '/keys', { name: `${'x'.repeat(10_000)}!` })).status).toBe(400)
  expect((await call('POST', '/keys', { twice: `${'a'.repeat(10_000)}!` })).status).toBe(400)
  expect((await call('POST', '/keys', { key: `ssh-rsa ${'x'.repeat(10_000)}`, name: 'x'.repeat(10_000) })).status).toBe(204)
})
