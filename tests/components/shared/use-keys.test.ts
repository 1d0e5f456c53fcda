import type { Keys } from '../../../components/shared/key/useKeys.ts'
import { describe, expect, it, vi } from 'vitest'
import { createSSRApp } from 'vue'
import { provideKeys, useKeys } from '../../../components/shared/key/useKeys.ts'
import { stubStorage } from '../try-it/storage.ts'

const kept = stubStorage()
const tab = stubStorage('sessionStorage')

/** The keys of a page that was just loaded. */
function load(): Keys {
  const app = createSSRApp({})
  provideKeys(app)
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const keys = app.runWithContext(useKeys)
  warn.mockRestore()
  keys.recall()
  return keys
}

describe('what a key was got with', () => {
  it('is there again after a reload, in the storage of the tab alone', () => {
    load().use('a', ['oauth', 'other'], 'canary-key', { refresh: 'canary-refresh' })
    const { own, grants } = load()
    expect(own.value).toEqual({ a: { oauth: 'canary-key', other: 'canary-key' } })
    expect(grants.value).toEqual({ a: { oauth: { refresh: 'canary-refresh' }, other: { refresh: 'canary-refresh' } } })
    expect(JSON.stringify([...kept])).not.toContain('canary')
    expect(JSON.stringify([...tab])).toContain('canary-refresh')
  })

  it.each([
    ['an empty key', (keys: Keys) => keys.use('a', ['oauth'], '')],
    ['an empty key, whatever comes with it', (keys: Keys) => keys.use('a', ['oauth'], '', { refresh: 'canary-more' })],
    ['"forget"', (keys: Keys) => keys.forget()],
  ])('goes with its key by %s', (_, leave) => {
    const keys = load()
    keys.use('a', ['oauth'], 'canary-key', { refresh: 'canary-refresh' })
    leave(keys)
    expect(Object.values(keys.grants.value).every(entry => Object.keys(entry).length === 0)).toBe(true)
    expect(JSON.stringify([...tab])).not.toContain('canary')
  })

  it('goes with a key that another takes the place of, and no other does', () => {
    const keys = load()
    keys.use('a', ['oauth', 'other'], 'one', { refresh: 'r' })
    keys.use('b', ['oauth'], 'one', { refresh: 'b' })
    keys.use('a', ['oauth'], 'two')
    expect(load().grants.value).toEqual({ a: { other: { refresh: 'r' } }, b: { oauth: { refresh: 'b' } } })
    expect(keys.own.value).toEqual({ a: { oauth: 'two', other: 'one' }, b: { oauth: 'one' } })
  })

  it('is forgotten in all tabs', async () => {
    const [one, other] = [load(), load()]
    one.use('a', ['oauth'], 'canary-key', { refresh: 'canary-refresh' })
    other.forget()
    await expect.poll(() => one.grants.value).toEqual({})
    expect(one.own.value).toEqual({})
  })

  it('is nothing where somebody wrote into the storage what is none', () => {
    tab.set('api-docs:grants', '{"a":{"oauth":null,"other":1},"b":null}')
    tab.set('api-docs:keys', '{"a":{"oauth":7,"other":"k"},"b":null}')
    const { own, grants } = load()
    expect([own.value, grants.value]).toEqual([{ a: { other: 'k' }, b: {} }, { a: { other: 1 }, b: {} }])
  })
})
