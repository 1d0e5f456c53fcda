import { describe, expect, it } from 'vitest'
import { countSchemaUses } from '../../../openapi/model/schema/schema-uses.ts'
import { documentOf } from './document.ts'

function ref(name: string, section = 'schemas'): { $ref: string } {
  return { $ref: `#/components/${section}/${name}` }
}

function json<T>(schema: T): { content: Record<string, { schema: T }> } {
  return { content: { 'application/json': { schema } } }
}

describe('countSchemaUses', () => {
  it('counts each operation once, through other components, parameters of its path and schemas that hold themselves', () => {
    const document = documentOf({
      paths: {
        '/a': {
          parameters: [{ name: 'q', in: 'query', schema: ref('Query') }],
          get: { responses: { 200: { description: '', ...json(ref('Node')) }, 404: ref('Missing', 'responses') } },
          post: { requestBody: json({ type: 'array', items: ref('Node') }), responses: { 404: ref('Missing', 'responses') } },
        },
        '/b': { get: { responses: { 200: { description: '', ...json(ref('Leaf')) } } } },
      },
      components: {
        responses: { Missing: { description: '', ...json(ref('Problem')) } },
        schemas: {
          Node: { properties: { child: ref('Node'), leaf: { $ref: '#/components/schemas/Leaf/properties/name' } } },
          Leaf: { properties: { name: { type: 'string' } } },
          Query: { type: 'string' },
          Problem: { type: 'object' },
          Unused: { properties: { leaf: ref('Leaf') } },
        },
      },
    })
    expect(Object.fromEntries(countSchemaUses(document))).toEqual({ Node: 2, Leaf: 3, Query: 2, Problem: 2 })
  })
})
