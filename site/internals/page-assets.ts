import type { Plugin, Rolldown } from 'vite'
import { relative } from 'node:path'
import { normalizePath } from 'vite'

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
  let root = ''
  const assets = new Map<string, ComponentAssets>()
  const modules = new Map<string, Set<string>>()
  return {
    plugin: {
      name: 'specimen:page-assets',
      apply: 'build',
      enforce: 'post',
      config: () => ({ build: { cssCodeSplit: true } }),
      configResolved: config => void ({ root } = config),
      generateBundle: {
        // Before Vite writes which files a script fetches together with another.
        order: 'post',
        handler(_options, bundle) {
          if (this.environment.config.consumer !== 'client')
            return
          const always = collectStatic(bundle)
          main = this.getFileName(this.emitFile({
            type: 'asset',
            name: 'style.css',
            source: takeStyles(bundle, always),
          }))
          for (const chunk of listChunks(bundle))
            describeChunk(bundle, chunk, always).forEach(([file, needed]) => assets.set(normalizePath(relative(root, file)), needed))
        },
      },
    },
    rendered: ({ content, modules: names }) => void modules.set(content, names ?? new Set()),
    link(html, content) {
      const names = modules.get(content)
      modules.delete(content)
      if (main === undefined || names === undefined || !stylesheet.test(html))
        throw new Error('VitePress links its stylesheet in another way now.')
      const needed = [...names].flatMap(name => assets.get(name) ?? [])
      const styles = [main, ...new Set(needed.flatMap(({ styles }) => styles))]
      const scripts = [...new Set(needed.flatMap(({ scripts }) => scripts))]
        .filter(file => !html.includes(`${base}${file}"`))
      return html.replace(stylesheet, () => [
        ...styles.map(file => `<link rel="preload stylesheet" href="${base}${file}" as="style">`),
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

/** The styles of chunks as one text; the files that held them go. */
function takeStyles(bundle: Bundle, chunks: Set<Chunk>): string {
  const files = new Set([...chunks].flatMap(({ viteMetadata }) => [...viteMetadata?.importedCss ?? []]))
  for (const { viteMetadata } of chunks)
    viteMetadata?.importedCss.clear()
  return [...files].map((file) => {
    const asset = bundle[file]
    if (asset?.type !== 'asset')
      throw new Error(`Vite emits the styles of chunks in another way now: ${file} is not there.`)
    delete bundle[file]
    return typeof asset.source === 'string' ? asset.source : new TextDecoder().decode(asset.source)
  }).join('')
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

function collect(bundle: Bundle, chunk: Chunk, always: Set<Chunk>, found = new Set<Chunk>()): Chunk[] {
  if (!found.has(chunk)) {
    found.add(chunk)
    for (const name of chunk.imports) {
      const imported = bundle[name]
      if (imported?.type === 'chunk' && !always.has(imported))
        collect(bundle, imported, always, found)
    }
  }
  return [...found]
}
