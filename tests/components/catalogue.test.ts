import type { ApiSummary } from '../../components/shared/page.ts'
import { describe, expect, it } from 'vitest'
import { groupApis, matchesApi } from '../../components/placed/catalogue.ts'

function api(name: string, more: Partial<ApiSummary> = {}): ApiSummary {
  return { name, title: name, version: '1', href: `/${name}/`, search: `/${name}/search.json`, mock: '', operationCount: 1, securitySchemes: [], groups: [], ...more }
}

describe('groupApis', () => {
  it('keeps the order of the owner, with what has no group first', () => {
    const apis = [api('a', { group: 'Money' }), api('b'), api('c', { group: 'People' }), api('d', { group: 'Money' })]
    expect(groupApis(apis).map(({ name, apis }) => [name, apis.map(({ name }) => name)])).toEqual([
      [undefined, ['b']],
      ['Money', ['a', 'd']],
      ['People', ['c']],
    ])
  })
})

describe('matchesApi', () => {
  const shop = api('shop', { title: 'Corner Shop', summary: 'Sells soup.', groups: [{ tags: [{ title: 'Orders', slug: 'orders', href: '', depth: 0 }] }] })
  it.each([['', true], ['soup corner', true], ['ORDERS', true], ['shop bank', false]])('answers to %j: %s', (filter, found) => {
    expect(matchesApi(shop, filter)).toBe(found)
  })
})
