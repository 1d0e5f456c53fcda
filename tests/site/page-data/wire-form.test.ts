import type { Parameter } from '../../../openapi/model/index.ts'
import { expect, it } from 'vitest'
import { listBodyForms, toWireForm } from '../../../site/page-data/wire-form.ts'

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

it('says of the fields of a form how they are sent, where the document does', () => {
  const text = { label: 'string', types: ['string' as const], constraints: [], examples: [] }
  const object = { ...text, types: ['object' as const], properties: [{ name: 'city', anchor: 'c', required: false, schema: text }] }
  const choice = { ...text, types: [], variants: [{ kind: 'anyOf' as const, options: [{ label: 'a', schema: object }] }] }
  const list = { ...text, types: ['array' as const], items: { ...object, properties: [{ name: 'in', anchor: 'i', required: false, schema: object }, ...object.properties] } }
  const nest = { ...object, properties: [{ name: 'on', anchor: 'o', required: false, schema: text }, { name: 'data', anchor: 'd', required: false, schema: list }] }
  const properties = ['deep', 'list', 'plain', 'json', 'silent', 'choice', 'nest', 'rows'].map(name => ({
    name,
    anchor: `body-${name}`,
    required: false,
    schema: name === 'nest' ? nest : name === 'rows' ? list : name === 'choice' ? choice : name === 'plain' ? text : name === 'list' ? { ...text, types: ['array' as const] } : object,
  }))
  const encoding = {
    deep: { style: 'deepObject' as const, explode: true },
    list: { explode: false },
    choice: { style: 'deepObject' as const, explode: true },
    nest: { style: 'deepObject' as const, explode: true },
    rows: { style: 'deepObject' as const, explode: true },
    plain: { style: 'form' as const },
    json: { style: 'deepObject' as const, contentType: 'application/json' },
  }
  const schema = { ...object, properties }
  expect(listBodyForms({ type: 'application/x-www-form-urlencoded', schema, examples: [], encoding })).toEqual([
    ['body-deep', 'deep[city]=a'],
    ['body-list', 'list=a,b'],
    ['body-choice', 'choice[city]=a'],
    ['body-nest', 'nest[on]=a&nest[data][0][city]=b'],
    ['body-rows', 'rows[0][city]=a'],
  ])
})
