import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexBeginning } from '../../../../components/try-it/answer/json-index.ts'
import { foldRows } from '../../../../components/try-it/answer/tree/folds.ts'
import { longest, toRow } from '../../../../components/try-it/answer/tree/row.ts'
import { findPlaces, mostFound } from '../../../../components/try-it/answer/tree/search.ts'
import { indexOf } from './index-of.ts'

/** The tree as text: what a reader sees where some lines are folded. */
function draw(source: string, folded: number[] = []): string[] {
  const index = indexOf(source)
  const rows = foldRows(index, new Set(folded))
  return Array.from({ length: rows.count }, (_, row) => {
    const line = rows.lineOf(row)
    const { depth, name, value, after } = toRow({ text: source, index }, line, folded.includes(line))
    return `${' '.repeat(depth)}${name}${name && ': '}${value}${after}`
  })
}

describe('a row of the tree', () => {
  const source = '{"a": [1, {"b": null}], "c": -2 , "d": {}, "e": "x"}'

  it('has its name, its value and the comma after it', () => {
    expect(draw(source)).toEqual(['{', ' "a": [', '  1,', '  {', '   "b": null', '  }', ' ],', ' "c": -2,', ' "d": {},', ' "e": "x"', '}'])
  })

  it('of a folded list ends as the list does', () => {
    expect(draw(source, [1])).toEqual(['{', ' "a": [ … ],', ' "c": -2,', ' "d": {},', ' "e": "x"', '}'])
    expect(draw(source, [3])).toContain('  { … }')
    expect(draw(source, [0])).toEqual(['{ … }'])
  })

  it('is folded only where it opens something', () => {
    const index = indexOf(source)
    const facts = (line: number) => {
      const { opens, isFolded } = toRow({ text: source, index }, line, true)
      return { opens, isFolded }
    }
    expect(facts(1)).toEqual({ opens: true, isFolded: true })
    for (const line of [2, 6, 8])
      expect(facts(line), String(line)).toEqual({ opens: false, isFolded: false })
  })

  it('is coloured by its kind', () => {
    const list = '["7", 7, -7, true, null, {}, []]'
    const index = indexOf(list)
    expect(Array.from({ length: index.count }, (_, line) => toRow({ text: list, index }, line, false).kind))
      .toEqual(['', 's', 'n', 'n', 'k', 'k', '', '', ''])
  })

  it('is cut where its value is longer than a screen can take, and not before', () => {
    for (const [length, isCut] of [[longest - 2, false], [longest - 1, true]] as const) {
      const text = JSON.stringify('a'.repeat(length))
      const row = toRow({ text, index: indexOf(text) }, 0, false)
      expect(row).toMatchObject({ isCut, value: isCut ? `${text.slice(0, longest)}…` : text })
    }
  })

  it('of the first lines of a long text cannot be folded yet', () => {
    const text = `[${'1,'.repeat(20_000)}1]`
    const index = indexBeginning(text)
    expect(index && toRow({ text, index }, 0, true)).toMatchObject({ opens: false, isFolded: false })
  })
})

describe('rows', () => {
  it('lead to their lines and back, whatever is folded', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), fc.array(fc.nat(40)), (value, wanted) => {
      const index = indexOf(JSON.stringify(value))
      const folded = new Set(wanted.filter(line => (index.partner[line] ?? -1) > line))
      const shown: number[] = []
      const rowOf: number[] = []
      for (let line = 0; line < index.count;) {
        const next = folded.has(line) ? (index.partner[line] ?? line) + 1 : line + 1
        rowOf.push(...Array.from<number>({ length: next - line }).fill(shown.length))
        shown.push(line)
        line = next
      }
      const rows = foldRows(index, folded)
      expect(rows.count).toBe(shown.length)
      expect(shown.map((_, row) => rows.lineOf(row))).toEqual(shown)
      expect(rowOf.map((_, line) => rows.rowOf(line))).toEqual(rowOf)
    }))
  })
})

describe('a search', () => {
  it.each([
    ['aXbxa', 'x', [1, 3]],
    ['a.b a*b', 'a.b', [0]],
    ['a.b a*b', 'a*b', [4]],
    ['[1, (2)] \\ ^$ {a|b}', '{A|B}', [14]],
    ['aaaa', 'aa', [0, 2]],
    ['abc', '', []],
    ['abc', 'd', []],
  ])('of %j for %j', (text, wanted, places) => expect(findPlaces(text, wanted)).toEqual(places))

  it('ends after enough places', () => {
    expect(findPlaces('a'.repeat(mostFound), 'a')).toHaveLength(mostFound)
    expect(findPlaces('a'.repeat(mostFound + 5), 'a')).toHaveLength(mostFound)
  })
})
