import { describe, expect, it } from 'vitest'
import { filterNavigation } from '../../../components/layout/filter-navigation.ts'

const tag = (title: string) => ({ title, slug: title.toLowerCase(), href: `/${title}`, depth: 0 })
const operation = (title: string, method: string) => ({ title, method, href: `/${title}`, kind: 'operation' as const })
const navigation = {
  groups: [{ name: 'People', tags: [tag('Users'), tag('Roles')] }, { tags: [tag('Orders')] }],
  operations: [operation('Create a user', 'post'), operation('Read a user', 'get')],
}

function filtered(filter: string): string {
  const { groups, operations } = filterNavigation(navigation, filter, 'users')
  return [...groups.flatMap(({ tags }) => tags.map(({ title }) => title)), ...operations.map(({ title }) => title)].join(', ')
}

describe('filterNavigation', () => {
  it('leaves all where nothing is looked for', () => {
    expect(filterNavigation(navigation, '  ', 'users')).toEqual(navigation)
  })

  it('keeps tags for their names, and the open one for its operations', () => {
    expect(filtered('ORD')).toBe('Orders')
    expect(filtered('user read')).toBe('Users, Read a user')
    expect(filtered('post')).toBe('Users, Create a user')
    expect(filtered('users')).toBe('Users, Create a user, Read a user')
  })

  it('keeps no group that has lost its tags', () => {
    expect(filterNavigation(navigation, 'roles', 'users').groups).toEqual([{ name: 'People', tags: [tag('Roles')] }])
    expect(filtered('nothing')).toBe('')
  })
})
