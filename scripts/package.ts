import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import ts from 'typescript'

/**
 * `node scripts/package.ts`, which `npm pack` runs: what is published, in `dist/`. Node reads no TypeScript under
 * `node_modules`, so that modules become JavaScript with declarations, in the same rooms; components, styles and templates
 * stay sources, which Vite reads. Declarations come of the modules that somebody can import, and of what those refer to.
 */
const root = resolve(import.meta.dirname, '..')
const out = join(root, 'dist')

/** What only this repository needs: its own documents, its tests and what makes the package. */
const own = /^openapi\/(?:user\w+\/|[^/]+$)|^scripts\/(?:test|tools|crates|bench|package|lock)\.ts$/

rmSync(out, { recursive: true, force: true })
compile(list('{openapi,components,site,scripts}/**/*.ts'))
for (const file of list('{components,site,scripts}/**/*.{vue,css,md,mjs,woff2}'))
  copy(file)

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
  const declarations = new Map<string, string>()
  const save = (file: string, text: string) => {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  // Whether the types are right is asked of the sources, by a compiler that reads components as well.
  ts.createProgram(files.map(file => join(root, file)), options).emit(undefined, (file, text) => {
    if (file.endsWith('.d.ts'))
      declarations.set(resolve(file), toJavaScriptPaths(withoutEffects(text)))
    else
      save(file, toJavaScriptWorkers(text))
  })
  for (const file of listReached(declarations))
    save(file, declarations.get(file) ?? '')
}

/** The declarations of what the package exports, and those that they name. */
function listReached(declarations: Map<string, string>): Set<string> {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: Record<string, { types?: string }> }
  const reached = new Set(Object.values(exports).flatMap(({ types }) => types === undefined ? [] : [join(root, types)]))
  for (const file of reached) {
    const text = declarations.get(file)
    if (text === undefined)
      throw new Error(`Declarations name ${relative(root, file)}, which nobody made.`)
    for (const { fileName } of ts.preProcessFile(text).importedFiles.filter(({ fileName }) => fileName.startsWith('.')))
      reached.add(join(dirname(file), fileName.replace(/\.js$/, '.d.ts')))
  }
  return reached
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
