import { expect, it } from 'vitest'
import { coerceDeep } from '../../../../openapi/mock/message/coerce.ts'
import { parseForm } from '../../../../openapi/mock/message/form.ts'

it('a form writes the places of a list as names', () => {
  const schema = {
    type: 'object' as const,
    properties: {
      items: {
        type: 'array' as const,
        items: { type: 'object' as const, properties: { quantity: { type: 'integer' as const } } },
      },
    },
  }
  const document = {
    name: 'x',
    version: '3.2.0',
    root: { openapi: '3.2.0', info: { title: 'x', version: '1' } },
  }
  expect(coerceDeep(document, schema, parseForm('items[0][quantity]=1&items[1][quantity]=2'))).toEqual({
    items: [{ quantity: 1 }, { quantity: 2 }],
  })
})
