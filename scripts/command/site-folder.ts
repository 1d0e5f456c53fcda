import type { SiteFunction } from '../../site/site.ts'
import { existsSync, lstatSync, mkdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readConfig } from '../../site/config/file.ts'
import { packageModule } from '../../site/package-file.ts'
import { defineSite } from '../../site/site.ts'
import { config } from './configured.ts'
import { toSlashes } from '../../site/slashes.ts'

const key = Symbol.for('specimen.site')
const shelf = globalThis as { [key]?: SiteFunction }

/**
 * The folder that VitePress is told to begin in. Whoever has a VitePress configuration beside their pages has said there what
 * the site is. For everybody else one is written that says no more than where to find ours: VitePress reads it from a file.
 */
export function prepareSiteFolder(): string {
  if (hasOwnConfig(config.docs))
    return config.docs
  const folder = cacheFolder(config.root)
  mkdirSync(join(folder, '.vitepress/theme'), { recursive: true })
  writeFileSync(join(folder, '.gitignore'), '*\n')
  writeFileSync(join(folder, '.vitepress/config.mjs'), 'export default env => globalThis[Symbol.for(\'specimen.site\')](env)\n')
  writeFileSync(join(folder, '.vitepress/theme/index.js'), themeModule())
  shelf[key] = async env => defineSite(config.root, await readConfig(config.root))(env)
  return folder
}

/** The theme of this package, with what its owner adds to it, as VitePress looks for one. */
function themeModule(): string {
  const ours = JSON.stringify(toSlashes(packageModule('site/theme/index')))
  if (config.theme === undefined)
    return `export { default } from ${ours}\n`
  const theirs = JSON.stringify(toSlashes(config.theme))
  return `import { extendTheme } from ${ours}\nimport extension from ${theirs}\n\nexport default extendTheme(extension)\n`
}

function hasOwnConfig(docs: string): boolean {
  return ['ts', 'mts', 'js', 'mjs'].some(extension =>
    [`config.${extension}`, `config/index.${extension}`].some(name => existsSync(join(docs, '.vitepress', name))))
}

/**
 * Where what may be thrown away lies: out of sight where there are installed packages, else in a folder of its own. What is
 * rendered there needs Vue, which then is where this package is.
 */
function cacheFolder(root: string): string {
  const modules = join(root, 'node_modules')
  if (existsSync(modules))
    return join(modules, '.specimen')
  const folder = join(root, '.specimen')
  mkdirSync(folder, { recursive: true })
  const link = join(folder, 'node_modules')
  if (lstatSync(link, { throwIfNoEntry: false }) !== undefined)
    unlinkSync(link)
  symlinkSync(join(dirname(createRequire(import.meta.url).resolve('vue/package.json')), '..'), link, 'junction')
  return folder
}
