import type { OpenApi } from '../../openapi/document/openapi.ts'
import { expect, it } from 'vitest'
import { listInstallations } from '../../openapi/samples/index.ts'
import { runSamples } from '../../scripts/sample/run.ts'

const url = 'https://api.example.com/v1/things'
const root = {
  'openapi': '3.1.0',
  'info': { 'title': 'Things', 'version': '1', 'x-sdk': [{ language: 'Ruby', install: 'bundle add acme' }] },
  'x-sdk': [{ language: 'python', package: 'acme' }, { language: 'Node.js', package: '@acme/sdk' }, { language: 'cobol', package: 'acme' }],
  'servers': [{ url: 'https://api.example.com/v1' }],
  'paths': {
    '/things': {
      get: {
        'operationId': 'list',
        'responses': { 200: { description: 'Some.', content: { 'application/json': { example: { name: 'a thing' } } } } },
        'x-codeSamples': [
          { lang: 'Python', label: 'urllib', source: `from urllib.request import urlopen\nprint(urlopen('${url}').read())` },
          { lang: 'Shell', label: 'wrong', source: `curl --fail '${url}/nowhere'` },
          { lang: 'Python', label: 'acme', source: `import acme_that_nobody_has\nacme_that_nobody_has.list('${url}')` },
          { lang: 'Python', label: 'elsewhere', source: 'print(1)' },
        ],
        'x-fern-examples': [{ 'code-samples': [{ sdk: 'ruby', name: 'open-uri', code: `require 'open-uri'\nputs URI.open('${url}').read` }] }],
      },
    },
  },
} as unknown as OpenApi

it('runs samples written by hand in every language that runs here, and none whose packages are not installed', { timeout: 60_000 }, async () => {
  const document = { name: 'things', version: '3.1.0', root }
  const runs = await runSamples({ file: 'things.yaml', document }, { python: '3', curl: '8', ruby: '3' }, { languages: [] })
  expect(runs.map(({ key, ok, statuses }) => [key, ok, statuses])).toEqual(expect.arrayContaining([
    ['python urllib', true, [200]],
    ['ruby open-uri', true, [200]],
    ['curl wrong', false, [404]],
  ]))
  expect(runs).toHaveLength(3)
})

it('says how clients are installed that a document describes once', () => {
  expect(listInstallations({ name: 'things', version: '3.1.0', root }).map(({ language, source }) => [language, source])).toEqual([
    ['python', 'pip install acme'],
    ['node', 'npm install @acme/sdk'],
    ['ruby', 'bundle add acme'],
  ])
})
