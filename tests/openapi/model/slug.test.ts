import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSlugger } from '../../../openapi/model/address/slug.ts'
import { toSlug, toTitle } from '../../../openapi/document/text/slug.ts'

describe('toSlug', () => {
  it.each([
    ['createUser', 'create-user'],
    ['getHTTPResponse', 'get-http-response'],
    ['repos/list-tags', 'repos-list-tags'],
    ['Users & Roles', 'users-roles'],
    ['Crème brûlée', 'creme-brulee'],
    ['../../etc/passwd', 'etc-passwd'],
    ['用户', '用户'],
    ['日本語 タグ', '日本語-タグ'],
    ['हिन्दी', 'हिन्दी'],
  ])('writes %s as %s', (text, slug) => expect(toSlug(text)).toBe(slug))

  it('cuts long ids and keeps them apart', () => {
    const [one, other] = [toSlug(`${'a'.repeat(500)}1`), toSlug(`${'a'.repeat(500)}2`)]
    expect(one).toHaveLength(60)
    expect(one).not.toBe(other)
  })
})

describe('createSlugger', () => {
  it('numbers what collides, also where only the case differs', () => {
    const slug = createSlugger()
    expect(['getUser', 'GetUser', 'get_user'].map(id => slug(id, id))).toEqual(['get-user', 'get-user-2', 'get-user-3'])
  })

  it('leaves the names of the site and of devices alone', () => {
    const slug = createSlugger()
    expect(['index', '404', 'mock', 'print-all', 'CON', 'com1'].map(id => slug(id, id))).toEqual([
      'index-2',
      '404-2',
      'mock-2',
      'print-all-2',
      'con-2',
      'com1-2',
    ])
  })

  it('keeps what was published', () => {
    const slug = createSlugger(new Map([['b', 'user']]))
    expect(slug('a', 'user')).toBe('user-2')
    expect(slug('b', 'renamed')).toBe('user')
  })

  it('gives every key a safe slug of its own', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 50 }), (ids) => {
        const slug = createSlugger()
        const slugs = ids.map((id, index) => slug(String(index), id))
        expect(new Set(slugs.map(one => one.toLowerCase())).size).toBe(ids.length)
        for (const one of slugs)
          expect(one).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*$/u)
      }),
    )
  })
})

it('reads an id as a title', () => {
  expect(['createUser', 'list_public_keys', 'getURL'].map(toTitle)).toEqual([
    'Create user',
    'List public keys',
    'Get URL',
  ])
})
