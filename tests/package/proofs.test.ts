import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { followGuide } from '../docs/fences.ts'
import { adopter } from './run.ts'

/** What owners have beside the package: their own test runners, and a compiler. */
const folder = join(adopter.folder, 'proofs')

beforeAll(() => {
  cpSync('tests/package/proofs', folder, { recursive: true })
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--no-package-lock'], { cwd: folder, stdio: 'ignore' })
})

function runPrinted(command: string, cwd: string) {
  const [name = '', ...args] = command.split(' ')
  return spawnSync(name, args, { cwd, encoding: 'utf8' })
}

describe('the guide to tests', () => {
  it('shows examples for Vitest with MSW and for Playwright that pass as they are printed', () => {
    const root = join(folder, 'guide')
    mkdirSync(root)
    writeFileSync(join(root, 'package.json'), '{ "private": true, "type": "module" }')
    const commands = followGuide('tests.md', root).filter(command => /^npx (?!specimen )/.test(command))
    expect(commands).toEqual(['npx vitest run orders.spec.ts', 'npx playwright test'])
    for (const command of commands) {
      const { status, stdout, stderr } = runPrinted(command, root)
      expect(status, `${command}\n${stdout}${stderr}`).toBe(0)
      expect(stdout).toMatch(/[12] passed/)
    }
  })
})

describe('the declarations', () => {
  const compile = (module: string, moduleResolution: string, ...more: string[]) => {
    const flags = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--noUncheckedSideEffectImports', '--noUnusedLocals', '--skipLibCheck', 'false']
    const args = [...flags, '--noEmit', '--target', 'es2023', '--types', 'node', '--module', module, '--moduleResolution', moduleResolution]
    const { stdout, stderr } = spawnSync('npx', ['tsc', ...args, ...more], { cwd: folder, encoding: 'utf8' })
    return stdout + stderr
  }

  it('are of everything that is exported', () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, unknown> }
    const text = readFileSync('tests/package/proofs/strict.ts', 'utf8')
    const names = Object.keys(exports).filter(name => name !== './package.json').map(name => `'specimen-docs${name.slice(1)}'`)
    expect(names.filter(name => !text.includes(`from ${name}`))).toEqual([])
  })

  it.each([['nodenext', 'nodenext'], ['esnext', 'bundler']])('satisfy the strictest compiler, %s with %s', (module, resolution) => {
    expect(compile(module, resolution, 'strict.ts')).toBe('')
  })

  it('fit MSW\'s, in the guide\'s own words', () => {
    expect(compile('esnext', 'bundler', '--skipLibCheck', join(folder, 'guide/orders.spec.ts'), join(folder, 'guide/playwright.config.ts'))).toBe('')
  })
})
