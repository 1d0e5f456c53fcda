import type { OpenApi } from '../../openapi/document/openapi.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listInstallations } from '../../openapi/samples/index.ts'
import { forkers, startForker } from '../../scripts/sample/fork.ts'
import { runSamples } from '../../scripts/sample/run.ts'
import { formatRuns } from '../../scripts/sample/table.ts'

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

it('runs samples in all ways in which they are written, those in Go as one program, and tells them apart', { timeout: 120_000 }, async () => {
  const document = { name: 'things', version: '3.1.0', root }
  const runs = await runSamples({ file: 'things.yaml', document }, { python: '3', go: '1' }, { languages: ['python', 'go'], variants: true })
  const written = runs.filter(({ key }) => !key.includes(' '))
  expect(written.filter(({ ok }) => !ok)).toEqual([])
  expect(written.filter(({ key }) => key.startsWith('go')).map(({ key, statuses, exitCode }) => [key, statuses[0], exitCode])).toEqual([
    ...['go', 'go~environment', 'go~errors', 'go~both'].map(key => [key, 200, 0]),
    ...[402, 422, 429, 500].map(status => [`go~${status}`, status, 1]),
  ])
  expect(formatRuns(written).split('\n')).toMatchObject([
    '  operation  python   python-httpx  go',
    '  list       200 8/8  200 8/8       200 8/8',
    '  24 of 24 ran and were answered with a declared success, or reported the error that was forced.',
  ])
})

it('runs programs as copies of one interpreter, and tells how each ended', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'forks-'))
  const programs = {
    good: 'import os\nprint(os.environ["KEY"], __name__)',
    gone: 'import os\nprint("KEY" in os.environ)',
    three: 'import sys\nprint("é")\nsys.exit(3)',
    said: 'raise SystemExit("402 Pay first")',
    wrong: '{}["none"]',
    endless: 'while True: pass',
  }
  for (const [name, code] of Object.entries(programs))
    writeFileSync(join(folder, `${name}.py`), code)
  const forker = startForker('python3', forkers.python ?? [], folder, 1)
  const run = (name: string, env = {}) => forker.run(`${name}.py`, env)
  try {
    expect(await run('good', { KEY: 'k' })).toEqual({ exitCode: 0, output: 'k __main__\n' })
    expect(await run('gone')).toEqual({ exitCode: 0, output: 'False\n' })
    expect(await run('three')).toEqual({ exitCode: 3, output: 'é\n' })
    expect(await run('said')).toEqual({ exitCode: 1, output: '402 Pay first\n' })
    expect(await run('wrong')).toMatchObject({ exitCode: 1, output: expect.stringContaining('Traceback') as string })
    expect(await run('endless')).toEqual({ exitCode: 1, output: '' })
  }
  finally {
    forker.close()
    rmSync(folder, { recursive: true })
  }
  await expect.poll(() => run('good')).toMatchObject({ exitCode: 1 })
})

it('says how clients are installed that a document describes once', () => {
  expect(listInstallations({ name: 'things', version: '3.1.0', root }).map(({ language, source }) => [language, source])).toEqual([
    ['python', 'pip install acme'],
    ['node', 'npm install @acme/sdk'],
    ['ruby', 'bundle add acme'],
  ])
})
