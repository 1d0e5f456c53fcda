import type { ChildProcess } from 'node:child_process'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** A folder with an umlaut and a space in its path, outside of this repository. */
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'Bäckerei ')))
const bin = join(folder, 'node_modules/.bin/specimen')
const running: ChildProcess[] = []

beforeAll(() => {
  execFileSync('npm', ['pack', '--pack-destination', folder, '--silent'], { cwd: resolve('.'), stdio: 'ignore' })
  const [tarball = ''] = readdirSync(folder).filter(name => name.endsWith('.tgz'))
  cpSync('tests/package/adopter', folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball}`], { cwd: folder, stdio: 'ignore' })
}, 300_000)

afterAll(() => {
  running.forEach(child => child.kill('SIGTERM'))
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

function run(...args: string[]) {
  return spawnSync(bin, args, { cwd: folder, encoding: 'utf8' })
}

/** Starts a command that serves, and waits until it has printed where. */
async function start(command: string): Promise<string> {
  const port = await freePort()
  const child = spawn(bin, [command, '--port', String(port)], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  let output = ''
  child.stdout.on('data', chunk => (output += chunk))
  child.stderr.on('data', chunk => (output += chunk))
  await expect.poll(() => output, { timeout: 60_000, interval: 100 }).toContain(`Mock  http://127.0.0.1:${port}/`)
  return `http://127.0.0.1:${port}`
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

function bake(url: string) {
  return fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"grain":"rye"}' })
}

describe('the package in a folder of its own', () => {
  it('brings what it needs and nothing else', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object }
    expect(Object.keys(dependencies).filter(name => !existsSync(join(folder, 'node_modules', name)))).toEqual([])
    expect(existsSync(join(folder, 'node_modules/@scalar'))).toBe(false)
    expect(existsSync(join(folder, 'node_modules/typescript'))).toBe(false)
  })

  it('checks a document of several files', () => {
    const { status, stdout } = run('check')
    expect(stdout).toContain('openapi/api.yaml: 0 errors')
    expect(status).toBe(0)
  })

  it('says what is missing where somebody asks for it', () => {
    const { status, stderr } = run('mock', '--store', 'redis://127.0.0.1:1')
    expect(stderr).toBe('A store needs a package that is not installed: npm install @redis/client.\n')
    expect(status).toBe(2)
  })

  it('serves the mock', async () => {
    const answer = await bake(`${await start('mock')}/bakery/v1/loaves`)
    expect([answer.status, await answer.json()]).toEqual([201, { id: expect.any(String), grain: 'rye' }])
  }, 90_000)

  it('shows the site and its mock while they are written', async () => {
    const origin = await start('dev')
    expect((await bake(`${origin}/hilfe/bakery/mock/v1/loaves`)).status).toBe(201)
    const page = await (await fetch(`${origin}/hilfe/guide/start.md?import`)).text()
    expect(page).toContain('Erste Schritte')
    const made = await fetch(`${origin}/hilfe/bakery/loaves/bake-loaf.md?import`)
    expect(await made.text()).toContain('specimen:content')
  }, 90_000)
})

describe('a folder where nothing is installed', () => {
  it('is built for one run, with its only document at the first address', () => {
    const bare = realpathSync(mkdtempSync(join(tmpdir(), 'specimen-bare-')))
    cpSync('tests/package/adopter/openapi', bare, { recursive: true })
    for (const _ of ['first', 'again']) {
      const { status, stderr } = spawnSync(bin, ['build', 'api.yaml'], { cwd: bare, encoding: 'utf8' })
      expect(status, stderr).toBe(0)
    }
    expect(/<h1[\s\S]{0,80}Bakery/.test(readFileSync(join(bare, 'dist/index.html'), 'utf8'))).toBe(true)
    rmSync(bare, { recursive: true })
  }, 120_000)
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
    const { stdout, stderr } = spawnSync('node', ['try.js'], { cwd: folder, encoding: 'utf8' })
    expect(stdout, stderr).toBe('201 rye\n')
  })
})

