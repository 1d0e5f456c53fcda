import { describe, expect, it } from 'vitest'
import { arrange } from '../../../components/reference/schema/arrange.ts'

const schemas = [{ name: 'UserList', uses: 1 }, { name: 'account', uses: 4 }, { name: 'User', uses: 4 }, { name: 'Zone' }]
  .map(schema => ({ ...schema, href: `/${schema.name}` }))

describe('arrange', () => {
  it('sorts by name whatever the letters\' case, or by use and then by name', () => {
    expect(arrange(schemas, '', 'name').map(({ name }) => name)).toEqual(['account', 'User', 'UserList', 'Zone'])
    expect(arrange(schemas, '', 'use').map(({ name }) => name)).toEqual(['account', 'User', 'UserList', 'Zone'])
    expect(arrange(schemas.map(schema => ({ ...schema, uses: schema.name.length })), '', 'use').map(({ name }) => name)).toEqual(['UserList', 'account', 'User', 'Zone'])
  })

  it('keeps those that hold every word', () => {
    expect(arrange(schemas, ' list USER ', 'name').map(({ name }) => name)).toEqual(['UserList'])
    expect(arrange(schemas, 'nothing', 'name')).toEqual([])
  })
})
