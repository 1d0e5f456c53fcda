import { describe, expect, it } from 'vitest'
import { highlight, highlightFence } from '../../../site/highlight/index.ts'
import { tokenizeJson } from '../../../site/highlight/json.ts'
import { renderTokens } from '../../../site/highlight/render.ts'

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

describe('highlight', () => {
  it('colours by class and writes no style attribute', async () => {
    const html = await highlight('const answer = await fetch("/x") // now', 'javascript')
    expect(html).toContain('<span class="k">const</span>')
    expect(html).toContain('<span class="c">// now</span>')
    expect(html).not.toContain('style=')
  })

  it.each(['javascript', 'php', 'shellscript', 'json', 'no-such-language', '__proto__'])(
    'keeps every character of hostile %s',
    async (lang) => {
      const code = '{"a</script><b onclick=x>": "&amp; {{ 7 * 7 }} $& \\u2028", "t": [1, -2.5e9, null]}\n\'`"\\\n'
      expect(textOf(await highlight(code, lang))).toBe(code)
    },
  )

  it('wraps the literal of a key and says what it is made of', async () => {
    const code = 'curl -H \'Authorization: Bearer demo\' /x'
    const start = code.indexOf('\'')
    const html = await highlight(code, 'shellscript', {
      api: 'store',
      language: 'curl',
      slots: [
        {
          start,
          end: code.lastIndexOf('\'') + 1,
          scheme: 'key',
          in: 'header',
          before: 'Authorization: Bearer ',
          key: 'demo',
          after: '',
        },
      ],
    })
    expect(html).toMatch(
      /<span class="key-slot" role="group" aria-label="key" data-api="store" data-language="curl" data-slots="[^"<>]*">.*Bearer demo.*<\/span><\/span> /,
    )
    expect(textOf(html)).toBe(code)
  })

  it('hides the middle of a key on screen, and begins each line with an element where lines are numbered', async () => {
    const key = 'sk_test_0123456789abcdef'
    const code = `curl /x \\\n  -H 'Key: ${key}'\n`
    const slot = { start: code.indexOf('\''), end: code.lastIndexOf('\'') + 1, scheme: 'key', in: 'header' as const, before: 'Key: ', key, after: '' }
    const html = await highlight(code, 'shellscript', { slots: [slot], isNumbered: true })
    const hidden = /<span class="key-middle">(?:<span[^>]*>)?(\w+)</.exec(html)
    expect(hidden?.[1]).toBe('0123456789ab')
    expect(textOf(html.slice(0, hidden?.index))).toMatch(/Key: sk_test_$/)
    expect(html.match(/<i><\/i>/g)).toHaveLength(2)
    expect(textOf(html)).toBe(code)
  })

  it('keeps Vue from reading fences', async () => {
    expect(await highlightFence('{{ x }}', 'text')).toBe(
      '<pre class="code" tabindex="0" v-pre><code>{{ x }}</code></pre>',
    )
  })
})

describe('tokenizeJson', () => {
  it('tells names from strings', () => {
    const code = '{ "a:b" : "c", "d": true }'
    expect(tokenizeJson(code).map(({ start, end, name }) => [code.slice(start, end), name])).toEqual([
      ['"a:b"', 'f'],
      ['"c"', 's'],
      ['"d"', 'f'],
      ['true', 'n'],
    ])
  })
})

describe('renderTokens', () => {
  it('joins neighbours of one class', () => {
    expect(
      renderTokens('a b c', [
        { start: 0, end: 1, name: 's' },
        { start: 2, end: 3, name: 's' },
        { start: 4, end: 5, name: 'k' },
      ]),
    ).toBe('<span class="s">a b</span> <span class="k">c</span>')
  })

  it('splits a token at the edge of a wrap', () => {
    expect(
      renderTokens('abcd', [{ start: 0, end: 4, name: 's' }], [{ start: 1, end: 3, attributes: { title: '"' } }]),
    ).toBe('<span class="s">a</span><span title="&quot;"><span class="s">bc</span></span><span class="s">d</span>')
  })
})
