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

/** What stays in this repository: its own documents, and what tests and measures it. */
const own = /^openapi\/(?:user\w+\/|[^/]+$)|^scripts\/(?:test|tools|bench|package)\.ts$/

/** `import type … from 'x'`, `import … from 'x'`, `import 'x'`, `import('x')`, of packages alone. */
const importing = /^(?:import|export)(\s+type)?\s(?:[^'\n]*\sfrom\s)?'([^.'][^']*)'|\bimport\('([^.'][^']*)'\)/gm

async function listImports(): Promise<Map<string, string[]>> {
  const imports = new Map<string, string[]>()
  for await (const file of glob('{openapi,components,site,scripts}/**/*.{ts,vue}')) {
    if (own.test(file))
      continue
    const text = readFileSync(file, 'utf8')
    for (const [, type, from, lazily] of text.matchAll(importing)) {
      const name = from ?? lazily ?? ''
      if (type !== undefined || isBuiltin(name) || /^(?:specimen:|virtual:|@localSearchIndex)/.test(name))
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
