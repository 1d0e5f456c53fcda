import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { createReferences } from '../../site/registry.ts'
import { sourceOf } from '../../site/page-data/source.ts'
import { listApiPages } from '../../site/routes.ts'
import { indexOf } from '../../site/search/create-index.ts'
import { splitMarkdown } from '../../site/search/markdown.ts'
import { createTwins } from '../../site/twin/twin.ts'

/**
 * What search sends and how long it takes, beside VitePress's local search over the same pages and Scalar's over the same
 * document: `node tests/bench/search.ts userfront` measures one document, a path to one measures that. Each search runs in a
 * process of its own, so that its first question is one that nothing has warmed.
 */
const require = createRequire(import.meta.url)
const all: Record<string, () => unknown> = {
  userfront: () => resolve('openapi/userfront.yaml'),
  github: () => require('@octokit/openapi/generated/api.github.com.json'),
}
/** Of how many operations each search is asked for their title, their call and their operationId. */
const asked = 30

const folder = mkdtempSync(join(tmpdir(), 'specimen-search-'))
try {
  for (const name of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(all))
    await measure(name)
}
finally {
  rmSync(folder, { recursive: true })
}

async function measure(name: string) {
  const document = all[name]?.() ?? resolve(name)
  const file = typeof document === 'string' ? document : join(folder, `${name}.json`)
  if (typeof document !== 'string')
    writeFileSync(file, JSON.stringify(document))
  const references = createReferences(process.cwd(), [{ name: 'api', file }])
  await references.refresh()
  const [api] = references.readable()
  if (api === undefined)
    throw new Error(`${file} cannot be read.`)
  const writeTwin = createTwins('/', references.root)
  const twins = listApiPages(api).flatMap(({ path, template, params }) => {
    const source = sourceOf(api, template, { params })
    const markdown = source && writeTwin(api, source)
    return markdown === undefined ? [] : [{ path, markdown }]
  })
  const { index, excerpts } = indexOf(api)
  const markdown = weigh(twins.map(twin => twin.markdown).join('\n'))
  console.log(`${name}: ${twins.length} pages, ${kilobytes(markdown)} of Markdown, gzipped as one file`)

  const step = Math.max(1, Math.floor(api.model.operations.length / asked))
  const questions = api.model.operations.filter((_, number) => number % step === 0).slice(0, asked)
    .flatMap(({ title, method, path, id, href }) => {
      const call = `${method.toUpperCase()} ${path}`
      return [title, call, id ?? ''].filter(Boolean).map(question => ({ question, href, call }))
    })
  save('questions.json', JSON.stringify(questions))
  save('own.json', JSON.stringify(index))
  save('minisearch.json', JSON.stringify(twins.flatMap(({ path, markdown }) => splitMarkdown(path, markdown))))
  save('scalar.json', JSON.stringify(api.document.root))
  const sent = { own: weigh(read('own.json')), minisearch: 0, scalar: weigh(read('scalar.json')) }
  for (const engine of ['own', 'minisearch', 'scalar'] as const) {
    const { status, stdout, stderr } = spawnSync('node', [join(import.meta.dirname, 'search-time.ts'), engine, folder], { encoding: 'utf8' })
    if (status !== 0) {
      console.log(`  ${engine}: ${stderr.trim().split('\n').at(-1)}`)
      continue
    }
    const { open, first, median, found, bytes } = JSON.parse(stdout)
    const size = bytes ?? sent[engine]
    console.log(
      `  ${engine}: ${kilobytes(size)} sent (${(100 * size / markdown).toFixed(1)} %), opened in ${open} ms, first answer ${first} ms, median ${median} ms, `
      + `the right one first for ${found} of ${questions.length} questions`,
    )
  }
  console.log(`  own: with its excerpts ${kilobytes(sent.own + weigh(excerpts))}`)
}

function save(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

function weigh(text: string): number {
  return gzipSync(text, { level: 9 }).length
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
