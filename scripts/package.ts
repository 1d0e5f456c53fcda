import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import ts from 'typescript'
import { makeExplorerBundle, shippedName } from '../site/explorer-bundle.ts'

/**
 * `node scripts/package.ts`, which `npm pack` runs: what is published, in `dist/`. Node reads no TypeScript under
 * `node_modules`, so that modules become JavaScript with declarations, in the same rooms; components, styles and templates
 * stay sources, which Vite reads. The explorer, which is the same on every site, comes bundled.
 */
const root = resolve(import.meta.dirname, '..')
const out = join(root, 'dist')

/** What only this repository needs: its own documents, its tests and what makes the package. */
const own = /^openapi\/(?:user\w+\/|[^/]+$)|^scripts\/(?:test|tools|bench|package|lock)\.ts$/

rmSync(out, { recursive: true, force: true })
compile(list('{openapi,components,site,scripts}/**/*.ts'))
for (const file of list('{components,site,scripts}/**/*.{vue,css,md,mjs,woff2}'))
  copy(file)
await makeExplorerBundle(join(out, 'explorer', shippedName()))

function list(pattern: string): string[] {
  return globSync(pattern, { cwd: root })
    .map(file => file.split(sep).join('/'))
    .filter(file => !own.test(file))
    .sort()
}

function compile(files: string[]): void {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), path => ts.sys.readFile(path)) as { config: { compilerOptions: object } }
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      noEmit: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      removeComments: false,
      outDir: out,
      rootDir: root,
    },
    root,
  )
  // Whether the types are right is asked of the sources, by a compiler that reads components as well.
  ts.createProgram(files.map(file => join(root, file)), options).emit(undefined, (file, text) => {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, file.endsWith('.d.ts') ? toJavaScriptPaths(withoutEffects(text)) : toJavaScriptWorkers(text))
  })
}

function copy(file: string): void {
  const target = join(out, file)
  mkdirSync(dirname(target), { recursive: true })
  if (file.endsWith('.vue'))
    writeFileSync(target, toJavaScriptPaths(readFileSync(join(root, file), 'utf8')))
  else
    cpSync(join(root, file), target)
}

/** Imports of modules by the names they have once compiled. */
function toJavaScriptPaths(text: string): string {
  return text.replace(/(\b(?:from |import |import\())(['"])(\.[^'"]*)\.ts\2/g, '$1$2$3.js$2')
}

/** Declarations without imports for their effect: stylesheets and what is made at build are nothing to a compiler. */
function withoutEffects(text: string): string {
  return text.replace(/^import '[^']*';\n/gm, '')
}

/** Scripts of workers, which no import names. */
function toJavaScriptWorkers(text: string): string {
  return text.replace(/(\bnew URL\()(['"])(\.[^'"]*)\.ts\2(?=, import\.meta\.url\))/g, '$1$2$3.js$2')
}
