import type { Parameter } from '../../openapi/model/index.ts'
import { expect, it } from 'vitest'
import { toWireForm } from '../../site/page-data/wire-form.ts'

function parameter(
  more: Partial<Parameter>,
  types: Parameter['schema']['types'] = ['array'],
  properties: string[] = [],
): Parameter {
  return {
    name: 'tags',
    in: 'query',
    anchor: 'query-tags',
    required: false,
    style: 'form',
    explode: true,
    examples: [],
    schema: {
      label: '',
      types,
      constraints: [],
      examples: [],
      properties: properties.map(name => ({
        name,
        anchor: name,
        required: false,
        schema: {
          label: '',
          types: ['string'],
          constraints: [],
          examples: [],
        },
      })),
    },
    ...more,
  }
}

it.each<[string | undefined, Parameter]>([
  ['tags=a&tags=b', parameter({})],
  ['tags=a,b', parameter({ explode: false })],
  ['tags=a%7Cb', parameter({ style: 'pipeDelimited', explode: false })],
  ['tags[low]=a&tags[high]=b', parameter({ style: 'deepObject' }, ['object'], ['low', 'high', 'more'])],
  ['low=a&high=b', parameter({}, ['object', 'null'], ['low', 'high'])],
  [';tags=a;tags=b', parameter({ in: 'path', style: 'matrix' })],
  ['.key=a', parameter({ in: 'path', style: 'label' }, ['object'])],
  ['a,b', parameter({ in: 'header', style: 'simple' })],
  ['tags=a; tags=b', parameter({ in: 'cookie', style: 'cookie' })],
  ['application/json', parameter({ contentType: 'application/json' })],
  [undefined, parameter({}, ['string'])],
])('writes %s', (form, given) => {
  expect(toWireForm(given)).toBe(form)
})
