import { expect, it } from 'vitest'
import { costOf, createPattern } from '../../../openapi/schema/pattern/compile.ts'
import { smallMock } from '../mock/support/small.ts'

it.each([
  ['^[a-z]+$', 1],
  ['^ssh-(rsa|dss) |^ecdsa ', 1],
  [String.raw`^\d{1,3}\.\d{1,3}$`, 1],
  ['^a*b*$', 2],
  ['a+b', 2],
  ['^.{1,64}@.{1,255}$', 2],
  ['^x|.*.*c', undefined],
  ['(a+)+$', undefined],
  [String.raw`(a)\1`, undefined],
  ['a?'.repeat(30) + 'a'.repeat(30), undefined],
  ['(a|a)'.repeat(30), undefined],
])('the cost of %s is known before it runs', (source, want) => {
  expect(costOf(source)).toBe(want)
})

it.each(['(a|a)'.repeat(30), '(a+)+$', 'a?'.repeat(30) + 'a'.repeat(30), '^x|.*.*c'])(
  'no text keeps %s running',
  (source) => {
    const start = performance.now()
    const { test } = createPattern(source, () => {})
    for (let round = 0; round < 100; round++)
      test(`${'a'.repeat(29)}!`)
    test(`${'a'.repeat(100_000)}!`)
    expect(performance.now() - start).toBeLessThan(5_000)
  },
)

it('a text too long for the pattern is refused, not let pass', async () => {
  const call = smallMock(`
paths:
  /keys:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { key: { type: string, pattern: '^ssh-(rsa|dss) |^ecdsa ' }, name: { type: string, pattern: '^(\\w+\\s?)*$' } } } } } }
      responses: { '204': { description: Kept } }
`)
  expect((await call('POST', '/keys', { key: 'x'.repeat(10_000) })).status).toBe(400)
  expect((await call('POST', '/keys', { name: `${'x'.repeat(10_000)}!` })).status).toBe(400)
  expect(
    (
      await call('POST', '/keys', {
        key: `ssh-rsa ${'x'.repeat(10_000)}`,
        name: 'x'.repeat(10_000),
      })
    ).status,
  ).toBe(204)
})
