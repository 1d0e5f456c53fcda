import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { adopter, run } from './run.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'specimen-upgrade-')))
const before = join(folder, 'before')
const place = { cwd: folder, script: join(folder, 'node_modules/specimen-docs/dist/scripts/specimen.js') }
function npm(...args: string[]) {
  return execFileSync('npm', [...args, '--no-audit', '--no-fund', '--prefer-offline'], { cwd: folder, encoding: 'utf8' })
}
afterAll(() => rm(folder, { recursive: true, force: true }), 60_000)

/** The package as it was: the same modules under a lower version, which is what is changed where an upgrade begins. */
function packPrevious(): string {
  mkdirSync(before)
  execFileSync('tar', ['-xzf', adopter.tarball, '-C', before])
  const file = join(before, 'package/package.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as object
  writeFileSync(file, JSON.stringify({ ...manifest, version: '0.1.0', scripts: {} }))
  return execFileSync('npm', ['pack', join(before, 'package'), '--pack-destination', before, '--silent'], { encoding: 'utf8' }).trim()
}

/** What the owner wrote, byte by byte. */
function listOwn(): Record<string, string> {
  const files = globSync(['specimen.config.ts', '{docs,look,openapi}/**/*'], { cwd: folder }).filter(path => statSync(join(folder, path)).isFile())
  return Object.fromEntries(files.sort().map(path => [path, readFileSync(join(folder, path), 'base64')]))
}

it('is an installation of the new tarball, which changes nothing of its owner\'s and keeps every address', () => {
  cpSync('tests/package/adopter', folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  npm('install', join(before, packPrevious()))
  expect(run(place, '--version').stdout.trim()).toBe('0.1.0')
  expect(run(place, 'check', '--write-slugs').status).toBe(0)
  expect(run(place, 'build').status).toBe(0)
  const own = listOwn()
  expect(Object.keys(own)).toContain('openapi/api.slugs.json')
  const pages = () => globSync('dist/**/*.html', { cwd: folder }).sort()
  const addresses = pages()

  npm('install', adopter.tarball)
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect(run(place, '--version').stdout.trim()).toBe(version)
  expect(run(place, 'check').status).toBe(0)
  const { status, stderr } = run(place, 'build')
  expect(status, stderr).toBe(0)
  expect(listOwn()).toEqual(own)
  expect(pages()).toEqual(addresses)
})
