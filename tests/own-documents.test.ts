import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** What tests the documents of this repository: whoever takes those away takes these along. */
const theirs = /^tests\/(?:browser|journeys|package|bench)\/|\/user(?:front|store)\b/

/** Tests of the engine that ask the documents of this repository where a fixture would do; none may join them. */
const leaning = [
  'tests/components/try-it/live-samples.test.ts',
  'tests/contract/client.test.ts',
  'tests/openapi/mock/host/worker.test.ts',
  'tests/openapi/mock/support/shipped.ts',
  'tests/openapi/mock/support/userfront-sandbox.ts',
  'tests/openapi/mock/support/userstore-sandbox.ts',
  'tests/openapi/samples/parse.test.ts',
  'tests/openapi/samples/shipped.test.ts',
  'tests/scripts/check.test.ts',
  'tests/scripts/mcp.test.ts',
  'tests/scripts/mock.test.ts',
  'tests/site/content.test.ts',
  'tests/site/mock-worker.test.ts',
  'tests/site/page-data/page-data.test.ts',
  'tests/site/search/ranking.test.ts',
]

const shipped = /openapi\/user(?:front|store)|docs\/user(?:front|store)|\bopenapi\/\$\{|'openapi\/?'(?!:)/

it('are read by no more tests of the engine than they are', () => {
  const tests = globSync('tests/**/*.ts').map(file => file.replaceAll('\\', '/')).filter(file => !theirs.test(file) || leaning.includes(file))
  const found = tests.filter(file => file !== 'tests/own-documents.test.ts' && shipped.test(readFileSync(file, 'utf8')))
  expect(found.sort()).toEqual([...leaning].sort())
})
