import { describe, expect, it } from 'vitest'
import { documents } from '../../support/documents.ts'
import { readOperations } from '../../support/operations.ts'
import { buildRequest, languages } from '../../../openapi/samples/index.ts'
import { cases } from './support/cases.ts'
import { hostileCases } from './support/hostile.ts'
import type { Suspect } from './support/parse.ts'
import { findFlaws } from './support/parse.ts'
import { styles } from './support/run.ts'

/** Their runtimes are not everywhere, so that their samples are parsed instead of run; those of the others are parsed as well. */
const clients = languages.flatMap(({ id, clients }) => clients.map(client => ({ ...client, language: id })))
const parsed = clients.filter(({ language }) => /^(?:csharp|kotlin|rust|swift|java)$/.test(language))

/** The first flaws, each with the program that has them. */
async function firstFlaws(programs: (Suspect & { name: string })[]) {
  const flaws = await findFlaws(programs)
  return programs
    .map(({ name, code }, index) => ({ name, code, flaws: flaws[index] ?? [] }))
    .filter(({ flaws }) => flaws.length > 0)
    .slice(0, 3)
}

describe.for(styles)('a sample %s', ([, style]) => {
  it.for(parsed)('is a program in $id, whatever the request', { timeout: 600_000 }, async ({ language, emit }) => {
    const programs = [...cases, ...hostileCases].map(({ name, operation, options }) => ({
      name,
      language,
      code: emit(buildRequest(operation, options), style).code,
      mark: 'CANARY',
    }))
    expect(await firstFlaws(programs)).toEqual([])
  })

  it.for(documents)('is a program for every operation of $name', { timeout: 600_000 }, async ({ file }) => {
    const programs = (await readOperations(file)).flatMap((operation) => {
      const request = buildRequest(operation, { api: 'test' })
      return clients.map(({ id, language, emit }) => ({ name: `${operation.id} in ${id}`, language, code: emit(request, style).code }))
    })
    expect(await firstFlaws(programs)).toEqual([])
  })
})

it('a program that is none is told from one', async () => {
  const flaws = await findFlaws([
    { language: 'rust', code: 'fn main() { let a = ; }' },
    { language: 'kotlin', code: 'fun main() { println(CANARY) }', mark: 'CANARY' },
    { language: 'swift', code: 'print("CANARY")', mark: 'CANARY' },
  ])
  expect(flaws.map(({ length }) => length)).toEqual([1, 1, 0])
})
