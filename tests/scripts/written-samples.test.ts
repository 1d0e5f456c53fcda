import type { OpenApi } from '../../openapi/document/openapi.ts'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listInstallations } from '../../openapi/samples/index.ts'
import { listSampleFiles } from '../../scripts/sample/files.ts'
import { forkers, startForker } from '../../scripts/sample/fork.ts'
import { runSamples } from '../../scripts/sample/run.ts'
import { createRunner } from '../../scripts/sample/start.ts'
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
          { lang: 'Rust', label: 'short', source: `fn main() {\n    let unused = reqwest::blocking::get("${url}").unwrap();\n    println!("{}", reqwest::blocking::get("${url}").unwrap().text().unwrap());\n}` },
          { lang: 'Rust', label: 'acme', source: `use acme_that_nobody_has::Client;\nfn main() {\n    Client::new("${url}");\n}` },
          { lang: 'Rust', label: 'wrong', source: `fn main() {\n    "${url}" + 1\n}` },
          { lang: 'Kotlin', label: 'short', source: `fun main() = print(java.net.URL("${url}").readText())` },
          { lang: 'Kotlin', label: 'acme', source: `import acme.that.nobody.has.Client\n\nfun main() {\n    Client("${url}")\n}` },
          { lang: 'Kotlin', label: 'wrong', source: `fun main() {\n    val url: Int = "${url}"\n}` },
          { lang: 'Python', label: 'elsewhere', source: 'print(1)' },
        ],
        'x-fern-examples': [{ 'code-samples': [{ sdk: 'ruby', name: 'open-uri', code: `require 'open-uri'\nputs URI.open('${url}').read` }] }],
      },
    },
  },
} as unknown as OpenApi

it('runs samples written by hand in every language that runs here, and none whose packages are not installed', { timeout: 600_000 }, async () => {
  const document = { name: 'things', version: '3.1.0', root }
  const runs = await runSamples({ file: 'things.yaml', document }, { python: '3', curl: '8', ruby: '3', kotlin: '2', rust: '1' }, { languages: [] })
  expect(runs.map(({ key, ok, statuses }) => [key, ok, statuses])).toEqual(expect.arrayContaining([
    ['python urllib', true, [200]],
    ['ruby open-uri', true, [200]],
    ['curl wrong', false, [404]],
    ['rust short', true, [200, 200]],
    ['rust wrong', false, []],
    ['kotlin short', true, [200]],
    ['kotlin wrong', false, []],
  ]))
  expect(runs).toHaveLength(7)
  expect(runs.find(({ key }) => key === 'rust wrong')?.output).toContain('main.rs:2:')
  expect(runs.find(({ key }) => key === 'kotlin wrong')?.output).toContain('main.kt:2:')
})

it('runs samples in all ways in which they are written, those that are compiled as one program, and tells them apart', { timeout: 600_000 }, async () => {
  const document = { name: 'things', version: '3.1.0', root }
  const runs = await runSamples({ file: 'things.yaml', document }, { python: '3', go: '1', rust: '1' }, { languages: ['python', 'go', 'rust'], variants: true })
  const written = runs.filter(({ key }) => !key.includes(' '))
  expect(written.filter(({ ok }) => !ok)).toEqual([])
  for (const language of ['go', 'rust']) {
    const compiled = written.filter(({ key }) => key.startsWith(language))
    expect(compiled.map(({ key, statuses, exitCode }) => [key, statuses[0], exitCode])).toEqual([
      ...['', '~environment', '~errors', '~both'].map(style => [language + style, 200, 0]),
      ...[402, 422, 429, 500].map(status => [`${language}~${status}`, status, 1]),
    ])
  }
  expect(formatRuns(written).split('\n')).toMatchObject([
    '  operation  python   python-httpx  go       rust',
    '  list       200 8/8  200 8/8       200 8/8  200 8/8',
    '  32 of 32 ran and were answered with a declared success, or reported the error that was forced.',
  ])
})

it('runs no comment that says what a client cannot do, and counts a challenge as no answer', { timeout: 600_000 }, async () => {
  const answer = { responses: { 200: { description: 'One.', content: { 'application/json': { example: { id: 1 } } } } } }
  const demanding = {
    openapi: '3.1.0',
    info: { title: 'Demands', version: '1' },
    servers: [{ url: 'https://api.example.com' }],
    paths: {
      '/open': { get: { operationId: 'open', ...answer } },
      '/digest': { get: { operationId: 'digest', security: [{ digest: [] }], ...answer } },
    },
    components: { securitySchemes: { digest: { type: 'http', scheme: 'digest' } } },
  } as unknown as OpenApi
  const document = { name: 'demands', version: '3.1.0', root: demanding }
  const runtimes = { curl: '8', php: '8', python: '3', node: '24', ruby: '3', go: '1', kotlin: '2', rust: '1' }
  const runs = await runSamples({ file: 'demands.yaml', document }, runtimes, { languages: ['curl', 'php', 'python', 'node', 'ruby', 'go', 'kotlin', 'rust'] })
  expect(runs.filter(({ ok }) => !ok)).toEqual([])
  const ran = (id: string) =>
    runs.filter(({ operationId }) => operationId === id).map(({ key, statuses }) => [key, ...statuses])
  expect(ran('open').map(([key]) => key)).toEqual(expect.arrayContaining(['curl', 'php', 'python', 'node', 'ruby', 'go', 'kotlin', 'rust']))
  expect(ran('digest')).toEqual(['php', 'php-guzzle', 'curl', 'python', 'python-httpx'].map(key => [key, 401, 200]))
})

it('tells of each program in Rust how it ended, also where another does not compile', { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rust-'))
  const [sample] = listSampleFiles({ name: 'things', version: '3.1.0', root }, { languages: ['rust'] })
  const programOf = (name: string, body: string) =>
    sample ? [{ ...sample, name: `${name}.rs`, code: `fn main() -> Result<(), Box<dyn std::error::Error>> {\n    ${body}\n    Ok(())\n}\n` }] : []
  const whole = [...programOf('good', 'println!("good");'), ...programOf('failed', 'Err("told")?;'), ...programOf('ended', 'if true { std::process::exit(3) }')]
  const endings = async (programs: typeof whole) => {
    const { run, close } = await createRunner(folder, programs)
    const ended = await Promise.all(programs.map(run))
    close()
    return ended.map(({ exitCode, output }) => [exitCode, output.trim()])
  }
  const ends = [[0, 'good'], [1, 'Error: "told"'], [3, '']]
  try {
    expect(await endings(whole)).toEqual(ends)
    expect(readdirSync(join(folder, 'rust'))).not.toContain('good')
    expect(await endings([...whole, ...programOf('wrong', 'nothing();')])).toEqual([...ends, [1, expect.stringContaining('main.rs:2:5')]])
  }
  finally {
    rmSync(folder, { recursive: true })
  }
})

it('runs programs as copies of one interpreter, and tells how each ended', { timeout: 600_000 }, async () => {
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
  const forker = startForker('python3', forkers.python ?? [], { cwd: folder, seconds: 1 })
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
