import { expect, it } from 'vitest'
import { coverageOf } from '../../../openapi/model/coverage.ts'
import { documentOf } from './document.ts'

it('counts what is shown and lists what is not', () => {
  const { rendered, notRendered } = coverageOf(
    documentOf({
      'x-tagGroups': [],
      'x-mcp': {},
      'paths': {
        '/a': {
          get: {
            'operationId': 'a',
            'x-speakeasy-name-override': 'b',
            'responses': {
              200: {
                content: {
                  'application/json': {
                    schema: {
                      ...({ $vocabulary: {} } as object),
                      type: 'object',
                      properties: { unknown: { type: 'string' } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    }),
  )
  expect(notRendered.map(({ field, pointer, why }) => [field, pointer, why])).toEqual([
    ['document.x-mcp', '#', 'an extension without a common meaning'],
    ['operation.x-speakeasy-name-override', '#/paths/~1a/get', 'meant for other tools'],
    ['schema.$vocabulary', '#/paths/~1a/get/responses/200/content/application~1json/schema', 'has no place on a page'],
  ])
  expect(rendered.find(({ field }) => field === 'schema.type')?.count).toBe(2)
})
