import type { Expected } from './complete/expected.ts'
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { openApis } from './command/apis.ts'
import { config } from './command/configured.ts'
import { parseArguments } from './command/arguments.ts'
import { refuse } from './command/refuse.ts'
import { listExpected } from './complete/expected.ts'
import { readPages } from './complete/shown.ts'

/** `specimen complete [spec…]`: whether the built pages show what the specs hold. Exit code 1 where something is missing. */
const { specs, text } = parseArguments('complete', {
  out: { type: 'string', default: relative('', config.out), help: 'the folder that was built into' },
})
const out = text('out') ?? ''
if (!existsSync(out))
  refuse(`There is no built site in ${out} yet: run specimen build first.`)

const rows = []
const missing: string[] = []
for (const { document } of await openApis(specs, { thorough: false })) {
  const folder = join(out, document.name)
  const { counts, gaps } = compare(
    listExpected(document),
    existsSync(folder)
      ? folder
      : refuse(`The site in ${out} has no pages of ${document.name}: build it with this spec.`),
  )
  rows.push({
    api: document.name,
    ...Object.fromEntries([...counts].map(([kind, { shown, expected }]) => [kind, `${shown}/${expected}`])),
  })
  missing.push(...gaps.map(gap => `${document.name}: ${gap}`))
}
console.table(rows)
for (const gap of missing.slice(0, 100))
  console.log(gap)
if (missing.length > 100)
  console.log(`… and ${missing.length - 100} more`)
process.exitCode = missing.length > 0 ? 1 : 0

function compare({ operations, schemas }: Expected, folder: string) {
  const counts = new Map<string, { shown: number, expected: number }>()
  const gaps: string[] = []
  const count = (kind: string, isShown: boolean, gap: string) => {
    const { shown, expected } = counts.get(kind) ?? { shown: 0, expected: 0 }
    counts.set(kind, { shown: shown + Number(isShown), expected: expected + 1 })
    if (!isShown)
      gaps.push(`${kind}: ${gap}`)
  }
  const left = { operations: new Set(operations.keys()), schemas: new Set(schemas.keys()) }
  for (const page of readPages(folder)) {
    const operation = operations.get(page.operation ?? '')
    if (operation !== undefined && left.operations.delete(page.operation ?? '')) {
      count('operations', true, '')
      operation.parameters.forEach(name => count('parameters', page.fields.has(name), `${page.operation} ${name}`))
      operation.responses.forEach(status =>
        count('responses', page.statuses.has(status), `${page.operation} ${status}`),
      )
      operation.headers.forEach(name => count('headers', page.fields.has(name), `${page.operation} ${name}`))
      operation.examples.forEach(({ name, text }) =>
        count('examples', page.text.includes(text.replace(/\s+/g, '')), `${page.operation} ${name}`),
      )
    }
    if (page.schema !== undefined && left.schemas.delete(page.schema)) {
      count('schemas', true, '')
      schemas.get(page.schema)?.forEach(name => count('properties', page.fields.has(name), `${page.schema}.${name}`))
    }
  }
  left.operations.forEach(name => count('operations', false, name))
  left.schemas.forEach(name => count('schemas', false, name))
  return { counts, gaps }
}
