import type { ApiDocument } from '../../../openapi/document/index.ts'
import { describe, expect, it } from 'vitest'
import { toLeanDocument } from '../../../openapi/mock/lean.ts'

/** A document with one operation, which answers with a schema. */
function answering(schema: object, components: object, rest: object = {}): ApiDocument {
  return {
    name: 'any',
    version: '3.1.0',
    root: {
      openapi: '3.2.0',
      info: {
        title: 'Any',
        version: '1',
        description: 'Long.',
        contact: { name: 'Ada' },
      },
      tags: [{ name: 'things', description: 'Longer.' }],
      paths: {
        '/things': {
          get: {
            'summary': 'List',
            'description': 'Longest.',
            'x-page': 1,
            'responses': {
              200: {
                description: 'All.',
                content: { 'application/json': { schema } },
                links: { next: { operationId: 'a' } },
              },
            },
          },
        },
      },
      components: components as NonNullable<ApiDocument['root']['components']>,
      ...rest,
    } as ApiDocument['root'],
  }
}

function keptSchemas(schema: object, schemas: object, rest?: object): string[] {
  return Object.keys(toLeanDocument(answering(schema, { schemas }, rest)).root.components?.schemas ?? {})
}

describe('what a browser loads of a document', () => {
  it('is without prose, and without what only pages show', () => {
    expect(toLeanDocument(answering({}, {})).root).toEqual({
      openapi: '3.2.0',
      info: { title: 'Any', version: '1' },
      paths: {
        '/things': {
          get: { responses: { 200: { content: { 'application/json': { schema: {} } } } } },
        },
      },
      components: {},
    })
  })

  it('keeps properties, examples and defaults that are named as prose is, and extensions of schemas', () => {
    const schema = {
      'properties': {
        description: { type: 'string' },
        summary: { description: 'Gone.', default: { description: 'kept' } },
      },
      'example': { description: 'kept', summary: 'kept' },
      'x-unique': true,
    }
    expect(toLeanDocument(answering(schema, {})).root.paths?.['/things']).toMatchObject({
      get: {
        responses: {
          200: {
            content: {
              'application/json': {
                schema: {
                  ...schema,
                  properties: {
                    description: { type: 'string' },
                    summary: { default: { description: 'kept' } },
                  },
                },
              },
            },
          },
        },
      },
    })
  })

  it('holds the components that operations lead to', () => {
    expect(
      keptSchemas(
        { $ref: '#/components/schemas/A' },
        {
          'A': { properties: { b: { $ref: '#/components/schemas/B/properties/c' } } },
          'B': { properties: { c: { items: { $ref: '#/components/schemas/C~1D' } } } },
          'C/D': {},
          'Unused': { $ref: '#/components/schemas/AlsoUnused' },
          'AlsoUnused': {},
        },
      ),
    ).toEqual(['A', 'B', 'C/D'])
  })

  it('holds what a discriminator names, and what extends a schema that has one', () => {
    expect(
      keptSchemas(
        { $ref: '#/components/schemas/Pet' },
        {
          Pet: {
            discriminator: {
              propertyName: 'kind',
              mapping: { dog: 'Dog', cat: '#/components/schemas/Cat' },
            },
          },
          Dog: {},
          Cat: {},
          Fish: { allOf: [{ $ref: '#/components/schemas/Pet' }] },
          Eel: { allOf: [{ $ref: '#/components/schemas/Fish' }] },
          Stone: {},
        },
      ),
    ).toEqual(['Pet', 'Dog', 'Cat', 'Fish', 'Eel'])
  })

  it('is the whole document where something leads into what would be missing', () => {
    const document = answering(
      { $ref: '#/webhooks/made/post/requestBody/content/text~1json/schema' },
      { schemas: { A: {} } },
      {
        webhooks: {
          made: {
            post: { requestBody: { content: { 'text/json': { schema: { type: 'string' } } } } },
          },
        },
      },
    )
    expect(toLeanDocument(document).root).toEqual(document.root)
  })

  it('leaves the document as it was', () => {
    const document = answering({ description: 'x' }, { schemas: { A: {} } })
    const before = JSON.stringify(document)
    toLeanDocument(document)
    expect(JSON.stringify(document)).toBe(before)
  })
})
