/** What the information behind a fence says, `ts{1,3-5}`; VitePress takes a title out before. */
export interface FenceInfo {
  lang: string
  lines: Set<number>
}

/** The most lines that a fence can have marked: a range may be written longer than any code. */
const maxLine = 10_000

/** Reads the information of a fence as VitePress has it. */
export function readFenceInfo(lang: string, attributes = ''): FenceInfo {
  const info = `${lang} ${attributes}`
  const ranges = /\{([\d,\s-]+)\}/.exec(info)?.[1]?.split(',') ?? []
  return {
    lang: /^[^\s{[:]*/.exec(lang)?.[0] ?? '',
    lines: new Set(ranges.flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map(Number)
      const count = from >= 1 && to <= maxLine ? Math.max(0, to - from + 1) : 0
      return Array.from({ length: count }, (_, index) => from + index)
    })),
  }
}

const marks: Record<string, string> = {
  '++': 'diff add',
  '--': 'diff remove',
  'highlight': 'highlighted',
  'hl': 'highlighted',
  'focus': 'focused',
  'error': 'highlighted error',
  'warning': 'highlighted warning',
}

const mark = /\s*(?:\/\/|[#;%]|--|<!--|\/\*)\s*\[!code (\+\+|--|highlight|hl|focus|error|warning)(?::(\d+))?\]\s*(?:(?:-->|\*\/)\s*)?$/

/** Takes marks such as `// [!code ++]` out of code: what is left, and the classes of its lines, counted from 1. */
export function takeMarks(
  code: string,
  { lines: highlighted }: FenceInfo,
): { code: string, classes: Map<number, string> } {
  const classes = new Map([...highlighted].map(line => [line, 'highlighted']))
  if (!code.includes('[!code '))
    return { code, classes }
  const lines = code.split('\n').map((line, index) => {
    const [text, name = '', count = '1'] = mark.exec(line) ?? []
    if (text === undefined)
      return line
    for (let at = index + 1; at < index + 1 + Math.min(Number(count), maxLine); at++)
      classes.set(at, marks[name] ?? '')
    return line.slice(0, line.length - text.length)
  })
  return { code: lines.join('\n'), classes }
}

/** Wraps the marked lines of highlighted code, of which no element reaches over an end of line. */
export function markLines(html: string, classes: Map<number, string>): string {
  return classes.size === 0
    ? html
    : html.split('\n').map((line, index) => {
        const name = classes.get(index + 1)
        return name === undefined ? line : `<span class="line ${name}">${line}</span>`
      }).join('\n')
}
