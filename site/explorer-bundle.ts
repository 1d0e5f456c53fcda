import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build, version as viteVersion } from 'vite'
import { manifestOf } from './installed.ts'
import { packageFolder } from './package-file.ts'

/** What the page of an explorer loads: Scalar's reference, and its styles as text. */
const code = `
  export { createApiReference } from '@scalar/api-reference'
  export { default as styles } from '@scalar/api-reference/style.css?inline'
`
const entry = 'virtual:specimen-explorer'

/** What a bundle depends on besides the versions of what is in it: raised when the way it is made changes. */
const edition = 1

/** A bundle on the disk: a folder of modules, and the one of them that is imported. */
export interface ExplorerBundle {
  folder: string
  entry: string
}

/**
 * The explorer takes most of the time and memory of a small build, and is the same for all sites: it is bundled once for each
 * version, and kept. The package brings none: most owners have no explorer, and those who do update it by themselves.
 */
export async function bundleExplorer(cache: string): Promise<ExplorerBundle> {
  const folder = join(cache, `explorer-${keyOf()}`)
  if (!existsSync(folder))
    await makeExplorerBundle(folder)
  const name = (await readdir(folder)).find(file => /^explorer\.[\w-]+\.js$/.test(file))
  if (name === undefined)
    throw new Error(`${folder} holds no explorer: remove it, and it is made again.`)
  return { folder, entry: name }
}

/** Names a bundle by all that it is made of. */
function keyOf(): string {
  const versions = ['@scalar/api-reference', 'vue'].map(name => `${name} ${versionOf(name)}`)
  return createHash('sha256').update([edition, viteVersion, ...versions].join('\n')).digest('hex').slice(0, 16)
}

/** Builds may run side by side: each bundles into a folder of its own, and the first that is done counts. */
async function makeExplorerBundle(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const making = await mkdtemp(`${folder}-`)
  await build({
    configFile: false,
    root: packageFolder('.'),
    publicDir: false,
    base: './',
    logLevel: 'silent',
    define: {
      'process.env.NODE_ENV': '"production"',
      '__VUE_OPTIONS_API__': 'true',
      '__VUE_PROD_DEVTOOLS__': 'false',
      '__VUE_PROD_HYDRATION_MISMATCH_DETAILS__': 'false',
    },
    plugins: [{
      name: 'specimen:explorer-entry',
      enforce: 'pre',
      resolveId: id => (id === entry ? id : undefined),
      load: id => (id === entry ? code : undefined),
    }],
    build: {
      outDir: making,
      emptyOutDir: false,
      target: 'es2023',
      modulePreload: false,
      chunkSizeWarningLimit: 5000,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'exports-only',
        output: {
          entryFileNames: 'explorer.[hash].js',
          chunkFileNames: '[name].[hash].js',
          assetFileNames: '[name].[hash][extname]',
        },
      },
    },
  })
  await rename(making, folder).catch(async () => rm(making, { recursive: true }))
}

function versionOf(name: string): string {
  const manifest = manifestOf(name)
  return manifest === undefined ? 'none' : (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}
