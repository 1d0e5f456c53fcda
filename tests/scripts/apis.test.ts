import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'specimen-apis-'))
const operation = '  /ok: {get: {operationId: ok, responses: {"200": {description: Fine.}}}}\n'
const good = write('good.yaml', `openapi: 3.1.0\ninfo: {title: Good, version: "1"}\npaths:\n${operation}`)
const broken = write('broken.yaml', 'openapi: [')
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

function samples(...args: string[]) {
  return spawnSync(process.execPath, ['scripts/samples.ts', ...args], { encoding: 'utf8' })
}

it('leaves out what cannot be read, says why, and goes on with the rest', () => {
  const out = join(folder, 'some')
  const { status, stdout, stderr } = samples(broken, good, '--out', out)
  expect(stderr).toMatch(/broken\.yaml:1:\d+ # error: .*\[yaml-syntax\]/)
  expect(stdout).toContain('good: 8 samples')
  expect(readdirSync(out).length).toBeGreaterThan(0)
  expect(status).toBe(1)
})

it('ends where nothing can be read', () => {
  const { status, stdout } = samples(broken, '--out', join(folder, 'none'))
  expect(stdout).toBe('')
  expect(status).toBe(1)
})
