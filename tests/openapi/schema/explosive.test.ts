import { describe, expect, it } from 'vitest'
import { isExplosive } from '../../../openapi/schema/pattern/explosive.ts'

describe('a pattern that can keep an engine busy', () => {
  it.each([
    '^(a+)+$',
    '^(a*)*$',
    '^(\\w+\\s?)*$',
    '^(a|aa)+$',
    '^(a|a)*$',
    '(x+x+)+y',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^([a-zA-Z0-9]+[-.]?)+@example$',
    '^(.*,){12,}P$',
    '^(\\d+,?){1,20}$',
    '(?=(a+)+$).*',
    '^((ab)*|(ab)*c)*d$',
    '^(a?b?c?)*$',
  ])('is found: %s', (pattern) => {
    expect(isExplosive(pattern)).toBe(true)
  })

  it.each([
    '^[a-z]+$',
    '^(foo|bar)+$',
    '^(\\w+(\\s\\w+)*)?$',
    '^([a-z0-9_.-]+)@([\\da-z.-]+)\\.([a-z.]{2,6})$',
    '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
    '^(\\d{3}-)*\\d+$',
    '^(?!.*--)[a-z0-9-]*$',
    '^(([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\\.){3}([0-9]|[1-9][0-9])$',
    '(a+)+',
    '^(a|ab)*',
    '[',
  ])('is not: %s', (pattern) => {
    expect(isExplosive(pattern)).toBe(false)
  })

  it('gives up on what is large, in bounded steps', () => {
    expect(isExplosive(`^${'(a+)+'.repeat(300)}$`)).toBe(false)
    expect(isExplosive(`^(${Array.from({ length: 60 }, (_, at) => `${at}[a-z]z`).join('|')})+$`)).toBe(false)
  })
})
