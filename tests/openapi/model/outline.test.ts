import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createModel } from '../../../openapi/model/index.ts'
import { foldAnchors, unfoldAnchors } from '../../../openapi/document/text/anchor-line.ts'
import { nearestAnchor, outlineOf } from '../../../openapi/model/outline.ts'
import { documentOf } from './document.ts'
import { graph } from '../schema/schema-graph.ts'

describe('a line of anchors', () => {
  it('says once what anchors share', () => {
    expect(
      foldAnchors(['query-limit', 'query-page', 'body', 'body-address', 'body-address-city', 'response-200']),
    ).toBe('query-{limit,page},body-{,address-{,city}},response-200')
  })

  it('says what it was made of', () => {
    const anchor = fc
      .array(fc.constantFrom('a', 'body', '200', 'é'), { minLength: 1, maxLength: 4 })
      .map(words => words.join('-'))
    fc.assert(
      fc.property(fc.uniqueArray(anchor, { minLength: 1 }), (anchors) => {
        expect(unfoldAnchors(foldAnchors(anchors))?.toSorted()).toEqual(anchors.toSorted())
      }),
    )
  })

  it.each(['', 'a,', ',a', 'a-{b', 'a}', 'a{b}', 'a-{b}c', 'a b', 'a--b', '-a', 'a-{b}{c}', '<b>'])(
    'is not %j',
    (text) => {
      expect(unfoldAnchors(text)).toBeUndefined()
    },
  )
})

describe('the outline of a page', () => {
  it('has the anchors of the page itself, whatever it holds', () => {
    fc.assert(
      fc.property(graph, (schemas) => {
        const body = {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } },
        }
        const model = createModel(
          documentOf({
            components: { schemas },
            paths: {
              '/a/{id}': {
                post: {
                  operationId: 'a',
                  tags: ['A'],
                  parameters: [
                    {
                      name: 'id',
                      in: 'path',
                      required: true,
                      schema: { $ref: '#/components/schemas/B' },
                    },
                  ],
                  requestBody: body,
                  responses: { 200: { ...body, headers: { etag: { schema: {} } } } },
                },
              },
            },
          }),
        )
        const operation = model.operation('a', 'a')
        expect(model.outline('a/a')).toEqual(operation && outlineOf(operation))
        expect(model.outline('a/a')).toEqual(expect.arrayContaining(['path-id', 'response-200']))
        for (const { slug } of model.schemas) {
          const page = model.schema(slug)
          expect(model.outline(`schemas/${slug}`)).toEqual(page && outlineOf(page))
        }
      }),
      { numRuns: 100 },
    )
  })

  it('is where readers of deeper anchors are led', () => {
    const alive = new Set(['body-address', 'body'])
    expect(nearestAnchor('body-address-city-name', alive)).toBe('body-address')
    expect(nearestAnchor('body-name', alive)).toBe('body')
    expect(nearestAnchor('query-limit', alive)).toBeUndefined()
  })
})
