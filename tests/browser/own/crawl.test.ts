import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { listPageFiles } from '../../../site/hosting/folders.ts'
import { useSite } from '../support/site.ts'

const site = useSite('serve')
const dist = 'docs/.vitepress/dist'

/** A page as it is answered, read without scripts. */
interface Answer {
  status: number
  type: string
  text: string
}

const answers = new Map<string, Promise<Answer>>()

function ask(path: string): Promise<Answer> {
  const known = answers.get(path) ?? fetch(site.server.origin + path).then(async response => ({
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text: await response.text(),
  }))
  answers.set(path, known)
  return known
}

function hrefsOf(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
}

/** All pages that links lead to from the first one and from `llms.txt`, with those of them that lead nowhere. */
async function crawl(): Promise<{ pages: Map<string, string>, broken: string[] }> {
  const pages = new Map<string, string>()
  const broken: string[] = []
  const listed = [...(await ask('/llms.txt')).text.matchAll(/\]\((\/[^)#]*\.md)\)/g)]
  const twins = listed.map(([, twin = '']) => twin).filter(twin => twin !== '/skill.md')
  const waiting = ['/', ...twins.map(twin => twin.replace(/(?:index)?\.md$/, ''))]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (pages.has(path))
      continue
    const { status, type, text } = await ask(path)
    if (status !== 200)
      broken.push(path)
    if (!type.startsWith('text/html'))
      continue
    pages.set(path, text)
    waiting.push(...hrefsOf(text).filter(href => /^\/(?!\/)/.test(href)).map(href => href.replace(/[?#].*$/, '')))
  }
  return { pages, broken }
}

describe('a crawler without scripts', () => {
  it('reaches every page, by links that lead somewhere, to anchors that are there', async () => {
    const { pages, broken } = await crawl()
    expect(broken).toEqual([])
    const built = listPageFiles(dist)
      .filter(file => file !== '404.html' && file !== 'sign-in.html')
      .map(file => `/${file.replace(/(?:index)?\.html$/, '')}`)
    expect(built.filter(path => !pages.has(path))).toEqual([])
    const lost = [...pages].flatMap(([path, html]) => hrefsOf(html).flatMap((href) => {
      const [target = '', anchor = ''] = href.split('#')
      const page = pages.get(target === '' ? path : target)
      const isThere = anchor === '' || page === undefined || page.includes(` id="${decodeURIComponent(anchor)}"`)
      return isThere || /^https?:/.test(target) ? [] : [`${path} → ${href}`]
    }))
    expect(lost).toEqual([])
  })

  it('finds one heading, a title and a description of its own, and Markdown on each', async () => {
    const { pages } = await crawl()
    const titles = new Map<string, string>()
    for (const [path, html] of pages) {
      if (/\/(?:explorer|print-all)$/.test(path))
        continue
      expect([...html.matchAll(/<h1\b/g)], path).toHaveLength(1)
      const title = /<title>([^<]*)/.exec(html)?.[1] ?? ''
      expect(titles.get(title), `${path}: ${title}`).toBeUndefined()
      titles.set(title, path)
      expect(/<meta name="description" content="([^"]*)"/.exec(html)?.[1], path).toMatch(/\S/)
      const twin = /<link rel="alternate" type="text\/markdown" href="([^"]*)"/.exec(html)?.[1] ?? ''
      const { status, type, text } = await ask(twin)
      expect([status, type.split(';')[0]], path).toEqual([200, 'text/markdown'])
      expect(text, twin).toMatch(/^# \S/m)
    }
  })

  it('is led by llms.txt to twins alone, whose links lead on', async () => {
    const list = (await ask('/llms.txt')).text
    const linksOf = (text: string) => [...text.matchAll(/\]\((\/[^)#]*)/g)].map(([, href = '']) => href)
    const twins = [...new Set(linksOf(list))].filter(href => !href.endsWith('llms.txt'))
    expect(twins.length).toBeGreaterThan(100)
    expect(twins.filter(href => !href.endsWith('.md'))).toEqual([])
    for (const twin of twins) {
      const { status, text } = await ask(twin)
      expect(status, twin).toBe(200)
      for (const href of linksOf(text).filter(href => href.endsWith('.md')))
        expect((await ask(href)).status, `${twin} → ${href}`).toBe(200)
    }
  })

  it('can be sent what search needs of an API for a seventh of what its Markdown weighs', async () => {
    const twins = [...(await ask('/llms.txt')).text.matchAll(/\]\((\/userfront\/[^)#]*\.md)\)/g)].map(([, twin = '']) => twin)
    const texts = await Promise.all([...new Set(twins)].map(async twin => (await ask(twin)).text))
    const index = (await ask('/userfront/search.json')).text
    expect(gzipSync(index).length).toBeLessThan(gzipSync(texts.join('')).length * 0.15)
    const excerpts = (await ask('/userfront/search-excerpts.txt')).text
    expect(excerpts.split('\n')).toHaveLength(JSON.parse(index).kinds.length)
  })

  it('is answered with Markdown where it would rather have it', async () => {
    const asked = async (accept: string) => {
      const response = await fetch(`${site.server.origin}/userfront/users/create-user`, { headers: { Accept: accept } })
      return [response.headers.get('content-type'), response.headers.get('vary')]
    }
    expect(await asked('text/markdown, text/html;q=0.5')).toEqual(['text/markdown; charset=utf-8', 'Accept, Accept-Encoding'])
    expect(await asked('text/html, text/markdown;q=0.5')).toEqual(['text/html; charset=utf-8', 'Accept, Accept-Encoding'])
    expect((await asked('*/*'))[0]).toBe('text/html; charset=utf-8')
  })
})
