import type { Failure } from './contract/client.ts'
import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { stringifyExact } from '../openapi/document/json/numerals.ts'
import { loadOverrides } from '../openapi/mock/host/overrides.ts'
import { createMockHandler } from '../openapi/mock/index.ts'
import type { Api } from './command/apis.ts'
import { openApis } from './command/apis.ts'
import { parseArguments } from './command/arguments.ts'
import { refuse } from './command/refuse.ts'

/** What draws and checks the requests: other code than the mock's, which nobody needs who never asks for it. */
const tools = ['ajv', 'ajv-formats', 'json-schema-faker', '@xmldom/xmldom']

/**
 * `specimen contract [spec…]`: drives the mock of each spec, with what stands beside it, through all of its operations, asks each
 * for all that it declares, and checks the examples that pages make up; exit code 1 where an answer is wrong.
 */
const { specs } = parseArguments('contract', {})
const client = await loadClient()
const rows: Record<string, unknown>[] = []
const asked: Record<string, unknown>[] = []
let failed = false
for (const api of await openApis(specs, { thorough: false })) {
  const { document, file } = api
  const start = performance.now()
  const spec = client.readSpec(await readText(api))
  const { overrides = {} } = await loadOverrides(file)
  const ruled = Object.keys(overrides).length > 0
  const createMock = () =>
    client.answerChallenges(spec, createMockHandler(document, { overrides, warn: console.error }))
  const report = await client.driveContract(spec, createMock(), { ruled })
  const { failures, absent, unwritten, undeclared, ...figures } = report
  print(document.name, failures)
  print(`absent: ${document.name}`, absent)
  print(document.name, unwritten.map(pointer => ({ pointer, problem: 'no valid request could be written' })))
  rows.push({
    spec: document.name,
    ...figures,
    absent: absent.length,
    unwritten: unwritten.length,
    undeclared: undeclared.length,
    failures: failures.length,
    seconds: Math.round((performance.now() - start) / 100) / 10,
  })
  const preferred = await client.drivePreferred(spec, createMock())
  print(document.name, preferred.failures)
  const examples = client.checkExamples(document, spec)
  print(document.name, examples.failures)
  const samples = await client.sendFirstSamples(document, overrides)
  // An API's own rules, which its spec cannot say, may refuse what was sent before: that a name is taken, a code used.
  const refused = [...samples.fresh, ...(ruled ? [] : samples.again)]
  print(document.name, refused.map(({ request, ...others }) => ({ ...others, request: `first sample: ${request}` })))
  asked.push({
    spec: document.name,
    operations: preferred.operations,
    answers: preferred.answers,
    answersFailed: preferred.failures.length,
    generatedExamples: examples.generated,
    examplesFailed: examples.failures.length,
    samples: samples.samples,
    samplesRefused: refused.length,
  })
  failed ||= failures.length + preferred.failures.length + examples.failures.length + refused.length > 0
}
console.table(rows)
console.table(asked)
process.exitCode = Number(failed)

/** The client as it is on disk, loaded only here: its packages are optional. */
async function loadClient() {
  try {
    const [challenged, client, examples, firstSamples, preferred, spec] = await Promise.all([
      import('./contract/challenged.ts'),
      import('./contract/client.ts'),
      import('./contract/examples.ts'),
      import('./contract/first-samples.ts'),
      import('./contract/preferred.ts'),
      import('./contract/spec.ts'),
    ])
    return { ...challenged, ...client, ...examples, ...firstSamples, ...preferred, ...spec }
  }
  catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND')
      refuse(`The contract is driven by packages that are not installed: npm install -D ${tools.join(' ')}.`)
    throw error
  }
}

/** The client reads a document as it is written; one of several files, or with an overlay, as it was put together. */
async function readText({ file, files, document }: Api): Promise<string> {
  const parts = files.filter(path => !/\.(?:slugs\.json|ignore\.yaml)$/.test(path))
  return parts.length === 1 ? await readFile(file, 'utf8') : stringifyExact(document.root)
}

function print(name: string, failures: (Pick<Failure, 'pointer' | 'problem'> & Partial<Failure>)[]): void {
  for (const { pointer, request, problem } of failures)
    console.log([`${name} ${pointer}`, ...(request === undefined ? [] : [request]), problem].join('\n  '))
}
