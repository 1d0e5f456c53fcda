import type { Sample } from '../../openapi/samples/sample.ts'
import { groupByLiteral } from '../../openapi/samples/sample.ts'
import { nameKeys } from '../shared/key/key-slot.ts'
import { cutMiddles } from '../shared/key/middle.ts'

/** A piece of code; `kind` is the class of its colour, the same as in code highlighted at build. */
export interface CodeToken {
  kind: '' | 's' | 'k' | 'n' | 'f' | 'c' | 'key-slot'
  text: string
  /** A literal in pieces, every second of which is hidden on screen, and how it is named. */
  pieces?: string[]
  name?: ReturnType<typeof nameKeys>
}

const KEYWORDS =
  'and as async await begin break case catch class const def defer do else end err except false finally for foreach from func function if import in let new nil null or package puts range require require_once return string struct switch true try type use var void with'
// A string without an end goes on to the end of its line, so that no quote is looked at twice.
const TOKEN = new RegExp(
  [
    String.raw`(?<s>'(?:[^'\\\n]|\\.)*(?:'|$)|"(?:[^"\\\n]|\\.)*(?:"|$))`,
    String.raw`(?<c>(?<=^|\s)(?://|#).*$)`,
    String.raw`(?<k>\b(?:${KEYWORDS.replaceAll(' ', '|')})\b(?!\s*:)|(?<=\s)--?[a-zA-Z][\w-]*)`,
    String.raw`(?<n>(?<![\w$./@-])\d[\w.]*(?![\w/@-]))`,
    String.raw`(?<f>[A-Za-z_]\w*(?=\())`,
  ].join('|'),
  'gm',
)

/** Colours samples in the browser, roughly as the highlighter would. The pieces joined are exactly the code. */
export function tokenizeSample({ code, slots }: Sample): CodeToken[] {
  const tokens: CodeToken[] = []
  let end = 0
  for (const group of groupByLiteral(slots)) {
    const [first] = group
    if (!first)
      continue
    const literal = code.slice(first.start, first.end)
    tokens.push(...tokenize(code.slice(end, first.start)), {
      kind: 'key-slot',
      text: literal,
      pieces: cutMiddles(literal, group.map(({ key }) => key)),
      name: nameKeys(group),
    })
    end = first.end
  }
  tokens.push(...tokenize(code.slice(end)))
  return tokens.filter(({ text }) => text !== '')
}

function tokenize(code: string): CodeToken[] {
  const tokens: CodeToken[] = []
  let end = 0
  for (const match of code.matchAll(TOKEN)) {
    const kind = (['s', 'c', 'k', 'n', 'f'] as const).find(name => match.groups?.[name] !== undefined) ?? ''
    tokens.push({ kind: '', text: code.slice(end, match.index) }, { kind, text: match[0] })
    end = match.index + match[0].length
  }
  return [...tokens, { kind: '', text: code.slice(end) }]
}
