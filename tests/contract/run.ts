import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { readDocument } from '../../openapi/document/index.ts'
import { createMockHandler } from '../../openapi/mock/index.ts'
import { driveContract } from './client.ts'
import { drivePreferred } from './preferred.ts'
import { readSpec } from './spec.ts'

/**
 * `node tests/contract/run.ts spec…`: drives the mock of each spec through all of its operations, and asks each for all that it
 * declares; exit code 1 where an answer is wrong.
 */
const rows: Record<string, unknown>[] = []
const asked: Record<string, unknown>[] = []
let failed = false
for (const file of process.argv.slice(2)) {
  const { document } = await readDocument(file, { thorough: false })
  if (!document) {
    console.error(`${file} is no OpenAPI document.`)
    failed = true
    continue
  }
  const start = performance.now()
  const spec = readSpec(await readFile(file, 'utf8'))
  const report = await driveContract(spec, createMockHandler(document, { warn: console.error }))
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
  const preferred = await drivePreferred(spec, createMockHandler(document, { warn: console.error }))
  for (const { pointer, request, problem } of preferred.failures)
    console.log(`${document.name} ${pointer}\n  ${request}\n  ${problem}`)
  asked.push({
    spec: document.name,
    operations: preferred.operations,
    answers: preferred.answers,
    failures: preferred.failures.length,
  })
  failed ||= failures.length + preferred.failures.length > 0
}
console.table(rows)
console.table(asked)
process.exit(Number(failed))
