import { describe, expect, it } from 'vitest'
import { isCommonPassword, isInappropriate } from '../../../openapi/userstore/words.ts'

describe('isCommonPassword', () => {
  it.each([
    'password',
    'Passw0rd',
    'P4ssword123!',
    'letmein2024',
    '12345678',
    '87654321',
    'qwertyuiop',
    'aaaaaaaa',
    'abcabcabc',
    '1q2w3e4r',
    'trustno1',
    'secret',
  ])('knows %s', (password) => {
    expect(isCommonPassword(password)).toBe(true)
  })

  it.each([
    'correct-horse-battery-staple',
    'analytical-engine-1843',
    'tangerine-submarine-1969',
    'sunshine over leith',
    '3f9c61d04b7e',
    'пароль-для-меня',
  ])('lets %s pass', (password) => {
    expect(isCommonPassword(password)).toBe(false)
  })
})

describe('isInappropriate', () => {
  it.each(['asshole', 'big_b4stard', 'W.A.N.K.E.R', 'sh1thead'])('refuses %s', (name) => {
    expect(isInappropriate(name)).toBe(true)
  })

  it.each(['ada', 'scunthorpe', 'cassandra', 'dickens', 'middlesex', 'shitake'])('lets %s pass', (name) => {
    expect(isInappropriate(name)).toBe(false)
  })
})
