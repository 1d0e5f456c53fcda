import { describe, expect, it } from 'vitest'
import { pack, unpack } from '../../../components/shared/packed.ts'

describe('packed content', () => {
  const roundTrip = (content: unknown) => unpack(pack(JSON.stringify(content)))

  it('comes back as it was', () => {
    const content = {
      html: '<pre class="code"><span class="f">"id"</span>: <span class="s">"a\\n"</span>,\n        <span class="n">1</span></pre>',
      schema: {
        label: 'string',
        types: ['string'],
        constraints: [],
        examples: [],
      },
    }
    expect(roundTrip(content)).toEqual(content)
  })

  it('leaves text alone that holds the characters words are written by', () => {
    const text = Array.from({ length: 0x100 }, (_, code) => String.fromCharCode(code)).join('')
    expect(roundTrip([text, '\u2028', '\\u0080', '\\\u0081', '<span class=\\"s\\">'])).toEqual([
      text,
      '\u2028',
      '\\u0080',
      '\\\u0081',
      '<span class=\\"s\\">',
    ])
  })

  it('is a good deal shorter', () => {
    const json = JSON.stringify(
      Array.from({ length: 100 }, (_, index) => `<span class="f">"${index}"</span>: <span class="s">"a"</span>,\n`),
    )
    expect(pack(json).length).toBeLessThan(json.length / 4)
  })
})
