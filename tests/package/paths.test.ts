import { cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { adopter, bake, endAfterwards, run, start } from './run.ts'

/** The adopter's files as an editor of Windows writes them, under names that need care wherever they are written. */
const place = { cwd: join(adopter.folder, 'Süß & gut (1)') }
const document = 'openapi/my\\api ü.yaml'
const inside = (path: string) => join(place.cwd, path)
endAfterwards()

beforeAll(() => {
  mkdirSync(place.cwd)
  cpSync('tests/package/adopter', place.cwd, { recursive: true })
  renameSync(inside('openapi/api.yaml'), inside(document))
  renameSync(inside('docs/guide/imprint.md'), inside('docs/guide/wer wir größtenteils sind.md'))
  const renamed = (text: string) => text
    .replaceAll('openapi/api.yaml', document.replace('\\', '\\\\'))
    .replaceAll('\'/guide/imprint\'', '\'/guide/wer wir größtenteils sind\'')
    .replaceAll('(/guide/imprint)', '(</guide/wer wir größtenteils sind>)')
  for (const file of globSync('**/*.{ts,md,yaml,vue,css}', { cwd: place.cwd }).filter(file => statSync(inside(file)).isFile()))
    writeFileSync(inside(file), renamed(readFileSync(inside(file), 'utf8')).replaceAll('\n', '\r\n'))
})

describe('files with CRLF, spaces, umlauts and a backslash in their names', () => {
  it('are checked, and told with their lines', () => {
    expect(run(place, 'check').stdout).toContain(`${document}: 0 errors, 0 warnings`)
    expect(run(place, 'check', document).status).toBe(0)
    const broken = inside('openapi/falsch ü.yaml')
    writeFileSync(broken, readFileSync(inside(document), 'utf8').replace('tags: [loaves]\r\n      operationId: bakeLoaf', 'tags: 7\r\n      operationId: bakeLoaf'))
    const { stdout, status } = run(place, 'check', 'openapi/falsch ü.yaml', '--strict')
    expect(stdout).toMatch(/openapi\/falsch ü\.yaml:16:\d+ /)
    expect(status).toBe(1)
  })

  it('are built as the same files under other names are', () => {
    const { status, stderr } = run(place, 'build')
    expect(status, stderr).toBe(0)
    expect(existsSync(inside('dist/guide/wer wir größtenteils sind.html'))).toBe(true)
    const operation = readFileSync(inside('dist/bakery/loaves/bake-loaf.html'), 'utf8')
    const missing = ['Der Ofen ist heiß.', 'Warm aus dem Ofen: Backstube', 'Gleich zum Brot', 'Anleitungen'].filter(part => !operation.includes(part))
    expect(missing).toEqual([])
    expect(operation.includes('\r')).toBe(false)
    const guide = readFileSync(inside('dist/guide/start.html'), 'utf8')
    expect(/<h1[^>]*>Erste Schritte/.test(guide) && guide.includes('Wer wir sind')).toBe(true)
    const same = (path: string) => [inside('dist'), join(adopter.folder, 'dist')].map(dist => readFileSync(join(dist, path), 'utf8'))
    for (const file of ['bakery/openapi.json', 'bakery/contract.json', 'bakery/loaves/bake-loaf.md'])
      expect(same(file)[0] === same(file)[1], file).toBe(true)
  }, 120_000)

  it('are shown, served and mocked', async () => {
    const dev = await start(place, 'dev')
    const page = await fetch(`${dev}/hilfe/guide/${encodeURIComponent('wer wir größtenteils sind')}.md?import`)
    expect(await page.text()).toContain('Impressum')
    expect((await bake(`${dev}/hilfe/bakery/mock/v1/loaves`)).status).toBe(201)
    const served = await start(place, 'serve')
    expect((await fetch(`${served}/hilfe/guide/${encodeURIComponent('wer wir größtenteils sind')}`)).status).toBe(200)
    expect((await bake(`${await start(place, 'mock')}/bakery/v1/loaves`)).status).toBe(201)
  }, 120_000)
})
