import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { openIndex } from '../../components/search/open-index.ts'
import { search } from '../../components/search/search.ts'

/** One search in a process of its own: what `search.ts` starts with the name of a search and the folder of what it is to read. */
interface Question {
  question: string
  href: string
  call: string
}

/** Whether the first that is found for a question is what was meant. */
type Ask = (question: Question) => boolean

const require = createRequire(import.meta.url)
const [engine = '', folder = ''] = process.argv.slice(2)
const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const questions: Question[] = JSON.parse(read('questions.json'))

const engines: Record<string, () => Promise<{ ask: Ask, open: number, bytes?: number }>> = { own, minisearch, scalar }
const { ask, open, bytes } = await engines[engine]?.() ?? { ask: () => false, open: 0 }
const times: number[] = []
let found = 0
for (const question of questions) {
  const before = performance.now()
  found += Number(ask(question))
  times.push(performance.now() - before)
}
const [first = 0] = times
const median = times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0
console.log(JSON.stringify({ open: open.toFixed(1), first: first.toFixed(1), median: median.toFixed(1), found, bytes }))

async function own() {
  const text = read('own.json')
  const { made: index, took: open } = await timed(() => openIndex(JSON.parse(text)))
  return { open, ask: ({ question, href }: Question) => search(index, question)[0]?.href === href }
}

/** VitePress's local search, with its own options: the index is sent as a text in a script. */
async function minisearch() {
  const MiniSearch = createRequire(require.resolve('vitepress/package.json'))('minisearch')
  const options = { fields: ['title', 'titles', 'text'], storeFields: ['title', 'titles'] }
  const built = new MiniSearch(options)
  built.addAll(distinct(JSON.parse(read('minisearch.json'))))
  const sent = JSON.stringify(built)
  const searchOptions = { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } }
  const { made: index, took: open } = await timed(() => MiniSearch.loadJSON(sent, { ...options, searchOptions }))
  const ask = ({ question, href }: Question) => {
    const [first] = index.search(question)
    return String(first?.id ?? '').replace(/#.*$/, '') === href
  }
  return { open, bytes: gzipSync(sent, { level: 9 }).length, ask }
}

function distinct<Section extends { id: string }>(sections: Section[]): Section[] {
  return [...new Map(sections.map(section => [section.id, section])).values()]
}

/** Scalar's search makes its index in the reader's browser, from the whole document. */
async function scalar() {
  const reference = join(dirname(require.resolve('@scalar/api-reference')), 'features/Search/helpers')
  const load = async (file: string) => await import(pathToFileURL(join(reference, file)).href)
  const { createSearchIndex } = await load('create-search-index.js')
  const { createFuseInstance } = await load('create-fuse-instance.js')
  const { createWorkspaceStore } = await import(
    pathToFileURL(createRequire(join(reference, 'x.js')).resolve('@scalar/workspace-store/client')).href)
  const document = JSON.parse(read('scalar.json'))
  const { made: fuse, took: open } = await timed(async () => {
    const store = createWorkspaceStore()
    await store.addDocument({ name: 'api', document })
    const made = createFuseInstance()
    made.setCollection(createSearchIndex(store.workspace.documents.api))
    return made
  })
  const ask = ({ question, call }: Question) => {
    const [first] = fuse.search(question, { limit: 25 })
    return `${first?.item.method} ${first?.item.path}`.toLowerCase() === call.toLowerCase()
  }
  return { open, ask }
}

async function timed<Made>(make: () => Made | Promise<Made>): Promise<{ made: Made, took: number }> {
  const before = performance.now()
  return { made: await make(), took: performance.now() - before }
}
