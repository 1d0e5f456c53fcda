import { describe, expect, it } from 'vitest'
import { filterNavigation } from '../../../../components/layout/sidebar/filter-navigation.ts'

const tag = (title: string) => ({ title, slug: title.toLowerCase(), href: `/${title}`, depth: 0 })
const operation = (title: string, method: string) => ({ title, method, href: `/${title}`, kind: 'operation' as const })
const navigation = {
  groups: [{ name: 'People', tags: [tag('Users'), tag('Roles')] }, { tags: [tag('Orders')] }],
  operations: {
    users: [operation('Create a user', 'post'), operation('Read a user', 'get')],
    orders: [operation('Place an order', 'post'), operation('Cancel', 'delete')],
  },
}

function filtered(filter: string, openTag = 'users'): string {
  const { groups, operations } = filterNavigation(navigation, filter, openTag)
  return groups.flatMap(({ tags }) => tags.flatMap(({ title, slug }) => [title, ...operations[slug]?.map(({ title }) => title) ?? []])).join(', ')
}

describe('filterNavigation', () => {
  it('leaves all where nothing is looked for, with the operations of the open tag alone', () => {
    expect(filtered('  ')).toBe('Users, Create a user, Read a user, Roles, Orders')
    expect(filterNavigation(navigation, '').groups).toBe(navigation.groups)
  })

  it('keeps tags for their names, and the open one then with all its operations', () => {
    expect(filtered('ROLE')).toBe('Roles')
    expect(filtered('orders')).toBe('Orders')
    expect(filtered('orders', 'orders')).toBe('Orders, Place an order, Cancel')
  })

  it('keeps operations of any tag for their titles and methods, which the name of their tag completes', () => {
    expect(filtered('user read')).toBe('Users, Read a user')
    expect(filtered('post')).toBe('Users, Create a user, Orders, Place an order')
    expect(filtered('orders cancel')).toBe('Orders, Cancel')
    expect(filtered('users cancel')).toBe('')
  })

  it('keeps no group that has lost its tags', () => {
    expect(filterNavigation(navigation, 'roles', 'users').groups).toEqual([{ name: 'People', tags: [tag('Roles')] }])
  })
})
