import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findPageNames, pageNamesPlugin } from '../../site/guides/page-names.ts'

let root: string
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'specimen-names-'))))
afterEach(() => rmSync(root, { recursive: true }))

function save(...pages: string[]): { docs: string, shown: string, pages: string[] } {
  const docs = join(root, 'docs')
  mkdirSync(join(docs, '50%'), { recursive: true })
  for (const page of pages)
    writeFileSync(join(docs, page), '# Page\n')
  return { docs, shown: 'docs', pages }
}

describe('the name of a page', () => {
  it('cannot hold what addresses keep for something else, and is told what else it could be', () => {
    expect(findPageNames(save('a\\b.md', 'c#.md', '100 % sure?.md', '50%/off.md', '#.md'))).toEqual([
      'docs/#.md: a page cannot have "#" in its name, which is the beginning of a fragment in an address. Name it page.md.',
      'docs/100 % sure?.md: a page cannot have "?" in its name, which is the beginning of a query in an address. Name it 100-sure.md.',
      'docs/50%/off.md: a page cannot have "%" in its name, which is the beginning of an escape in an address. Name it 50/off.md.',
      'docs/a\\b.md: a page cannot have "\\" in its name, which is the beginning of a folder in an address. Name it a-b.md.',
      'docs/c#.md: a page cannot have "#" in its name, which is the beginning of a fragment in an address. Name it c.md.',
    ])
  })

  it('may hold everything else', () => {
    expect(findPageNames(save('größe.md', 'a b.md', 'a&b.md', 'it\'s.md', '[api].md', 'a:b;c@d!e$f*g+h|i~j.md'))).toEqual([])
  })

  it('is a matter of pages alone: what VitePress leaves out is called as its owner likes', () => {
    const { docs, shown } = save('draft?.md', 'a\\b.md')
    expect(findPageNames({ docs, shown, pages: [] })).toEqual([])
    expect(findPageNames({ docs, shown, pages: ['a/b.md'] })).toHaveLength(1)
    expect(findPageNames({ docs: join(root, 'none'), shown, pages: ['index.md'] })).toEqual([])
  })

  it('is nothing to ask where a site has no pages of its own', () => {
    expect(findPageNames({ docs: join(root, 'nowhere'), shown: 'nowhere', pages: ['index.md'] })).toEqual([])
  })

  it('fails a build, and is told by the dev server', () => {
    const { docs, pages } = save('why?.md')
    const said: string[] = []
    const configure = pageNamesPlugin({ docs, root }).configResolved as (config: object) => void
    const logger = { warn: (text: string) => said.push(text) }
    const configFor = (command: string) => ({ command, vitepress: { pages }, logger })
    expect(() => configure(configFor('build'))).toThrow('docs/why?.md: a page cannot have "?"')
    configure(configFor('serve'))
    expect(said).toEqual([expect.stringMatching(/^docs\/why\?\.md: .* Name it why\.md\.$/)])
  })
})
