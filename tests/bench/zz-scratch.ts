import { createRequire } from 'node:module'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { resolve } from 'node:path'
import { readDocument } from '/work/wt/samples/openapi/read/index.ts'
import { createModel } from '/work/wt/samples/openapi/model/index.ts'
import { buildRequest, languages } from '/work/wt/samples/openapi/samples/index.ts'

/**
 * Samples a second on one core, of GitHub's operations in all languages, and what a browser fetches to write samples: the
 * emitter of the first language with all that it imports, and what each other one adds.
 */
const require = createRequire(import.meta.url)
const { document } = await readDocument('/work/shared/specs/github.json')
if (!document) throw new Error("GitHub's document cannot be read.")
const model = createModel(document)
const operations = model.operations
  .slice(0, 400)
  .flatMap(({ tagSlug, slug }) => model.operation(tagSlug ?? '', slug) ?? [])
const clients = languages.flatMap(language => language.clients)

let samples = 0
const before = process.cpuUsage()
while (process.cpuUsage(before).user < 3_000_000) {
  for (const operation of operations) {
    const request = buildRequest(operation)
    for (const { emit } of clients) {
      emit(request)
      samples++
    }
  }
}
const { user, system } = process.cpuUsage(before)
const rate = (samples / (user + system)) * 1_000_000

const folder = resolve('/work/wt/samples/openapi/samples')
const bundle = await rolldown({ input: resolve(folder, 'languages/load.ts'), logLevel: 'silent' })
const { output } = await bundle.generate({ minify: true })
const chunks = new Map(output.map(chunk => [chunk.fileName, chunk]))
const files = new Map(
  output.flatMap(chunk => ('facadeModuleId' in chunk && chunk.facadeModuleId ? [[chunk.facadeModuleId, chunk.fileName]] : [])),
)
const first = withImports([...chunks.keys()].find(name => name.startsWith('load')) ?? '', new Set())
const loaded = new Set(first)
const rows = languages.map(({ id, label }) => {
  const all = withImports(files.get(resolve(folder, `languages/${id}/${id}.ts`)) ?? '', new Set(first))
  const added = weigh([...all].filter(name => !loaded.has(name)))
  for (const name of all) loaded.add(name)
  return { label, alone: weigh([...all]), added }
})
const heaviest = Math.max(...rows.map(({ alone }) => alone))

console.log(`samples of ${operations.length} operations in ${clients.length} clients of ${languages.length} languages`)
console.log(`${Math.round(rate)} samples/s of CPU · at least 10000: ${rate >= 10_000 ? 'yes' : 'no'}`)
for (const { label, alone, added } of rows)
  console.log(`${label.padEnd(10)} ${alone} B gzipped where it is loaded first, ${added} B after those above`)
console.log(`${heaviest} B gzipped are loaded first at most · at most 14336: ${heaviest <= 14_336 ? 'yes' : 'no'}`)
process.exitCode = rate >= 10_000 && heaviest <= 14_336 ? 0 : 1

/** A chunk with all that it imports at once. */
function withImports(name: string, found: Set<string>): Set<string> {
  const chunk = chunks.get(name)
  if (!chunk || found.has(name)) return found
  found.add(name)
  if ('imports' in chunk) for (const other of chunk.imports) withImports(other, found)
  return found
}

function weigh(names: string[]): number {
  const codes = names.map((name) => {
    const chunk = chunks.get(name)
    return chunk && 'code' in chunk ? gzipSync(chunk.code).length : 0
  })
  return codes.reduce((sum, size) => sum + size, 0)
}
