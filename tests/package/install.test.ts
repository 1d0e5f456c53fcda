import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, describe, expect, it } from 'vitest'
import { adopter, bake, command, endAfterwards, run, start } from './run.ts'
import { listBrought } from './setup.ts'

const { folder } = adopter
const own = { cwd: folder }
endAfterwards()

describe('the package in a folder of its own', () => {
  it('brings what it needs and nothing else', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object }
    expect(Object.keys(dependencies).filter(name => !existsSync(join(folder, 'node_modules', name)))).toEqual([])
    expect(existsSync(join(folder, 'node_modules/@scalar'))).toBe(false)
    expect(existsSync(join(folder, 'node_modules/typescript'))).toBe(false)
  })

  it('is installed without a warning, and beside VitePress is small', () => {
    expect(adopter.said).not.toMatch(/warn/i)
    const vitepress = listBrought(folder, ['vitepress', 'vue'])
    const added = [...listBrought(folder, ['specimen-docs'])].filter(path => !vitepress.has(path))
    const megabytes = (...paths: string[]) => {
      const total = execFileSync('du', ['-scm', ...paths], { cwd: folder, encoding: 'utf8' }).trim().split('\n').at(-1)
      return Number.parseInt(total ?? '')
    }
    const [all, beside, alone] = [megabytes('node_modules'), megabytes(...added), megabytes('node_modules/specimen-docs')]
    console.log(`Installed in ${adopter.seconds.toFixed(1)} s: ${all} MB, of which ${beside} MB beside VitePress and Vue, ${alone} MB this package.`)
    expect(all).toBeGreaterThan(beside)
    expect(beside).toBeLessThan(28)
  })

  it('checks a document of several files', () => {
    const { status, stdout } = run(own, 'check')
    expect(stdout).toContain('openapi/api.yaml: 0 errors')
    expect(status).toBe(0)
  })

  it('says what is missing where somebody asks for it', () => {
    const { status, stderr } = run(own, 'mock', '--store', 'redis://127.0.0.1:1')
    expect(stderr).toBe('A store needs a package that is not installed: npm install @redis/client.\n')
    expect(status).toBe(2)
  })

  it('serves the mock', async () => {
    const answer = await bake(`${await start(own, 'mock')}/bakery/v1/loaves`)
    expect([answer.status, await answer.json()]).toEqual([201, { id: expect.any(String), grain: 'rye' }])
  })

  it('shows the site and its mock while they are written', async () => {
    const origin = await start(own, 'dev')
    expect((await bake(`${origin}/hilfe/bakery/mock/v1/loaves`)).status).toBe(201)
    const page = await (await fetch(`${origin}/hilfe/guide/start.md?import`)).text()
    expect(page).toContain('Erste Schritte')
    const made = await fetch(`${origin}/hilfe/bakery/loaves/bake-loaf.md?import`)
    expect(await made.text()).toContain('specimen:content')
  })
})

/** The least of each line of Node that the package declares, with the npm that it comes with; the newest is the one that runs these tests. */
const least = [['20.19.0', '10.8.2'], ['22.12.0', '10.9.0']] as const

