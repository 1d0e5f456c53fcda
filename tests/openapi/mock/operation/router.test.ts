import { describe, expect, it } from 'vitest'
import { createRouter } from '../../../../openapi/mock/operation/router.ts'
import { computed } from '../../../support/computed.ts'

describe('a parameter that takes several segments', () => {
  const router = createRouter<string>()
  const wide = new Set(['path', 'ref'])
  router.add({ path: '/contents/{path}', method: 'GET', wide }, 'read')
  router.add({ path: '/contents/{path}', method: 'HEAD' }, 'look')
  router.add({ path: '/contents/drafts/{id}', method: 'GET' }, 'draft')
  router.add({ path: '/commits/{ref}/status', method: 'GET', wide }, 'status')
  router.add({ path: '/commits/{ref}', method: 'GET', wide }, 'commit')

  it.each([
    ['/contents/a', 'read', { path: 'a' }],
    ['/contents/a/b%20c/d', 'read', { path: 'a/b c/d' }],
    ['/contents/drafts/7', 'draft', { id: '7' }],
    ['/contents/drafts/7/8', 'read', { path: 'drafts/7/8' }],
    ['/commits/heads/main/status', 'status', { ref: 'heads/main' }],
    ['/commits/heads/main', 'commit', { ref: 'heads/main' }],
    ['/commits/a%2Fb', 'commit', { ref: 'a/b' }],
  ])('finds %s', (path, route, parameters) => {
    expect(router.find(path, 'GET')).toEqual({ kind: 'found', match: { route, parameters } })
  })

  it('is one segment to a method that does not say so', () => {
    expect(router.find('/contents/a', 'HEAD')).toMatchObject({
      kind: 'found',
      match: { route: 'look' },
    })
    expect(createRouter().find('/contents/a/b', 'HEAD')).toEqual({ kind: 'missing' })
  })

  it('is looked for in bounded time', () => {
    const many = createRouter<string>()
    many.add({ path: '/{a}/{b}/{c}/{d}/end', method: 'GET', wide: new Set(['a', 'b', 'c', 'd']) }, 'found')
    const start = computed()
    expect(many.find('/x'.repeat(4000), 'GET').kind).toBe('missing')
    expect(computed() - start).toBeLessThan(500)
  })
})
