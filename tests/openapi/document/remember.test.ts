import { expect, it } from 'vitest'
import { remember } from '../../../openapi/document/remember.ts'

it('finds what belongs to a key once, also where it is nothing', () => {
  const cache = new Map<string, string | undefined>()
  const asked: string[] = []
  const ask = (key: string, answer: string | undefined) => remember(cache, key, () => {
    asked.push(key)
    return answer
  })

  expect([ask('a', 'one'), ask('a', 'two'), ask('b', undefined), ask('b', 'three')]).toEqual(['one', 'one', undefined, undefined])
  expect(asked).toEqual(['a', 'b'])
})
