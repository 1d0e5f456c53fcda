import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { purposes } from '../../scripts/command/purposes.ts'

function run(...args: string[]) {
  return spawnSync(process.execPath, ['scripts/specimen.ts', ...args], { encoding: 'utf8' })
}

describe('specimen', () => {
  it('lists its commands, each with what it does', () => {
    for (const args of [[], ['--help']]) {
      const { status, stdout } = run(...args)
      expect(status).toBe(0)
      for (const [command, purpose] of Object.entries(purposes))
        expect(stdout).toContain(`${command.padEnd(8)}  ${purpose}`)
    }
  })

  it.each(Object.keys(purposes))('begins the help of %s with what it does', (command) => {
    const { status, stdout } = run(command, '--help')
    expect(status).toBe(0)
    expect(stdout.split('\n', 1)[0]).toBe(purposes[command])
    expect(stdout).toContain(`specimen ${command} [spec…]`)
    const guide = ['commands', 'sandbox'].map(name => readFileSync(`docs/guide/${name}.md`, 'utf8')).join('')
    const unnamed = [...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option = '']) => option).filter(option => !guide.includes(`\`${option}`))
    expect(unnamed, 'switches that no guide names').toEqual([])
  })

  it('says which version it is', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(run('--version').stdout).toBe(`${version}\n`)
    expect(run('check', '--version').stdout).toBe(`${version}\n`)
  })

  it('answers a command that it does not know in one sentence', () => {
    const { status, stderr } = run('exam')
    expect(status).toBe(2)
    expect(stderr).toBe('There is no command exam. See specimen --help.\n')
    expect(run('chekc').stderr).toBe('There is no command chekc: did you mean check?\n')
    expect(run('chec').stderr).toBe('There is no command chec: did you mean check?\n')
  })
})

describe('the configuration of a folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'specimen-command-'))
    writeFileSync(join(folder, 'api.yaml'), 'openapi: 3.1.0\ninfo: {title: Shop, version: "1"}\npaths: {}\n')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const check = () => spawnSync(process.execPath, [resolve('scripts/specimen.ts'), 'check'], { cwd: folder, encoding: 'utf8' })

  it('names the documents that a command reads where none is given', () => {
    writeFileSync(join(folder, 'specimen.config.ts'), 'export default { apis: { shop: \'api.yaml\' as string } }\n')
    const { status, stdout } = check()
    expect(stdout).toContain('api.yaml: 0 errors')
    expect(status).toBe(0)
  })

  it('is refused with the line of each mistake', () => {
    writeFileSync(join(folder, 'specimen.config.ts'), 'export default {\n  apis: { shop: \'api.yaml\' },\n  tittle: \'Shop\',\n}\n')
    const { status, stderr } = check()
    expect(stderr).toBe('specimen.config.ts:3 There is no tittle: did you mean title?\n')
    expect(status).toBe(2)
  })

  it('may be missing, as the documents may', () => {
    const { status, stderr } = check()
    expect(stderr).toBe('There is no spec: put one into openapi/ or name its file.\n')
    expect(status).toBe(2)
  })
})
