import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { renderedExtensions } from '../../openapi/model/coverage-fields.ts'
import { checkConfig } from '../../site/config/check.ts'
import { listUses } from '../../site/placed/uses.ts'
import { componentNames } from '../../site/placed/target.ts'
import { followGuide, listFences } from './fences.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'specimen-guides-')))
const guides = readdirSync('docs/guide').filter(name => name.endsWith('.md'))

const read = (guide: string) => readFileSync(join('docs/guide', guide), 'utf8')

/** The package as a folder of one's own has it installed, with its modules from here. */
beforeAll(() => {
  const shim = join(folder, 'node_modules/specimen-docs')
  mkdirSync(shim, { recursive: true })
  writeFileSync(join(shim, 'package.json'), '{ "name": "specimen-docs", "type": "module", "exports": { "./*": "./*.js" } }')
  for (const name of ['mock', 'check'])
    writeFileSync(join(shim, `${name}.js`), `export * from '${pathToFileURL(resolve(`openapi/testing/${name}.ts`)).href}'\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Guides with files of their own are followed in an empty folder; those about commands of this repository are not. */
const followed = guides.filter(guide => listFences(guide).some(({ title }) => title !== undefined))

it('follows some', () => expect(followed.length).toBeGreaterThan(2))

it.each(followed)('%s does what it says', (guide) => {
  const root = join(folder, guide.replace('.md', ''))
  const commands = followGuide(guide, root)
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  // Commands of other packages are run where those are installed: `tests/package/`.
  for (const command of commands.filter(command => !/^npx (?!specimen )/.test(command))) {
    const args = command.replace(/^npx specimen/, resolve('scripts/specimen.ts')).replace(/^node /, '').split(' ')
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
    expect(status, `${command}\n${stdout}${stderr}`).toBe(0)
  }
}, 120_000)

it.each(followed)('%s shows a configuration that is one', async (guide) => {
  const config = listFences(guide).find(({ title }) => title === 'specimen.config.ts')
  if (config === undefined)
    return
  const file = join(folder, `${guide}.config.ts`)
  writeFileSync(file, config.text)
  const { default: values } = (await import(/* @vite-ignore */ file)) as { default: unknown }
  expect(checkConfig(values)).toEqual([])
})

it('names every component that a page can place', () => {
  const named = new Set(listUses(read('pages.md')).map(({ component }) => component))
  const aliases = ['StatusCodeTable', 'EndpointList', 'LandingPage']
  expect(componentNames.filter(name => !named.has(name) && !aliases.includes(name))).toEqual([])
})

it('names every extension that is read, and no other', () => {
  const named = [...read('describe.md').matchAll(/`(x-[\w-]+)`/g)].map(([, name]) => name)
  expect(named.sort()).toEqual([...renderedExtensions].sort())
})
