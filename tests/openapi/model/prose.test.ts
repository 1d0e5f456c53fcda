import fc from 'fast-check'
import { fromHtml } from './elements.ts'
import { describe, expect, it } from 'vitest'
import { createProse } from '../../../openapi/model/prose/prose.ts'
import { computed } from '../../support/computed.ts'

const prose = createProse({
  link: url => (url === '#/components/schemas/User' ? '/demo/schemas/user' : undefined),
})
const html = (text: string) => prose(text)?.html ?? ''

describe('createProse', () => {
  it.each([
    ['List<String> and a < b', '<p>List&#x3C;String> and a &#x3C; b</p>'],
    ['{{ constructor }} <T>', '<p>{{ constructor }} &#x3C;T></p>'],
    ['<script>alert(1)</script>', '<p>&#x3C;script>alert(1)&#x3C;/script></p>'],
    ['<p>One <b>two</b> &amp; three', '<p>One <strong>two</strong> &#x26; three</p>'],
    ['Plain & simple', '<p>Plain &#x26; simple</p>'],
  ])('shows %s as written', (text, want) => expect(html(text)).toBe(want))

  it('links to the pages of the reference', () => {
    expect(html('[a user](#/components/schemas/User)')).toContain('href="/demo/schemas/user"')
  })

  it('cuts the tie to other sites and turns their images into links', () => {
    expect(html('[x](https://x.example) ![logo](https://x.example/a.png)')).toBe(
      '<p><a href="https://x.example" rel="noopener noreferrer">x</a> <a href="https://x.example/a.png" rel="noopener noreferrer">logo</a></p>',
    )
  })

  it('names images that lie beside the spec, which no page can show', () => {
    expect(html('![the logo](./a.png) ![](b.png) ![here](/c.png)')).toBe(
      '<p>the logo Image <img src="/c.png" alt="here"></p>',
    )
  })

  it('reads tags that close themselves', () => {
    expect(html('one<br/>two\n\n<br/>three')).toBe('<p>one<br>two</p>\n<p><br>three</p>')
    expect(html('| a |\n|---|\n| 1<br/>2 |')).toContain('<td>1<br>2</td>')
  })

  it('puts headings under those of the page', () => {
    expect(html('# One\n\n##### Five')).toBe('<h3>One</h3>\n<h6>Five</h6>')
    expect(html('## Two\n\n### Three')).toBe('<h3>Two</h3>\n<h4>Three</h4>')
  })

  it.each([
    ['strikethrough', 'no ~~more~~ <s>of</s> ~it~', '<p>no <del>more</del> <del>of</del> ~it~</p>'],
    ['a bare link', 'See https://x.example/a_b, or www.x.example.', '<p>See <a href="https://x.example/a_b" rel="noopener noreferrer">https://x.example/a_b</a>, or <a href="http://www.x.example" rel="noopener noreferrer">www.x.example</a>.</p>'],
    ['a bare address', 'Mail a@x.example', '<p>Mail <a href="mailto:a@x.example">a@x.example</a></p>'],
    ['tasks', '- [x] one\n- [ ] two', '<ul>\n<li><input type="checkbox" checked disabled aria-label="done"> one</li>\n<li><input type="checkbox" disabled aria-label="to do"> two</li>\n</ul>'],
    ['an alert', '> [!WARNING]\n> Do *not*.', '<blockquote class="alert warning"><p><strong>Warning</strong></p>\n<p>Do <em>not</em>.</p>\n</blockquote>'],
    ['an alert whose mark stands alone', '> [!tip]\n>\n> Do.', '<blockquote class="alert tip"><p><strong>Tip</strong></p>\n\n<p>Do.</p>\n</blockquote>'],
    ['a quote that is no alert', '> [!SECRET]\n> x', '<blockquote>\n<p>[!SECRET]\nx</p>\n</blockquote>'],
    ['footnotes', 'a[^n] b\n\n[^n]: See *c*.', '<p>a<sup>1</sup> b</p>\n<section class="footnotes">\n<ol>\n<li>\n<p>See <em>c</em>. </p>\n</li>\n</ol>\n</section>'],
    ['details', '<details open ontoggle=x>\n<summary>More</summary>\n\n*a*\n\n</details>', '<details>\n<summary>More</summary>\n<p><em>a</em></p>\n</details>'],
    ['line breaks', 'a<br>b<br />c', '<p>a<br>b<br>c</p>'],
  ])('reads %s', (_, text, want) => expect(html(text).replace(/<section[^>]*>\n*(?=<ol)/, '<section class="footnotes">\n')).toBe(want))

  it.each([
    '<input type=text name=x>',
    '<li><input type=checkbox></li>',
    '<section class=footnotes>x</section>',
    '<sup id=x>1</sup>',
    '<summary>alone</summary>',
    '<del class=x onclick=y>z</del>',
    'a[^1]\n\n[^1]: <img src=x onerror=y>',
    'a[^__proto__]\n\n[^__proto__]: x',
    '> [!NOTE]<script>x</script>',
    'https://x.example/"onmouseover=x',
    'xmpp:a@x.example javascript://x.example',
  ])('makes no control, no part of the page and no id of %s', (text) => {
    expectHarmless(html(text))
    const made = fromHtml(html(text)).filter(({ name }) => ['input', 'section', 'sup'].includes(name))
    expect(made.map(({ name }) => name)).toEqual(text.includes('[^') ? ['sup', 'section'] : [])
  })

  it('lets wide tables scroll', () => {
    expect(html('| a |\n|---|\n| 1 |')).toMatch(/^<div class="table" tabindex="0"><table>/)
  })

  it('is silent about nothing', () => {
    expect([prose(undefined), prose(' '), prose(42)]).toEqual([undefined, undefined, undefined])
  })

  it.each([
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href=" java\tscript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](jAva&#x53;cript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x) <vbscript:x>',
    '![x](javascript:alert(1))',
    '![x](data:image/svg+xml;base64,PHN2Zz4=)',
    '[x](//evil.example) <a href="\\\\evil.example">y</a>',
    '<svg onload=alert(1)><style>@import "x"</style></svg>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<form action=x><input name=y></form><div style="position:fixed" id=app class=x>',
    '<p style="x" id="a" class="b" onclick="x">text</p>',
    '<img name="currentScript" src="/a.png" srcset="https://evil.example/a.png 2x">',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
    '<a href="/ok" title="\'><script>alert(1)</script>">x</a>',
    '<!--><img src=x onerror=alert(1)>-->',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '```"><script>alert(1)</script>\nx\n```',
    '| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |',
    '<b><p></b><td></p><li onmouseover=x>',
    '# <base href=//evil.example> {onclick=alert(1)}',
    '<object data=x></object><embed src=x><link rel=stylesheet href=x><meta http-equiv=refresh content=0>',
  ])('lets nothing run: %s', text => expectHarmless(html(text)))

  it('lets nothing run, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '"',
        '\'',
        '`',
        '[',
        ']',
        '(',
        ')',
        '!',
        '&#106;',
        'javascript:',
        '<a href=',
        '<img src=',
        '<p ',
        '</p>',
        '<script>',
        '<b>',
        'onerror=x',
        ' ',
        '\n',
        '\n\n',
        '| ',
        '--',
        '* ',
        '//e.x',
        '<!--',
        '-->',
        '{{x}}',
        'style=x',
      ),
      fc.string({ maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => expectHarmless(html(pieces.join('')))),
      { numRuns: 400 },
    )
  })

  it.each([
    ['brackets', '['.repeat(50_000)],
    ['open links', '[a]('.repeat(12_000)],
    ['stars', '*a '.repeat(20_000)],
    ['underscores', '_a__b'.repeat(12_000)],
    ['quotes', `${'> '.repeat(20_000)}x`],
    ['lists', Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
    ['tags', '<p><b>'.repeat(9_000)],
    ['comments', '<!--'.repeat(14_000)],
    ['ticks', Array.from({ length: 300 }, (_, length) => '`'.repeat(length)).join(' ')],
    ['cells', `${'|a'.repeat(5_000)}\n${'|-'.repeat(5_000)}\n${'|b'.repeat(5_000)}`],
    ['entities', '&lt;'.repeat(14_000)],
    ['references', Array.from({ length: 3000 }, (_, number) => `[a${number}]: /x`).join('\n')],
  ])('ends soon with many %s', (_, text) => {
    const start = computed()
    expectHarmless(html(text))
    expect(computed() - start).toBeLessThan(3000)
  })
})

