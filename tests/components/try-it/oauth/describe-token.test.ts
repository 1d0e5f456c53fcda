import { describe, expect, it } from 'vitest'
import { describeToken, isExpired } from '../../../../components/try-it/oauth/describe-token.ts'
import { english } from '../../english.ts'

const noon = new Date(2026, 0, 5, 12).getTime()
const hour = 3_600_000

function say(scopes: string[], expires?: number): string {
  return describeToken({ access: 'a', scopes, expires }, noon, english).replace(/\s/g, ' ')
}

describe('a token is described', () => {
  it.each([
    ['by its end and its scopes', say(['read', 'write'], noon + hour), 'Signed in until 1:00 PM, for read write.'],
    ['by its end alone', say([], noon + hour), 'Signed in until 1:00 PM.'],
    ['by its scopes alone', say(['read']), 'Signed in for read.'],
    ['where nothing is said of it', say([]), 'Signed in.'],
    ['with the day of another one', say(['read'], noon + 25 * hour), 'Signed in until 1/6/26, 1:00 PM, for read.'],
    ['with its day a month on', say([], new Date(2026, 1, 5, 13).getTime()), 'Signed in until 2/5/26, 1:00 PM.'],
    ['as expired', say(['read'], noon), 'The token has expired: renew it, or sign in again.'],
  ])('%s', (_, text, want) => expect(text).toBe(want))

  it('as expired from its end on, where it has one', () => {
    const token = { access: 'a', scopes: [] }
    const ended = [noon - 1, noon, noon + 1].map(now => isExpired({ ...token, expires: noon }, now))
    expect(ended).toEqual([false, true, true])
    expect(isExpired(token, noon)).toBe(false)
  })
})
