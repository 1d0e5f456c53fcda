import { describe, expect, it } from 'vitest'
import { createValidators } from '../../../openapi/schema/validate/validators.ts'
import { head, readFiles } from '../read/folder.ts'

/** Whether values are valid by a schema that was read like any other: in a component of an OpenAPI document. */
async function judge(schema: unknown, values: unknown[]): Promise<boolean[]> {
  const { document } = await readFiles({
    'api.json': JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'a', version: '1' },
      paths: {},
      components: { schemas: { Top: schema } },
    }),
  }, { thorough: false })
  const validate = createValidators(document ?? expect.fail()).schema('#/components/schemas/Top', 'request')
  return values.map(value => validate?.(value).length === 0)
}

describe('a schema that takes nothing', () => {
  it.each([
    ['false', false],
    ['an enum of nothing', { enum: [] }],
    ['a reference to false', { $ref: '#/components/schemas/Top/$defs/none', $defs: { none: false } }],
  ])('%s', async (_, schema) => {
    expect(await judge(schema, [null, 0, '', [], {}])).toEqual([false, false, false, false, false])
  })
})

it('a property named as what JavaScript knows is checked like any other', async () => {
  const properties = '{"__proto__":{"type":"number"},"toString":{"type":"string"},"constructor":false}'
  const schema = { properties: JSON.parse(properties) as unknown }
  const texts = ['{"__proto__":"x"}', '{"toString":1}', '{"constructor":1}', '{"__proto__":1,"toString":"x"}', '{}']
  const values = texts.map(text => JSON.parse(text) as unknown)
  expect(await judge(schema, values)).toEqual([false, false, false, true, true])
  expect(await judge({ required: ['__proto__', 'toString'] }, [{}, JSON.parse('{"__proto__":1,"toString":1}')]))
    .toEqual([false, true])
})

describe('what is not evaluated', () => {
  it.each<[string, object, unknown[], boolean[]]>([
    [
      'is not what a cousin looked at',
      { allOf: [{ properties: { city: true } }, { unevaluatedProperties: false }] },
      [{ city: 'Oslo' }, {}],
      [false, true],
    ],
    [
      'is not what a cousin took that takes all',
      { properties: { city: { type: 'string' } }, allOf: [{ unevaluatedProperties: true }], unevaluatedProperties: false },
      [{ city: 'Oslo', zip: 1 }],
      [true],
    ],
    [
      'is looked for by a cousin alone',
      { allOf: [{ properties: { city: true }, unevaluatedProperties: true }, { unevaluatedProperties: false }] },
      [{ city: 'Oslo' }, { city: 'Oslo', zip: 1 }, {}],
      [false, false, true],
    ],
    [
      'stands beside branches that have looked themselves',
      { allOf: [{ properties: { city: true }, unevaluatedProperties: false }], anyOf: [{ properties: { zip: true } }] },
      [{ city: 'Oslo', zip: 1 }, { zip: 1 }, { city: 'Oslo' }],
      [false, false, true],
    ],
    [
      'are items that no cousin looked at',
      { allOf: [{ prefixItems: [true] }, { unevaluatedItems: false }] },
      [[1], []],
      [false, true],
    ],
  ])('%s', async (_, schema, values, want) => {
    expect(await judge(schema, values)).toEqual(want)
  })
})

