import type { JsonObject } from '../../../openapi/mock/index.ts'
import type { Filter } from '../../../openapi/userfront/find.ts'
import { describe, expect, it } from 'vitest'
import { findRecords } from '../../../openapi/userfront/find.ts'

const now = Date.parse('2026-01-31T12:00:00Z')
const people: (JsonObject & { name: string | null, email: string })[] = [
  {
    name: 'Ada',
    email: 'ada@example.com',
    createdAt: '2026-01-30T00:00:00Z',
    data: {
      plan: 'team',
      seats: 5,
      tags: ['beta'],
      vip: true,
    },
    authorization: { demo1234: { roles: ['admin'] } },
  },
  {
    name: 'Bob',
    email: 'bob@example.org',
    createdAt: '2026-01-01T00:00:00Z',
    data: { plan: 'Starter', seats: 1 },
    authorization: { demo1234: { roles: ['member'] } },
  },
  {
    name: null,
    email: 'carol@example.com',
    createdAt: '2025-06-01T00:00:00Z',
    data: {},
    authorization: {},
  },
]

describe('a filter', () => {
  it.each<[string, Filter, string]>([
    [
      'text that is the same in any case',
      {
        attr: 'data.plan',
        type: 'string',
        comparison: 'is',
        value: 'STARTER',
      },
      'b',
    ],
    [
      'text that contains',
      {
        attr: 'email',
        type: 'string',
        comparison: 'contains',
        value: 'bob',
      },
      'b',
    ],
    [
      'text that does not contain',
      {
        attr: 'name',
        type: 'string',
        comparison: 'does not contain',
        value: 'a',
      },
      'bc',
    ],
    [
      'text that starts',
      {
        attr: 'email',
        type: 'string',
        comparison: 'starts with',
        value: 'c',
      },
      'c',
    ],
    [
      'text that ends',
      {
        attr: 'email',
        type: 'string',
        comparison: 'ends with',
        value: '@example.com',
      },
      'ac',
    ],
    ['text that is missing', { attr: 'name', type: 'string', comparison: 'is unknown' }, 'c'],
    ['text that is there', { attr: 'name', type: 'string', comparison: 'has any value' }, 'ab'],
    [
      'a yes',
      {
        attr: 'data.vip',
        type: 'boolean',
        comparison: 'is',
        value: true,
      },
      'a',
    ],
    [
      'no yes',
      {
        attr: 'data.vip',
        type: 'boolean',
        comparison: 'is not',
        value: true,
      },
      'bc',
    ],
    [
      'a number',
      {
        attr: 'data.seats',
        type: 'number',
        comparison: 'is',
        value: 1,
      },
      'b',
    ],
    [
      'a greater number',
      {
        attr: 'data.seats',
        type: 'number',
        comparison: 'more than',
        value: 1,
      },
      'a',
    ],
    [
      'a lesser number',
      {
        attr: 'data.seats',
        type: 'number',
        comparison: 'less than',
        value: 5,
      },
      'b',
    ],
    [
      'a date before',
      {
        attr: 'createdAt',
        type: 'date',
        comparison: 'before',
        value: '2026-01-01',
      },
      'c',
    ],
    [
      'a date after',
      {
        attr: 'createdAt',
        type: 'date',
        comparison: 'after',
        value: '2026-01-15',
      },
      'a',
    ],
    [
      'a date between',
      {
        attr: 'createdAt',
        type: 'date',
        comparison: 'between',
        value: ['2025-12-31', '2026-01-02'],
      },
      'b',
    ],
    [
      'less than days ago',
      {
        attr: 'createdAt',
        type: 'date',
        comparison: 'less than',
        value: 7,
      },
      'a',
    ],
    [
      'more than days ago',
      {
        attr: 'createdAt',
        type: 'date',
        comparison: 'more than',
        value: 90,
      },
      'c',
    ],
    [
      'a list that contains',
      {
        attr: 'data.tags',
        type: 'array',
        comparison: 'contains',
        value: 'beta',
      },
      'a',
    ],
    [
      'a list that does not contain',
      {
        attr: 'data.tags',
        type: 'array',
        comparison: 'does not contain',
        value: 'beta',
      },
      'bc',
    ],
    ['a list with anything', { attr: 'data.tags', type: 'array', comparison: 'any' }, 'a'],
    [
      'a role in a tenant',
      {
        attr: 'role',
        type: 'string',
        comparison: 'is',
        value: 'demo1234:admin',
      },
      'a',
    ],
    [
      'any role in a tenant',
      {
        attr: 'role',
        type: 'string',
        comparison: 'is',
        value: 'demo1234',
      },
      'ab',
    ],
    ['nothing below an inherited name', { attr: 'constructor.name', type: 'string', comparison: 'has any value' }, ''],
  ])('finds %s', (_, filter, found) => {
    expect(initials({ filters: { filterGroups: [{ filters: [filter] }] } })).toBe(found)
  })
})

describe('a search', () => {
  const bob: Filter = {
    attr: 'name',
    type: 'string',
    comparison: 'is',
    value: 'Bob',
  }
  const team: Filter = {
    attr: 'data.plan',
    type: 'string',
    comparison: 'is',
    value: 'team',
  }

  it('joins filters and groups as it is told', () => {
    const groups = (outer: string, inner: string): string =>
      initials({
        filters: {
          conjunction: outer,
          filterGroups: [{ conjunction: inner, filters: [bob, team] }, { filters: [team] }],
        },
      })
    expect([groups('and', 'and'), groups('and', 'or'), groups('or', 'and'), groups('or', 'or')]).toEqual([
      '',
      'a',
      'a',
      'ab',
    ])
  })

  it('sorts either way, with missing values last', () => {
    expect(findRecords(people, { order: 'name_ASC' }, { path: '', now }).results.map(({ name }) => name)).toEqual([
      'Ada',
      'Bob',
      null,
    ])
    expect(findRecords(people, { order: 'name_DESC' }, { path: '', now }).results.map(({ name }) => name)).toEqual([
      'Bob',
      'Ada',
      null,
    ])
    expect(findRecords(people, {}, { path: '', now }).results.map(({ name }) => name)).toEqual(['Ada', 'Bob', null])
  })

  it('answers in pages of fifty that know of each other', () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ userId: index, createdAt: '2026-01-01T00:00:00Z' }))
    const page = findRecords(many, { page: 2 }, { path: '/users/find', now })
    expect(page.results).toHaveLength(50)
    // Of records made in the same moment, the last comes first.
    expect(page.results[0]).toMatchObject({ userId: 69 })
    expect(page).toMatchObject({
      totalCount: 120,
      meta: {
        count: 50,
        totalPages: 3,
        next: '/users/find?page=3',
        previous: '/users/find?page=1',
        self: '/users/find?page=2',
        last: '/users/find?page=3',
      },
    })
    expect(findRecords(many, { page: 3 }, { path: '', now }).meta.next).toBeNull()
    expect(findRecords(many, { page: 9 }, { path: '', now }).results).toEqual([])
  })
})

function initials(find: Parameters<typeof findRecords>[1]): string {
  return findRecords(people, find, { path: '/users/find', now })
    .results
    .map(({ email }) => email.charAt(0))
    .toSorted()
    .join('')
}
