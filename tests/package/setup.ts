import type { TestProject } from 'vitest/node'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The package as an owner has it installed, and the site that it built for them: made once, asked by all tests of this folder. */
export interface Adopter {
  /** An umlaut and a space in its path, outside of this repository. */
  folder: string
  tarball: string
  /** What npm said while it installed. */
  said: string
  seconds: number
  build: { status: number | null, output: string }
}

declare module 'vitest' {
  interface ProvidedContext {
    adopter: Adopter
  }
}

/** Packs this repository, installs it beside an owner's files, and builds their site. */
export default function setup(project: TestProject): () => Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'Bäckerei ')))
  const run = (command: string, args: string[], cwd: string) => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
    return { status, output: stdout + stderr }
  }
  const succeed = (command: string, args: string[], cwd = folder): string => {
    const { status, output } = run(command, args, cwd)
    if (status !== 0)
      throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${output}`)
    return output
  }
  succeed('npm', ['pack', '--pack-destination', folder, '--silent'], resolve('.'))
  const [tarball = ''] = readdirSync(folder).filter(name => name.endsWith('.tgz'))
  cpSync('tests/package/adopter', folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  const began = Date.now()
  const said = succeed('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=warn', `./${tarball}`])
  const seconds = (Date.now() - began) / 1000
  const build = run(join(folder, 'node_modules/.bin/specimen'), ['build'], folder)
  project.provide('adopter', { folder, tarball: join(folder, tarball), said, seconds, build })
  return () => rm(folder, { recursive: true, force: true, maxRetries: 3 })
}

interface Installed {
  version?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/** The packages below `node_modules` that some packages bring, those themselves among them. */
export function listBrought(folder: string, roots: string[]): Set<string> {
  const file = join(folder, 'node_modules/.package-lock.json')
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Installed> }
  const found = new Set<string>()
  const waiting = roots.map(name => `node_modules/${name}`)
  for (const path of waiting) {
    const known = packages[path]
    if (known === undefined || found.has(path))
      continue
    found.add(path)
    for (const name of Object.keys({ ...known.dependencies, ...known.optionalDependencies })) {
      const nested = `${path}/node_modules/${name}`
      waiting.push(Object.hasOwn(packages, nested) ? nested : `node_modules/${name}`)
    }
  }
  return found
}
