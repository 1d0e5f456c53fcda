import { expect, it } from 'vitest'
import { handOver, longText, stateOf } from '../../../../components/try-it/check/useCheck.ts'

it.each([
  [{ breaches: [], isWhole: true }, {}, 'fine'],
  [{ breaches: [], isWhole: false }, {}, 'unchecked'],
  [{ breaches: [], isWhole: false }, { isCut: true }, 'partial'],
  [{ breaches: [], isWhole: false }, { isBroken: true }, 'partial'],
  [{ breaches: [1], isWhole: false }, { isBroken: true }, 'broken'],
] as const)('of a check %j with an answer %j: %s', (verdict, answer, wanted) => {
  expect(stateOf(verdict, answer)).toBe(wanted)
})

it('a worker is given a text as it is or as its bytes, and nothing that did not come whole', () => {
  const blob = new Blob()
  expect(handOver({ text: 'x'.repeat(longText), blob })).toHaveLength(longText)
  expect(handOver({ text: 'x'.repeat(longText + 1), blob })).toBe(blob)
  expect(handOver({ text: '{"a":1}\n{"a', blob, isStopped: true })).toBe('{"a":1}\n')
  expect(handOver({ text: '{"a', blob, isStopped: true })).toBe('')
  for (const facts of [{ isCut: true }, { isBroken: true }, { text: undefined }])
    expect(handOver({ text: 'x', blob, ...facts })).toBeUndefined()
})
