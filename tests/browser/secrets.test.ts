import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'specimen-secrets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function build(name: string, ...flags: string[]): { files: string[], telling: string[] } {
  const out = join(folder, name)
  const { status, stderr } = spawnSync('node', ['scripts/build.ts', 'tests/fixtures/vault.yaml', '--out', out, ...flags], { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  const files = (readdirSync(out, { recursive: true }) as string[]).filter(file => /\.\w+$/.test(file))
  const telling = files.filter(file => /secret/i.test(file.replace(/^secrets\b/, '')) || /SECRET/.test(readFileSync(join(out, file), 'utf8')))
  return { files, telling }
}

it('writes nothing that is hidden into any file of a built site', () => {
  const { files, telling } = build('public')
  expect(files).toContain('secrets/doors/list-doors.html')
  expect(files).toContain('secrets/doors/remove-doors.html')
  expect(telling).toEqual([])
})

it('shows it to insiders, with a badge', () => {
  const { files } = build('internal', '--with-internal')
  expect(files).toContain('secrets/endpoints/secretpost.html')
  const page = readFileSync(join(folder, 'internal/secrets/doors/list-doors.html'), 'utf8')
  expect(page).toMatch(/SECRET_query[\s\S]{0,400}<span class="note badge">internal<\/span>/)
})
