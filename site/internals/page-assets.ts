import type { Plugin, Rolldown } from 'vite'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { normalizePath } from 'vite'
import { dropUnusedVariables } from './unused-variables.ts'

type Bundle = Rolldown.OutputBundle
type Chunk = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } }

/** What a page that shows a component needs beside the stylesheet and the scripts of all pages. */
interface ComponentAssets {
  styles: string[]
  scripts: string[]
}

/** Tells each page which of the files that are fetched on demand it needs at once. */
export interface PageAssets {
  plugin: Plugin
  /** Notes which components a page was made of, by its content; VitePress calls it before the page's HTML is put together. */
  rendered: (context: { content: string, modules?: Set<string> }) => void
  /** Links what the page needs. */
  link: (html: string, content: string) => string
}

const stylesheet = /<link rel="preload stylesheet" href="([^"]*)\/[^"/]+\.css" as="style">/

/**
 * VitePress has one stylesheet for a whole site, as it fetches the scripts of pages without asking for their styles. Here the
 * styles of what is fetched on demand come with it; those of everything else make that one stylesheet. A page that shows at
 * once what others fetch later links its styles, and announces its scripts.
 */
export function createPageAssets(base: string): PageAssets {
  let main: string | undefined
  const taken = new Set<string>()
  let root = ''
  let publicDir = ''
  const assets = new Map<string, ComponentAssets>()
  const modules = new Map<string, Set<string>>()
  return {
    plugin: {
      name: 'specimen:page-assets',
      apply: 'build',
      enforce: 'post',
      config: () => ({ build: { cssCodeSplit: true } }),
      configResolved: config => void ({ root, publicDir } = config),
      // Before Vite writes which files a script fetches together with another.
      generateBundle(_options, bundle) {
        if (this.environment.config.consumer !== 'client')
          return
        const always = collectStatic(bundle)
        const styles = takeStyles(bundle, always, taken)
        const source = dropUnusedVariables(styles, [...listTexts(bundle), ...readStyles(publicDir)])
        main = this.getFileName(this.emitFile({ type: 'asset', name: 'style.css', source }))
        for (const [file, needed] of listChunks(bundle).flatMap(chunk => describeChunk(bundle, chunk, always)))
          assets.set(normalizePath(relative(root, file)), needed)
      },
      writeBundle(_options, bundle) {
        const scripts = listChunks(bundle)
        const gone = [...taken].find(file => scripts.some(({ code }) => code.includes(file)))
        if (gone !== undefined)
          throw new Error(`Vite writes earlier which styles come with a script: ${gone} is asked for, and is not there.`)
      },
    },
    rendered: ({ content, modules: names }) => void modules.set(content, names ?? new Set()),
    link(html, content) {
      const names = modules.get(content)
      modules.delete(content)
      if (main === undefined || names === undefined || !stylesheet.test(html))
        throw new Error('VitePress links its stylesheet in another way now.')
      const needed = [...names].flatMap(name => assets.get(name) ?? [])
      const styles = [...new Set(needed.flatMap(({ styles }) => styles))]
      const scripts = [...new Set(needed.flatMap(({ scripts }) => scripts))]
        .filter(file => !html.includes(`${base}${file}"`))
      return html.replace(stylesheet, () => [
        `<link rel="preload stylesheet" href="${base}${main}" as="style">`,
        // Vite fetches no styles again that it finds linked by this one word.
        ...styles.map(file => `<link rel="stylesheet" href="${base}${file}">`),
        ...scripts.map(file => `<link rel="modulepreload" href="${base}${file}">`),
      ].join('\n    '))
    },
  }
}

function listChunks(bundle: Bundle): Chunk[] {
  return Object.values(bundle).filter((file): file is Chunk => file.type === 'chunk')
}

/** The chunks that pages load without fetching anything on demand, those that others need first. */
function collectStatic(bundle: Bundle): Set<Chunk> {
  const found = new Set<Chunk>()
  const visited = new Set<string>()
  const visit = (name: string) => {
    const chunk = bundle[name]
    if (visited.has(name) || chunk?.type !== 'chunk')
      return
    visited.add(name)
    chunk.imports.forEach(visit)
    found.add(chunk)
  }
  const entries = listChunks(bundle).filter(({ isEntry }) => isEntry)
  const isApp = ({ facadeModuleId }: Chunk) => facadeModuleId?.endsWith('.js') === true
  for (const { fileName } of [...entries.filter(isApp), ...entries.filter(entry => !isApp(entry))])
    visit(fileName)
  return found
}

/** The styles of chunks as one text; the files that held them go, and are noted. */
function takeStyles(bundle: Bundle, chunks: Set<Chunk>, taken: Set<string>): string {
  for (const { viteMetadata } of chunks) {
    viteMetadata?.importedCss.forEach(file => taken.add(file))
    viteMetadata?.importedCss.clear()
  }
  return [...taken].map((file) => {
    const asset = bundle[file]
    if (asset?.type !== 'asset')
      throw new Error(`Vite emits the styles of chunks in another way now: ${file} is not there.`)
    delete bundle[file]
    return textOf(asset.source)
  }).join('')
}

/** All scripts of a site, and the styles that are left. */
function listTexts(bundle: Bundle): string[] {
  return Object.values(bundle).map(file =>
    file.type === 'chunk' ? file.code : file.fileName.endsWith('.css') ? textOf(file.source) : '')
}

/** Styles that the owner of a site has put beside its pages. */
function readStyles(folder: string): string[] {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  return files.filter(file => file.endsWith('.css')).map(file => readFileSync(join(folder, file), 'utf8'))
}

function textOf(source: string | Uint8Array): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source)
}

/** For each component of a chunk that is fetched on demand, the files that come with it. */
function describeChunk(bundle: Bundle, chunk: Chunk, always: Set<Chunk>): [file: string, assets: ComponentAssets][] {
  if (always.has(chunk))
    return []
  const needed = collect(bundle, chunk, always)
  const assets: ComponentAssets = {
    styles: needed.flatMap(({ viteMetadata }) => [...viteMetadata?.importedCss ?? []]),
    scripts: needed.map(({ fileName }) => fileName),
  }
  return chunk.moduleIds.filter(id => id.endsWith('.vue')).map(file => [file, assets])
}

/** A chunk, and all that it imports at once and that is not there always. */
function collect(bundle: Bundle, chunk: Chunk, always: Set<Chunk>): Chunk[] {
  const found = new Set<Chunk>()
  const visit = (one: Chunk): void => {
    if (found.has(one))
      return
    found.add(one)
    for (const name of one.imports) {
      const imported = bundle[name]
      if (imported?.type === 'chunk' && !always.has(imported))
        visit(imported)
    }
  }
  visit(chunk)
  return [...found]
}