describe('a reference by the dynamic scope', () => {
  const shelf = {
    $id: 'shelf',
    type: 'array',
    items: { $dynamicRef: '#thing' },
    $defs: { thing: { $dynamicAnchor: 'thing' } },
  }

  it('leads to the outermost anchor of its name', async () => {
    const schema = { $id: 'https://a.test/root', $ref: 'shelf', $defs: { word: { $dynamicAnchor: 'thing', type: 'string' }, shelf } }
    expect(await judge(schema, [['a'], [1]])).toEqual([true, false])
  })

  it('is an ordinary one where its own resource has a plain anchor of the name, or none that is dynamic', async () => {
    const plain = { ...shelf, $defs: { thing: { $anchor: 'thing' } } }
    const schema = { $id: 'https://a.test/root', $ref: 'shelf', $defs: { word: { $dynamicAnchor: 'thing', type: 'string' }, shelf: plain } }
    expect(await judge(schema, [['a'], [1]])).toEqual([true, true])
  })

  it('is filled in otherwise on each way to it', async () => {
    const filled = (id: string, type: string) => ({ $id: id, $ref: 'shelf', $defs: { own: { $dynamicAnchor: 'thing', type } } })
    const schema = {
      $id: 'https://a.test/root',
      if: { properties: { kind: { const: 'words' } } },
      then: { properties: { list: { $ref: 'words' } } },
      else: { properties: { list: { $ref: 'numbers' } } },
      $defs: { shelf, words: filled('words', 'string'), numbers: filled('numbers', 'number') },
    }
    expect(await judge(schema, [
      { kind: 'words', list: ['a'] },
      { kind: 'words', list: [1] },
      { kind: 'numbers', list: [1] },
      { kind: 'numbers', list: ['a'] },
    ])).toEqual([true, false, true, false])
  })

  it('does not lead to what was left again', async () => {
    const schema = {
      $id: 'https://a.test/root',
      if: { $id: 'first', $defs: { own: { $dynamicAnchor: 'thing', type: 'number' } } },
      then: { $id: 'second', $ref: 'shelf', $defs: { own: { $dynamicAnchor: 'thing', type: 'null' } } },
      $defs: { shelf },
    }
    expect(await judge(schema, [[null], [1], ['a']])).toEqual([true, false, false])
  })

  it('may name the resource that it begins in', async () => {
    const schema = {
      $id: 'https://a.test/root',
      $dynamicAnchor: 'self',
      properties: { ok: { const: true } },
      $ref: 'extended',
      $defs: {
        extended: { $id: 'extended', $dynamicAnchor: 'self', type: 'object', properties: { below: { $ref: 'box' } } },
        box: { $id: 'box', properties: { inner: { $dynamicRef: 'extended#self' } } },
      },
    }
    const values = [true, false].map(ok => ({ ok: true, below: { inner: { ok } } }))
    expect(await judge(schema, values))
      .toEqual([true, false])
  })
})

describe('numbers', () => {
  async function judgeNumerals(schema: string, numerals: string[]): Promise<string[]> {
    const { document } = await readFiles({ 'api.yaml': `${head()}paths: {}\ncomponents: {schemas: {Top: ${schema}}}\n` })
    const validate = createValidators(document ?? expect.fail()).schema('#/components/schemas/Top', 'request')
    return numerals.filter(numeral => validate?.(Number(numeral), numeral).length === 0)
  }

  it('are multiples digit by digit', async () => {
    const cents = ['19.99', '4.35', '8.61', '1234.56', '0', '-0.07', '1e3', '123456789012345678901.23']
    expect(await judgeNumerals('{multipleOf: 0.01}', [...cents, '19.999', '1e-3', '0.015', '123456789012345678901.234']))
      .toEqual(cents)
    expect(await judgeNumerals('{multipleOf: 3}', ['9007199254740993', '9007199254740995', '1e400', '3e400']))
      .toEqual(['9007199254740993', '3e400'])
    expect(await judgeNumerals('{multipleOf: 1e-8}', ['0.00000001', '0.000000001'])).toEqual(['0.00000001'])
  })

  it('are compared as they are written', async () => {
    expect(await judgeNumerals('{maximum: 9007199254740993}', ['9007199254740992', '9007199254740993', '9007199254740994', '9007199254740993.1']))
      .toEqual(['9007199254740992', '9007199254740993'])
    expect(await judgeNumerals('{exclusiveMinimum: 0.1}', ['0.1', '0.10', '1e-1', '0.1000000000000000000001']))
      .toEqual(['0.1000000000000000000001'])
    expect(await judgeNumerals('{minimum: 3}', ['-1e401', '1e999999999999999999999']))
      .toEqual(['1e999999999999999999999'])
  })

  it('are equal where their digits mean the same', async () => {
    expect(await judgeNumerals('{const: 12345678901234567890}', ['12345678901234567890', '12345678901234567891', '1234567890123456789e1']))
      .toEqual(['12345678901234567890', '1234567890123456789e1'])
    expect(await judgeNumerals('{enum: [1.50, 2]}', ['1.5', '1.500', '15e-1', '2.0', '2.1']))
      .toEqual(['1.5', '1.500', '15e-1', '2.0'])
  })

  it('are integers where nothing follows the point', async () => {
    expect(await judgeNumerals('{type: integer}', ['1.0', '1e400', '9007199254740993.5', '15e-1', '-0.0']))
      .toEqual(['1.0', '1e400', '-0.0'])
  })
})
