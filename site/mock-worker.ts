import type { Rolldown } from 'vite'
import type { ReadableApi } from './shared.ts'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { relative } from 'node:path'
import { build } from 'vite'
import { writeDocument } from '../openapi/document/document-text.ts'
import { fileOfRange, fileTypeOf } from '../openapi/mock/answer/binary.ts'
import { mediaFiles } from '../openapi/mock/answer/media-files.ts'
import { overridesFile } from '../openapi/mock/host/overrides.ts'
import { toLeanDocument } from '../openapi/mock/lean.ts'
import { listPaths } from '../openapi/mock/routes.ts'
import { bareTexts } from '../openapi/schema/example/bare-texts.ts'
import { packageModule } from './package-file.ts'
import { openShelf } from './shelf.ts'

const entry = 'virtual:specimen-sandbox'
const files = packageModule('openapi/mock/answer/media-files')
const texts = packageModule('openapi/schema/example/bare-texts')

/** The files of the media types that a document names: it may answer with no others. */
function filesOf(json: string): Record<string, string> {
  const named = [...json.matchAll(/"((?:image|audio|video|font|application)\/[\w.+*-]+)[^"]{0,200}"\s*:/gi)]
  const types = named.map(([, type = '']) => fileTypeOf(type.includes('*') ? (fileOfRange(type) ?? '') : type))
  return Object.fromEntries(Object.entries(mediaFiles).filter(([type]) => types.includes(type)))
}

/** The texts of formats of their own that a document names. */
function textsOf(json: string): Record<string, string> {
  return Object.fromEntries(Object.entries(bareTexts).filter(([type]) => json.toLowerCase().includes(type)))
}

/** Whether a document may take or give XML: where it names such a type, or a range that holds one. */
function mayUseXml(json: string): boolean {
  return /xml|"(?:\*|application|text)\/\*/i.test(json)
}

/** Whether a document may take or give a body in parts. */
function mayUseParts(json: string): boolean {
  return /"(?:\*|multipart)\//i.test(json)
}

const noParts = [
  [packageModule('openapi/mock/message/multipart'), 'export const [filesOf, findUnreadable, parseMultipart, partValue] = []'],
  [packageModule('openapi/mock/answer/parts'), 'export const [writeParts] = []'],
] as const
const oauth = packageModule('openapi/mock/oauth/answer')
const digest = packageModule('openapi/mock/request/digest')
const noXml = 'virtual:specimen-no-xml'

/**
 * The script of an API's sandbox: the mock, what it reads of the document, and the overrides beside the
 * spec, in one file without imports, which runs in a service worker and in a page. One that `isKept` is not made again by
 * the next build, as long as it would be the same.
 */
export async function bundleMockWorker(
  root: string,
  { name, file, document }: Pick<ReadableApi, 'name' | 'file' | 'document'>,
  { isKept = false } = {},
): Promise<string> {
  const overrides = overridesFile(file)
  const { json, numerals } = writeDocument(toLeanDocument(document))
  const code = `
    import { runSandbox } from ${JSON.stringify(packageModule('openapi/mock/host/worker'))}
    ${existsSync(overrides) ? `import overrides from ${JSON.stringify(overrides)}` : 'const overrides = undefined'}
    runSandbox({
      name: ${JSON.stringify(name)},
      paths: ${JSON.stringify(listPaths(document))},
      json: ${JSON.stringify(json)},
      edition: ${JSON.stringify(createHash('sha256').update(json).digest('base64url').slice(0, 12))},
      numerals: ${JSON.stringify(numerals)},
      overrides,
    })`
  const modules = new Map([
    [entry, code],
    [files, `export const mediaFiles = ${JSON.stringify(filesOf(json))}`],
    [texts, `export const bareTexts = ${JSON.stringify(textsOf(json))}`],
    [noXml, 'export class SaxesParser {}'],
    // Nor does anything read or write parts where no body has some.
    ...(mayUseParts(json) ? [] : noParts),
    // Nor does anything compute digests where nobody asks for one.
    ...(/"scheme":\s*"digest"/i.test(json) ? [] : [[digest, 'export const [refuseDigest, digestChallenge, staleNonce] = []'] as const]),
    // Nor is there an authorization server where nobody signs in.
    ...(/"type":\s*"(?:oauth2|openIdConnect)"/.test(json) ? [] : [[oauth, 'export const answerOAuth = async () => undefined'] as const]),
  ])
  // What overrides import is not known before they are bundled.
  const shelf = isKept && !existsSync(overrides) ? openShelf(root, 'workers', [code]) : undefined
  const bundle = async () => bundleSandbox(root, modules, json)
  return shelf === undefined ? bundle() : shelf.keep(name, bundle)
}

/** One script of the sandbox and all that it imports; what the document has no use for stays out. */
async function bundleSandbox(root: string, modules: ReadonlyMap<string, string>, json: string): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'specimen:sandbox-entry',
        enforce: 'pre',
        resolveId(id, importer) {
          if (isBuiltin(id))
            throw new Error(`${relative(root, importer ?? '')} imports ${id}, and browsers have no such module.`)
          // The reader of XML is an eighth of the script, and most APIs have no use for it.
          if (id === 'saxes' && !mayUseXml(json))
            return noXml
          // For tests, the package has a mock that listens on ports; overrides need only what runs in browsers.
          return id === entry ? id : id === 'specimen-docs/mock' ? packageModule('openapi/mock/index') : undefined
        },
        load: id => modules.get(id),
      },
    ],
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        // No module of the mock has side effects, so unused ones stay out, Ajv first of all.
        treeshake: { moduleSideEffects: false },
        output: { format: 'iife', codeSplitting: false },
      },
    },
  })
  const [chunk] = (result as Rolldown.RolldownOutput).output
  return chunk.code
}