describe('a site that begins', () => {
  const fresh = () => join(folder, 'fresh')
  const inFresh = (...args: string[]) => spawnSync(bin, args, { cwd: fresh(), encoding: 'utf8' })

  it('has six files, which work as they are', () => {
    mkdirSync(fresh())
    expect(inFresh('init').stdout).toContain('Now: npm install, then npx specimen dev')
    const files = readdirSync(fresh(), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
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
    const home = readFileSync(join(fresh(), 'dist/index.html'), 'utf8')
    expect(/<h1[^>]*>Greetings<\/h1>/.test(home)).toBe(true)
    expect(home.includes('/v1/greetings')).toBe(true)
  }, 120_000)

  it('keeps what is there, and adds to a manifest', () => {
    writeFileSync(join(fresh(), 'docs/index.md'), '# Ours\n')
    writeFileSync(join(fresh(), 'package.json'), '{ "name": "ours", "scripts": { "docs": "other" } }')
    expect(inFresh('init').stdout).toContain('kept   docs/index.md')
    expect(readFileSync(join(fresh(), 'docs/index.md'), 'utf8')).toBe('# Ours\n')
    expect(JSON.parse(readFileSync(join(fresh(), 'package.json'), 'utf8'))).toMatchObject({
      name: 'ours',
      scripts: { 'docs': 'other', 'docs:build': 'specimen build' },
    })
  })
})

describe('the site that it builds', () => {
  const page = (path: string) => readFileSync(join(folder, 'dist', path), 'utf8')
  // A page is too long to be printed where it lacks something.
  const missing = (path: string, patterns: RegExp[]) => patterns.filter(pattern => !pattern.test(page(path)))
  beforeAll(() => {
    const { status, stdout, stderr } = run('build')
    expect(stderr + stdout).toContain('The accent #ffb000 reads badly on a light ground')
    expect(status).toBe(0)
  }, 300_000)

  it('is its owner\'s: title, logo, navigation, guides, introduction, a component and a place', () => {
    expect(missing('bakery/loaves/bake-loaf.html', [
      /<html lang="de"/,
      /class="name"[^>]*>Backstube</,
      /src="\/hilfe\/loaf\.svg"/,
      /href="\/hilfe\/guide\/start"/,
      /Der Ofen ist heiß\./,
      /Warm aus dem Ofen: Backstube/,
    ])).toEqual([])
    expect(missing('guide/start.html', [/Anleitungen[\s\S]*Erste Schritte[\s\S]*Wer wir sind/])).toEqual([])
    expect(missing('index.html', [/Die Backstube/])).toEqual([])
    expect(missing('bakery/index.html', [/url=\/hilfe\//])).toEqual([])
  })

  it('names the one address of each page', () => {
    expect(missing('index.html', [/<link rel="canonical" href="https:\/\/backstube\.example\/hilfe\/">/])).toEqual([])
    const address = 'https://backstube.example/hilfe/bakery/loaves/bake-loaf'
    expect(missing('bakery/loaves/bake-loaf.html', [new RegExp(`<link rel="canonical" href="${address}">`)])).toEqual([])
    expect(page('sitemap.xml').includes(`<loc>${address}</loc>`)).toBe(true)
  })

  it('has no explorer where nobody installed one', () => {
    expect(existsSync(join(folder, 'dist/bakery/explorer.html'))).toBe(false)
    expect(page('index.html').includes('explorer')).toBe(false)
  })

  it('holds nothing of this repository, and no path of the machine', () => {
    const files = readdirSync(join(folder, 'dist'), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.(?:html|js|css|json|yaml|svg|txt|md)$/.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name))
    expect(files.length).toBeGreaterThan(20)
    for (const file of files) {
      const text = readFileSync(file, 'utf8')
      expect(/userfront|userstore/i.test(text), file).toBe(false)
      expect(text.includes(folder) || text.includes(process.cwd()), file).toBe(false)
      if (!file.endsWith('.js'))
        expect(text.includes('Specimen'), file).toBe(false)
    }
  })

  it('is served below its base, with the mock', async () => {
    const origin = await start('serve')
    const answers = await Promise.all(['/', '/hilfe/', '/hilfe/guide/start', '/hilfe/bakery/loaves/bake-loaf', '/hilfe/none', '/other'].map(path =>
      fetch(origin + path, { redirect: 'manual' }).then(({ status }) => status)))
    expect(answers).toEqual([302, 200, 200, 200, 404, 404])
    expect((await bake(`${origin}/hilfe/bakery/mock/v1/loaves`)).status).toBe(201)
  }, 90_000)
})
