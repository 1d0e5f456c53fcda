import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listGuides, navigateGuides } from '../../site/guides/guides.ts'

let docs: string
beforeEach(() => void (docs = mkdtempSync(join(tmpdir(), 'specimen-guides-'))))
afterEach(() => rmSync(docs, { recursive: true }))

function save(pages: Record<string, string>) {
  for (const [path, text] of Object.entries(pages)) {
    mkdirSync(dirname(join(docs, path)), { recursive: true })
    writeFileSync(join(docs, path), text)
  }
}

describe('listGuides', () => {
  it('puts the pages of a folder into a section, in the order of their front matter and then of their names', () => {
    save({
      'index.md': '# Home',
      'about.md': '# About us',
      'how-to/index.md': '# How to',
      'how-to/b.md': '---\norder: 1\n---\n# Second, `really`',
      'how-to/a.md': '# Last {#last}',
      'how-to/c.md': '---\r\ntitle: Third\r\norder: 2\r\n---\r\n# Other',
    })
    expect(listGuides(docs, [])).toEqual([
      { title: 'How to', pages: [
        { title: 'How to', href: '/how-to/' },
        { title: 'Second, really', href: '/how-to/b' },
        { title: 'Third', href: '/how-to/c' },
        { title: 'Last', href: '/how-to/a' },
      ] },
      { pages: [{ title: 'About us', href: '/about' }] },
    ])
  })

  it('takes names from front matter and from the folder, and leaves out what wants to be left out', () => {
    save({
      'guide/_meta.yaml': 'title: Anleitungen',
      'guide/a.md': '---\nsidebar: Kurz\n---\n# Ein langer Titel',
      'guide/b.md': '---\nsidebar: false\n---\n# Hidden',
      'shop/index.md': '# An introduction',
      '.vitepress/x.md': '# No page',
      'guide/broken.md': '---\n{\n---\n# Broken',
    })
    expect(listGuides(docs, ['shop'])).toEqual([
      { title: 'Anleitungen', pages: [{ title: 'Kurz', href: '/guide/a' }, { title: 'Broken', href: '/guide/broken' }] },
    ])
  })

  it('is empty where there is no folder', () => {
    expect(listGuides(join(docs, 'none'), [])).toEqual([])
  })
})

describe('navigateGuides', () => {
  it('leads through the pages as they are listed, across folders', () => {
    save({ 'a/one.md': '# One', 'a/two.md': '# Two', 'b/three.md': '# Three' })
    const sections = listGuides(docs, [])
    expect(navigateGuides(sections, 'a/one.md')).toEqual({ next: { title: 'Two', href: '/a/two' } })
    expect(navigateGuides(sections, 'a/two.md')).toEqual({
      previous: { title: 'One', href: '/a/one' },
      next: { title: 'Three', href: '/b/three' },
    })
    expect(navigateGuides(sections, 'other.md')).toBeUndefined()
  })
})
