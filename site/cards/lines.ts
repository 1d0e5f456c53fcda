import { pieces } from '../../components/shared/Name.ts'

/** How wide a text is, in pixels. */
export type Measure = (text: string) => number

/** Scripts that are written without spaces between words: a line may end at each of their characters. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}`
const units = new RegExp(String.raw`\s+|[${unspaced}][^\s${unspaced}\p{L}\p{N}]*|[^\s${unspaced}]+`, 'gu')

/** Breaks a text into lines of a width, at most so many; the last ends in an ellipsis where something is left. */
export function breakLines(
  text: string,
  measure: Measure,
  { width, most }: { width: number, most: number },
): string[] {
  const lines: string[] = []
  let line = ''
  const parts = text.match(units) ?? []
  for (const part of parts.flatMap(unit => (measure(unit) > width ? cut(unit, width, measure) : [unit]))) {
    if (line !== '' && measure((line + part).trimEnd()) > width) {
      lines.push(line)
      line = ''
    }
    line += line === '' ? part.trimStart() : part
  }
  const all = [...lines, line].filter(one => one.trim() !== '')
  const shown = all.length <= most
    ? all
    : [...all.slice(0, most - 1), shorten(all.slice(most - 1).join(''), width, measure)]
  return shown.map(one => one.trimEnd())
}

/** As much of a text as a width holds with an ellipsis at its end. */
export function shorten(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width)
    return text
  const characters = [...text]
  while (characters.length > 0 && measure(`${characters.join('').trimEnd()}…`) > width)
    characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** A name that no line holds, in parts that lines do. */
function cut(name: string, width: number, measure: Measure): string[] {
  return pieces(name).flatMap(part => (measure(part) > width ? [...part] : [part]))
}
