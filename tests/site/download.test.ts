import { describe, expect, it } from 'vitest'
import { withoutInternal } from '../../site/download.ts'

describe('withoutInternal', () => {
  it('leaves out what is marked as internal, at any depth', () => {
    expect(
      withoutInternal({
        'paths': {
          '/a': { get: { summary: 'A' }, post: { 'x-internal': true } },
          '/b': { 'x-internal': true },
        },
        'tags': [{ 'name': 'a', 'x-internal': true }, { name: 'b' }],
        'x-internal': false,
      }),
    ).toEqual({
      'paths': { '/a': { get: { summary: 'A' } } },
      'tags': [{ name: 'b' }],
      'x-internal': false,
    })
  })

  it('shows keys named __proto__ like any other', () => {
    const node = JSON.parse('{"__proto__":{"type":"string"}}')
    expect(JSON.stringify(withoutInternal(node))).toBe('{"__proto__":{"type":"string"}}')
  })
})