describe('each Node that it declares', () => {
  // An npm of that time does nothing, and says nothing, where its own folder has another letter than those of English.
  const nodes = realpathSync(mkdtempSync(join(tmpdir(), 'specimen-nodes-')))
  afterAll(() => rmSync(nodes, { recursive: true, force: true }))

  it.each(least)('%s checks, builds, runs the mock, and installs this repository without a warning', async (version, npm) => {
    const from = `node-${version}`
    mkdirSync(nodes, { recursive: true })
    writeFileSync(join(nodes, 'package.json'), '{ "private": true }')
    const published = [`${from}@npm:node-${process.platform}-${process.arch}@${version}`, `npm-${version}@npm:npm@${npm}`]
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...published], { cwd: nodes, stdio: 'ignore' })
    const node = join(nodes, 'node_modules', from, 'bin/node')
    const repository = join(nodes, 'repository')
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      cpSync(file, join(repository, file))
    const cli = join(nodes, 'node_modules', `npm-${version}`, 'bin/npm-cli.js')
    const alone = ['--offline', '--logs-max=0', '--cache', join(nodes, 'cache')]
    const install = spawnSync(node, [cli, 'ci', '--dry-run', '--no-audit', ...alone], { cwd: repository, encoding: 'utf8' })
    // After packages were added or updated: npm run lock.
    expect([install.status, install.stderr]).toEqual([0, ''])
    expect(execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()).toBe(`v${version}`)
    const place = { ...own, node }
    expect(run(place, 'check', '--strict').stdout).toContain('openapi/api.yaml: 0 errors')
    const out = `dist-${version}`
    const { status, stderr } = run(place, 'build', '--out', out)
    expect(status, stderr).toBe(0)
    expect(existsSync(join(folder, out, 'bakery/loaves/bake-loaf.html'))).toBe(true)
    expect((await bake(`${await start(place, 'mock')}/bakery/v1/loaves`)).status).toBe(201)
  })
})

describe('a folder where nothing is installed', () => {
  it('is built for one run, with its only document at the first address', () => {
    const bare = realpathSync(mkdtempSync(join(tmpdir(), 'specimen-bare-')))
    cpSync('tests/package/adopter/openapi', bare, { recursive: true })
    for (const _ of ['first', 'again']) {
      const { status, stderr } = run({ cwd: bare }, 'build', 'api.yaml')
      expect(status, stderr).toBe(0)
    }
    expect(/<h1[\s\S]{0,80}Bakery/.test(readFileSync(join(bare, 'dist/index.html'), 'utf8'))).toBe(true)
    rmSync(bare, { recursive: true })
  })
})

describe('what it exports', () => {
  it('is a mock to import in a program of its own', () => {
    writeFileSync(join(folder, 'try.js'), `
      import { createMock } from 'specimen-docs/mock'
      const mock = await createMock('openapi/api.yaml')
      const body = JSON.stringify({ grain: 'rye' })
      const headers = { 'Content-Type': 'application/json' }
      const answer = await mock(new Request('https://bakery.example/v1/loaves', { method: 'POST', headers, body }))
      console.log(answer.status, (await answer.json()).grain)
    `)
    const { stdout, stderr } = spawnSync(process.execPath, ['try.js'], { cwd: folder, encoding: 'utf8' })
    expect(stdout, stderr).toBe('201 rye\n')
  })
})

describe('a site that begins', () => {
  const fresh = join(folder, 'fresh')
  const inFresh = (...args: string[]) => spawnSync(process.execPath, [command, ...args], { cwd: fresh, encoding: 'utf8' })

  it('has six files, which work as they are', () => {
    mkdirSync(fresh)
    expect(inFresh('init').stdout).toContain('Now: npm install, then npx specimen dev')
    const files = readdirSync(fresh, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    expect(files.map(({ name }) => name).sort()).toEqual([
      'docs.yml',
      'greetings.yaml',
      'index.md',
      'package.json',
      'specimen.config.ts',
      'start.md',
    ])
    expect(inFresh('check', '--strict').status).toBe(0)
    expect(inFresh('build').status).toBe(0)
    const home = readFileSync(join(fresh, 'dist/index.html'), 'utf8')
    expect(/<h1[^>]*>Greetings<\/h1>/.test(home)).toBe(true)
    expect(home.includes('/v1/greetings')).toBe(true)
  })

  it('keeps what is there, and adds to a manifest', () => {
    writeFileSync(join(fresh, 'docs/index.md'), '# Ours\n')
    writeFileSync(join(fresh, 'package.json'), '{ "name": "ours", "scripts": { "docs": "other" } }')
    expect(inFresh('init').stdout).toContain('kept   docs/index.md')
    expect(readFileSync(join(fresh, 'docs/index.md'), 'utf8')).toBe('# Ours\n')
    expect(JSON.parse(readFileSync(join(fresh, 'package.json'), 'utf8'))).toMatchObject({
      name: 'ours',
      scripts: { 'docs': 'other', 'docs:build': 'specimen build' },
    })
  })
})
