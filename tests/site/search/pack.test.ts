import type { OpenIndex } from '../../../components/search/open-index.ts'
import type { Entry } from '../../../components/search/types.ts'
import type { SearchEntry } from '../../../site/search/entry.ts'
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { readWords, writeWords } from '../../../components/search/columns.ts'
import { openIndex } from '../../../components/search/open-index.ts'
import { search } from '../../../components/search/search.ts'
import { isTelling, wordsOf } from '../../../components/search/words.ts'
import { packIndex } from '../../../site/search/pack-index.ts'

const owner = { api: 'air', title: 'Air', bases: [] }

function pack(entries: SearchEntry[]) {
  const { index, excerpts } = packIndex(owner, entries)
  return openIndex(JSON.parse(JSON.stringify(index)), excerpts)
}

function entriesOf(index: OpenIndex): Entry[] {
  return Array.from({ length: index.size }, (_, number) => index.entryOf(number))
}

describe('an index', () => {
  it('gives each entry back with its address, its call, its page and its line', () => {
    const page = { kind: 'operation', title: 'Create a plane', href: '/air/planes/create-a-plane', call: { method: 'POST', path: '/planes and more', deprecated: true }, words: {} } as const
    const field = (title: string, anchor: string) => ({ kind: 'field', title, href: `${page.href}#${anchor}`, parent: page.href, words: {} } as const)
    const entries: SearchEntry[] = [
      { kind: 'guide', title: 'Air', href: '/air/', text: 'Two\nlines.', words: {} },
      page,
      field('wingSpan', 'body-wing-span'),
      field('Größe', 'body-größe'),
      field('翼', 'body-翼'),
      field('wing', 'body-wing-2'),
      field('404 Not Found', 'response-404'),
      field('lost', 'response-404'),
      { kind: 'webhook', title: 'landed', href: '/air/webhooks/landed', call: { method: 'POST', path: 'landed' }, words: {} },
      { kind: 'guide', title: 'Elsewhere', href: '/guide/a "<page>"', words: {} },
      { kind: 'guide', title: 'Part', href: '/guide/without-page#part', parent: '/guide/without-page', words: {} },
    ]
    const index = pack(entries)
    expect(entriesOf(index).map(({ parent, ...entry }) => ({ ...entry, page: parent?.href }))).toEqual(
      entries.map(({ kind, title, href, call, parent }) => ({
        kind,
        title,
        href: href === '/guide/a "<page>"' ? '/guide/a%20%22%3Cpage%3E%22' : href,
        ...call,
        page: parent === '/guide/without-page' ? undefined : parent,
      })),
    )
    expect(index.excerpts[0]).toBe('Two lines.')
    expect(search(index, 'air')[0]?.text).toBe('Two lines.')
  })

  it('puts what stands on a page behind it, wherever it came', () => {
    const part: SearchEntry = { kind: 'guide', title: 'Part', href: '/a#part', parent: '/a', words: {} }
    const index = pack([part, { kind: 'guide', title: 'B', href: '/b', words: {} }, { kind: 'guide', title: 'A', href: '/a', words: {} }])
    expect(entriesOf(index).map(({ href }) => href)).toEqual(['/b', '/a', '/a#part'])
    expect(index.entryOf(2).parent?.title).toBe('A')
  })

  it('says an entry of many places once, with their number', () => {
    const field = (page: string): SearchEntry => ({ kind: 'field', title: 'size', href: `${page}#size`, parent: page, words: {}, isShared: true })
    const index = pack(['/a', '/b', '/c'].flatMap(href => [{ kind: 'guide', title: href, href, words: {} } as const, field(href)]))
    expect(entriesOf(index).filter(({ title }) => title === 'size')).toEqual([expect.objectContaining({ href: '/a#size', others: 2 })])
  })

  it('finds every word of every part', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.string({ maxLength: 40 })), { maxLength: 12 }), (rows) => {
      const index = pack(rows.map(([title, text], number) => ({ kind: 'guide', title, href: `/${number}`, text, words: { text: [text] } })))
      for (const [number, [title, text]] of rows.entries()) {
        expect(index.entryOf(number).href).toBe(`/${number}`)
        const words = [title, text].flatMap(wordsOf).filter(isTelling)
        const isThere = (word: string) => index.postingsOf(index.words.indexOf(word)).flat().includes(number)
        expect(words.filter(word => !isThere(word))).toEqual([])
      }
    }), { numRuns: 60 })
  })
})

describe('words', () => {
  it('come back as they were, in order, letters in common once', () => {
    const long = 'a'.repeat(40)
    const words = ['', '1', 'a', 'ab', long, `${long}b`, 'b', 'é', '翼'].filter(Boolean)
    expect(readWords(writeWords(words))).toEqual(words)
    expect(writeWords(['plane', 'planes', 'plank'])).toBe('AplaneFsEk')
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 })), (texts) => {
      const words = [...new Set(texts.flatMap(wordsOf))].sort()
      expect(readWords(writeWords(words))).toEqual(words)
    }))
  })
})
