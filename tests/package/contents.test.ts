import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { expect, it } from 'vitest'

interface Manifest {
  dependencies: Record<string, string>
  peerDependencies: Record<string, string>
  devDependencies: Record<string, string>
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest

interface LockedPackage {
  dev?: boolean
  optional?: boolean
  inBundle?: boolean
  cpu?: string[]
  engines?: { node?: string }
}

/** What stays in this repository: its own documents, and what tests and measures it. */
const own = /^openapi\/(?:user\w+\/|[^/]+$)|^scripts\/(?:test|tools|bench|package)\.ts$/

/** `import type … from 'x'`, `import … from 'x'`, `import 'x'`, `import('x')`, of packages alone; a name that a module puts together is none. */
const importing = /^(?:import|export)(\s+type)?\s(?:[^'\n]*\sfrom\s)?'([^.'][^']*)'|\bimport\('([^.'$][^']*)'\)/gm

async function listImports(): Promise<Map<string, string[]>> {
  const imports = new Map<string, string[]>()
  for await (const file of glob('{openapi,components,site,scripts}/**/*.{ts,vue}')) {
    if (own.test(file))
      continue
    const text = readFileSync(file, 'utf8')
    for (const [, type, from, lazily] of text.matchAll(importing)) {
      const name = from ?? lazily ?? ''
      if (type !== undefined || isBuiltin(name) || /^(?:specimen:|virtual:)/.test(name))
        continue
      const bare = name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')
      imports.set(bare, [...(imports.get(bare) ?? []), file])
    }
  }
  return imports
}

it('depends on every package that its modules import, and on no other', async () => {
  const imported = await listImports()
  const known = { ...manifest.dependencies, ...manifest.peerDependencies }
  expect([...imported].filter(([name]) => !Object.hasOwn(known, name))).toEqual([])
})

it('asks no one to install what only this repository needs', () => {
  const both = Object.keys(manifest.dependencies).filter(name => Object.hasOwn(manifest.devDependencies, name))
  expect(both).toEqual([])
  const peers = Object.keys(manifest.peerDependencies)
  expect(peers.filter(name => !Object.hasOwn(manifest.devDependencies, name))).toEqual([])
})

it('runs on every Node that it declares, with all that it brings', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockedPackage> }
  const refusing = Object.entries(packages)
    .filter(([, { dev, optional, cpu, inBundle }]) => !dev && !optional && !inBundle && cpu === undefined)
    .flatMap(([name, { engines: { node = '*' } = {} }]) =>
      ['20.19.0', '22.12.0', '24.0.0'].filter(version => !satisfies(version, node)).map(version => `${name} ${version}`))
  expect(Object.keys(packages).length).toBeGreaterThan(100)
  expect(refusing).toEqual([])
})

/** Whether a version is in a range of the two kinds that packages use here, `^20.19.0 || >=22.12`; others are unknown, and in none. */
function satisfies(version: string, range: string): boolean {
  return range === '*' || range.split('||').some((part) => {
    const [, sign, ...wanted] = /^\s*(\^|>=)\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?\s*$/.exec(part) ?? []
    const least = wanted.map(number => Number(number ?? 0))
    const parts = version.split('.').map(Number)
    const at = parts.findIndex((number, index) => number !== least[index])
    return sign !== undefined
      && (sign === '>=' || parts[0] === least[0])
      && (at < 0 || (parts[at] ?? 0) > (least[at] ?? 0))
  })
}