const allowed = new Set(
  ('a,blockquote,br,code,del,details,div,em,h1,h2,h3,h4,h5,h6,hr,img,input,li,ol,p,pre,section,strong,summary,sup,'
    + 'table,tbody,td,th,thead,tr,ul').split(','),
)
const attributeNames = ['href', 'src', 'alt', 'title', 'rel', 'start', 'align', 'class', 'tabindex']

function expectHarmless(html: string): void {
  for (const { name, attributes } of fromHtml(html)) {
    expect(allowed).toContain(name)
    if (name === 'input')
      expect(attributes).toMatchObject({ type: 'checkbox', disabled: 'true' })
    for (const [key, value] of Object.entries(attributes)) {
      expect(name === 'input' ? ['type', 'disabled', 'checked', 'arialabel'] : attributeNames).toContain(key)
      if (key === 'class')
        expect(value).toMatch(/^(?:table|footnotes|alert (?:note|tip|important|warning|caution)|language-[a-z]+)$/)
      if (key === 'href' || key === 'src')
        expect(value).toMatch(/^(?:https?:|mailto:|(?![a-z][a-z\d+.-]*:|[/\\]{2}|\\))/i)
      if (key === 'src')
        expect(value).not.toMatch(/^[a-z]+:/i)
    }
  }
}
