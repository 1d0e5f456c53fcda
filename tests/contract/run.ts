import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { loadOverrides } from '../../openapi/mock/host/overrides.ts'
import { createMockHandler } from '../../openapi/mock/index.ts'
import { openApis } from '../../scripts/apis.ts'
import { parseArguments } from '../../scripts/arguments.ts'
import { driveContract } from './client.ts'
import { checkExamples } from './examples.ts'
import { sendFirstSamples } from './first-samples.ts'
import { drivePreferred } from './preferred.ts'
import { readSpec } from './spec.ts'

/**
 * `npm run contract -- [spec…]`: drives the mock of each spec, with what stands beside it, through all of its operations, asks each
 * for all that it declares, and checks the examples that pages make up; exit code 1 where an answer is wrong.
 */
const { specs } = parseArguments('contract', {})
const rows: Record<string, unknown>[] = []
const asked: Record<string, unknown>[] = []
let failed = false
for (const { file, document } of await openApis(specs, { thorough: false })) {
  const start = performance.now()
  const spec = readSpec(await readFile(file, 'utf8'))
  const { overrides = {} } = await loadOverrides(file)
  const createMock = () => createMockHandler(document, { overrides, warn: console.error })
  const report = await driveContract(spec, createMock(), { ruled: Object.keys(overrides).length > 0 })
  const { failures, absent, unwritten, undeclared, ...figures } = report
  for (const { pointer, request, problem } of failures)
    console.log(`${document.name} ${pointer}\n  ${request}\n  ${problem}`)
  for (const { pointer, request, problem } of absent)
    console.log(`absent: ${document.name} ${pointer}\n  ${request}\n  ${problem}`)
  for (const pointer of unwritten)
    console.log(`${document.name} ${pointer}\n  no valid request could be written`)
  rows.push({
    spec: document.name,
    ...figures,
    absent: absent.length,
    unwritten: unwritten.length,
    undeclared: undeclared.length,
    failures: failures.length,
    seconds: Math.round((performance.now() - start) / 100) / 10,
  })
  const preferred = await drivePreferred(spec, createMock())
  for (const { pointer, request, problem } of preferred.failures)
    console.log(`${document.name} ${pointer}\n  ${request}\n  ${problem}`)
  const examples = checkExamples(document, spec)
  for (const { pointer, request, problem } of examples.failures)
    console.log(`${document.name} ${pointer}\n  ${request}\n  ${problem}`)
  const samples = await sendFirstSamples(document, overrides)
  // An API's own rules, which its spec cannot say, may refuse what was sent before: that a name is taken, a code used.
  const refused = [...samples.fresh, ...(Object.keys(overrides).length > 0 ? [] : samples.again)]
  for (const { pointer, request, problem } of refused)
    console.log(`${document.name} ${pointer}\n  first sample: ${request}\n  ${problem}`)
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
