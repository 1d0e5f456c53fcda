import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followGuide } from '../docs/fences.ts'
import { adopter, bake, endAfterwards, start } from './run.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'specimen-workspace-')))
afterAll(() => rm(folder, { recursive: true, force: true }), 60_000)
endAfterwards()

function must(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  expect(status, `${command} ${args.join(' ')}\n${stdout}${stderr}`).toBe(0)
  return stdout
}

describe('a workspace of pnpm', () => {
  const root = join(folder, 'workspace')
  const docs = join(root, 'packages/docs')
  const pnpm = (...args: string[]) => must(join(folder, 'node_modules/.bin/pnpm'), args, root)

  beforeAll(() => {
    mkdirSync(join(root, 'packages/shop'), { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "private": true }')
    must('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--no-save', 'pnpm@12.21.0'], folder)
    cpSync('tests/package/adopter', docs, { recursive: true })
    writeFileSync(join(root, 'pnpm-workspace.yaml'), 'packages: ["packages/*"]\n')
    writeFileSync(join(root, 'package.json'), '{ "name": "root", "private": true }')
    writeFileSync(join(root, 'packages/shop/package.json'), '{ "name": "shop", "private": true }')
    const devDependencies = { 'specimen-docs': `file:${adopter.tarball}` }
    writeFileSync(join(docs, 'package.json'), JSON.stringify({ name: 'docs', private: true, type: 'module', devDependencies }))
    pnpm('install', '--prefer-offline')
  })

  it('has it in the one package that asks for it, where it checks and builds', () => {
    expect(existsSync(join(root, 'node_modules/specimen-docs'))).toBe(false)
    expect(existsSync(join(docs, 'node_modules/vitepress'))).toBe(false)
    expect(pnpm('--filter', 'docs', 'exec', 'specimen', 'check')).toContain('openapi/api.yaml: 0 errors')
    pnpm('--filter', 'docs', 'exec', 'specimen', 'build')
    const page = readFileSync(join(docs, 'dist/bakery/loaves/bake-loaf.html'), 'utf8')
    for (const part of ['Der Ofen ist heiß.', 'Warm aus dem Ofen: Backstube', 'Gleich zum Brot'])
      expect(page.includes(part), part).toBe(true)
  })

  it('shows and serves the site, and the mock', async () => {
    const place = { cwd: docs, script: join(realpathSync(join(docs, 'node_modules/specimen-docs')), 'dist/scripts/specimen.js') }
    for (const command of ['dev', 'serve']) {
      const origin = await start(place, command)
      expect((await bake(`${origin}/hilfe/bakery/mock/v1/loaves`)).status).toBe(201)
      const page = await fetch(`${origin}/hilfe/bakery/loaves/bake-loaf${command === 'dev' ? '.md?import' : ''}`)
      expect(await page.text()).toContain('Bake a loaf')
    }
    expect((await bake(`${await start(place, 'mock')}/bakery/v1/loaves`)).status).toBe(201)
  })
})

describe('a VitePress site that there was before', () => {
  const root = join(adopter.folder, 'vitepress')
  const page = (path: string) => readFileSync(join(root, 'docs/.vitepress/dist', path), 'utf8')

  it('takes theme and configuration by hand, as the guide says, and VitePress builds it', () => {
    mkdirSync(root)
    writeFileSync(join(root, 'package.json'), '{ "private": true, "type": "module" }')
    const commands = followGuide('vitepress.md', root)
    expect(commands).toEqual(['npx vitepress build docs'])
    must('npx', ['vitepress', 'build', 'docs'], root)
  })

  it('keeps its own pages in their own theme, with their own component', () => {
    const guide = page('guide/start.html')
    expect(['VPSidebar', 'The shop is open.', 'TryItButton'].filter(part => !guide.includes(part))).toEqual([])
    expect(page('index.html').includes('VPHero')).toBe(true)
  })

  it('has the pages of the API in ours', () => {
    const operation = page('shop/orders/create-order.html')
    expect(['Create an order', 'class="Sidebar', 'api.shop.example'].filter(part => !operation.includes(part))).toEqual([])
    expect(operation.includes('VPSidebar')).toBe(false)
  })
})
