import { createRequire } from 'node:module'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { resolve } from 'node:path'
import { readDocument } from '../../openapi/read/index.ts'
import { createModel } from '../../openapi/model/index.ts'
import { buildRequest, languages } from '../../openapi/samples/index.ts'

/** Samples a second on one core, of GitHub's operations in the three main languages, and what their emitters weigh in a browser. */
const main = languages.slice(0, 3)
const require = createRequire(import.meta.url)
const { document } = await readDocument(require.resolve('@octokit/openapi/generated/api.github.com.json'))
if (!document) throw new Error("GitHub's document cannot be read.")
const model = createModel(document)
const operations = model.operations
  .slice(0, 400)
  .flatMap(({ tagSlug, slug }) => model.operation(tagSlug ?? '', slug) ?? [])

let samples = 0
const before = process.cpuUsage()
while (process.cpuUsage(before).user < 3_000_000) {
  for (const operation of operations) {
    const request = buildRequest(operation)
    for (const { emit } of main) {
      emit(request)
      samples++
    }
  }
}
const { user, system } = process.cpuUsage(before)
const rate = (samples / (user + system)) * 1_000_000

const bundle = await rolldown({
  input: 'main',
  logLevel: 'silent',
  plugins: [
    {
      name: 'main',
      resolveId: id => (id === 'main' ? id : undefined),
      load: id =>
        id === 'main'
          ? [...main.map(({ id }) => id), 'sample']
              .map(
                id => `export * from ${JSON.stringify(resolve(import.meta.dirname, `../../openapi/samples/${id}.ts`))}`,
              )
              .join('\n')
          : undefined,
    },
  ],
})
const { output } = await bundle.generate({ minify: true })
const weight = gzipSync(output.map(chunk => ('code' in chunk ? chunk.code : '')).join('')).length

console.log(`samples of ${operations.length} operations in ${main.map(({ label }) => label).join(', ')}`)
console.log(`${Math.round(rate)} samples/s of CPU · at least 10000: ${rate >= 10_000 ? 'yes' : 'no'}`)
console.log(`${weight} B gzipped in a browser · at most 12288: ${weight <= 12_288 ? 'yes' : 'no'}`)
process.exitCode = rate >= 10_000 && weight <= 12_288 ? 0 : 1
