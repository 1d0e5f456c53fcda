import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/**
 * What tests the documents of this repository, and goes with `openapi/user*` and `docs/user*`: the files of their names, and the browser
 * tests that visit the site of this repository.
 */
const theirs = /^tests\/(?:browser\/(?:own|support)|bench)\/|\/user(?:front|store)\b/
const shipped = /\/user(?:front|store)\b|[`'"]openapi\/\$\{/

it('are asked by tests with their names alone, so that an owner can take both away', () => {
  const tests = globSync('tests/**/*.ts').map(file => file.replaceAll('\\', '/')).filter(file => !theirs.test(file))
  expect(tests.length).toBeGreaterThan(200)
  const leaning = tests.filter(file => file !== 'tests/own-documents.test.ts' && shipped.test(readFileSync(file, 'utf8')))
  expect(leaning).toEqual([])
})
