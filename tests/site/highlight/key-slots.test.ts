import { describe, expect, it } from 'vitest'
import { findKeySlots, listSampleKeys } from '../../../site/highlight/key-slots.ts'

const keys = [{ api: 'parcels', scheme: 'token', key: 'demo-1234' }]
function find(code: string, lang: string): string[] {
  return findKeySlots(code, lang, keys).map(({ start, end }) => code.slice(start, end))
}

describe('findKeySlots', () => {
  it.each([
    ['js', 'const key = \'demo-1234\'', '\'demo-1234\''],
    ['php', 'CURLOPT_USERPWD => "demo-1234:",', '"demo-1234:"'],
    ['sh', 'curl url -u demo-1234:', 'demo-1234:'],
    ['bash', 'curl url -H \'Authorization: Bearer demo-1234\'', '\'Authorization: Bearer demo-1234\''],
  ])('finds the whole literal in %s', (lang, code, literal) => {
    expect(find(code, lang)).toEqual([literal])
  })

  it.each([
    ['js', ['url(`$', '{x} demo-1234`)'].join('')],
    ['php', '"$name demo-1234"'],
    ['js', '\'demo-12345\'.length // demo-1234'],
    ['json', '{ "key": "demo-1234" }'],
    ['sh', 'echo "$KEY demo-1234"'],
  ])('leaves %s alone where a literal says more than its text: %s', (lang, code) => {
    expect(find(code, lang).filter(literal => !literal.includes('12345') && literal !== 'demo-1234')).toEqual([])
  })

  it('says what stands around the key, and whose it is', () => {
    const [wrap] = findKeySlots('curl -u demo-1234: url', 'sh', keys)
    expect(wrap?.attributes).toMatchObject({ 'data-api': 'parcels', 'data-language': 'curl' })
    expect(JSON.parse(wrap?.attributes['data-slots'] ?? '')).toEqual([
      {
        scheme: 'token',
        in: 'header',
        before: '',
        key: 'demo-1234',
        after: ':',
      },
    ])
  })
})

describe('listSampleKeys', () => {
  it('lists the schemes that have one', () => {
    const schemes = [
      {
        name: 'a',
        type: 'http' as const,
        flows: [],
        sampleKey: 'k',
      },
      { name: 'b', type: 'http' as const, flows: [] },
    ]
    expect(listSampleKeys([{ name: 'api', securitySchemes: schemes }])).toEqual([{ api: 'api', scheme: 'a', key: 'k' }])
  })
})
