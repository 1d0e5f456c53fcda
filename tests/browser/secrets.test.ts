import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'specimen-hidden-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function build(name: string, ...flags: string[]): { files: string[], read: (file: string) => string } {
  const out = join(folder, name)
  const { status, stderr } = spawnSync('node', ['scripts/build.ts', 'tests/fixtures/vault.yaml', '--out', out, ...flags], {
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
  return {
    files: readdirSync(out, { recursive: true, encoding: 'utf8' }).filter(file => statSync(join(out, file)).isFile()),
    read: file => readFileSync(join(out, file), 'utf8'),
  }
}

it('shows it to insiders, with a badge', () => {
  const { files, read } = build('internal', '--with-internal')
  expect(files.filter(file => /secre-?t-?post\.html$/.test(file))).toHaveLength(1)
  expect(read('vault/doors/list-doors.html')).toMatch(/SECRET_query[\s\S]{0,1500}<span class="note badge">internal<\/span>/)
}, 300_000)

/** After the other, so that nothing which is kept of a build for insiders comes to light. */
it('writes nothing that is hidden into any file of a built site', () => {
  const { files, read } = build('public')
  expect(files).toContain('vault/doors/list-doors.html')
  expect(files).toContain('vault/doors/remove-doors.html')
  expect(files.filter(file => /secret/i.test(file))).toEqual([])
  // The explorer is another's program, in whose own words are such, too; a guide names the variable of webhooks.
  const ours = files.filter(file => !file.startsWith('assets/explorer/'))
  expect(ours.filter(file => read(file).replaceAll('_WEBHOOK_SECRET', '').includes('SECRET'))).toEqual([])
}, 300_000)
