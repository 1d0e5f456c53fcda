import { describe, expect, it } from 'vitest'
import { stringifyExact } from '../../../../openapi/document/index.ts'
import { head, readFiles, readYaml } from '../../read/folder.ts'

describe('numbers', () => {
  it.each(['json', 'yaml'])('are printed as they were written in %s', async (extension) => {
    const example =
      '{"price":1.10,"id":12345678901234567890,"rate":1e-7,"list":[1.0,2],"nested":{"zero":-0},"text":"1.10"}'
    const { document } = await readFiles({
      [`api.${extension}`]: `{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "components": {"schemas": {"A": {"example": ${example}}}}}`,
    })
    const schema = document?.root.components?.schemas?.A

    expect(typeof schema === 'object' && stringifyExact(schema.example)).toBe(example)
    expect(typeof schema === 'object' && JSON.parse(stringifyExact(schema.example, 2))).toEqual(JSON.parse(example))
  })

  it('are printed as written when they stand alone', async () => {
    const { document } = await readYaml(
      `${head()}components: {schemas: {Price: {type: number, example: 9.90, default: 5}}}`,
    )
    const holder = document?.root.components?.schemas?.Price as object

    expect(stringifyExact(9.9, 0, { holder, key: 'example' })).toBe('9.90')
    expect(stringifyExact(5, 0, { holder, key: 'default' })).toBe('5')
  })

  it('survive other files, overlays and the upgrade', async () => {
    const { document } = await readFiles({
      'api.yaml': `${head('3.0.3')}paths: {}\ncomponents:\n  schemas:\n    A: {$ref: a.yaml}`,
      'a.yaml': 'type: object\nexample: {price: 1.10}',
      'api.overlay.yaml':
        'overlay: 1.0.0\ninfo: {title: A, version: "1"}\nactions:\n  - target: $.info\n    update: {x-price: {amount: 2.50}}',
    })
    const schema = document?.root.components?.schemas?.A

    expect(typeof schema === 'object' && stringifyExact(schema.example)).toBe('{"price":1.10}')
    expect(stringifyExact(document?.root.info['x-price'])).toBe('{"amount":2.50}')
  })

  it('survive the upgrade from Swagger 2.0', async () => {
    const { document } = await readYaml(
      `swagger: '2.0'\ninfo: {title: A, version: '1'}\npaths: {}\ndefinitions:\n  A: {type: object, example: {price: 1.10}}`,
    )
    const schema = document?.root.components?.schemas?.A

    expect(typeof schema === 'object' && stringifyExact(schema.example)).toBe('{"price":1.10}')
  })
})

describe('stringifyExact', () => {
  it.each([
    [{}],
    [[]],
    [
      {
        a: undefined,
        b: [undefined, null],
        c: { d: [] },
        e: 'ü\u2028"',
      },
    ],
    [[[1, [2]], { a: true }]],
    ['text'],
    [null],
  ])('prints %j as JSON.stringify does', (value) => {
    expect(stringifyExact(value)).toBe(JSON.stringify(value))
    expect(stringifyExact(value, 2)).toBe(JSON.stringify(value, null, 2))
  })
})
