import type { ApiDocument } from '../../openapi/document/index.ts'
import type { Operation } from '../../openapi/model/index.ts'
import type { HttpRequest, LanguageId, SampleStyle } from '../../openapi/samples/index.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { forcedStatuses } from './force.ts'
import { createModel } from '../../openapi/model/index.ts'
import { buildRequest, languageFacts, languages, mergeSamples, sampleKey, usualLanguages } from '../../openapi/samples/index.ts'

/** The smallest PNG: one transparent pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/** One sample of one operation, and the file it is kept in. */
export interface SampleFile {
  operation: Operation
  /** The language's id. */
  language: string
  /** `node` or `php-guzzle`, the client; `node userstore` of a sample written by hand. */
  key: string
  /** `createUser.sh`, safe and unlike any other also where upper and lower case are one. */
  name: string
  request: HttpRequest
  code: string
  handWritten: boolean
  /** Other than the page shows it to somebody who has chosen nothing. */
  style?: SampleStyle
  /** The error that the mock is to answer. */
  forced?: number
}

/** Which samples there are to be. */
export interface SampleChoice {
  /** The server of those of a place (`node/3`); the spec's first where it says nothing. */
  serverOf?: (place: string) => string | undefined
  languages?: LanguageId[]
  /** Whether in every style too, and against errors. */
  variants?: boolean
}

/** How samples are written and answered, beside how they stand on a page. */
const variants: { key: string, style: SampleStyle, forced?: number }[] = [
  { key: 'pages', style: { allPages: true } },
  { key: 'all-pages', style: { allPages: true, environment: true, handlesErrors: true } },
  { key: 'environment', style: { environment: true } },
  { key: 'errors', style: { handlesErrors: true } },
  { key: 'both', style: { environment: true, handlesErrors: true } },
  { key: 'types', style: { environment: true, handlesErrors: true, types: true } },
  ...forcedStatuses.map(forced => ({ key: String(forced), style: { handlesErrors: true }, forced })),
]

/** Every sample of an API's operations. */
export function listSampleFiles(document: ApiDocument, choice: SampleChoice = {}): SampleFile[] {
  const { serverOf = () => undefined, languages: chosen = usualLanguages, variants: hasVariants = false } = choice
  const model = createModel(document)
  const written = languages.filter(({ id }) => chosen.includes(id))
  const taken = new Set<string>()
  return model.operations
    .filter(({ kind }) => kind === 'operation')
    .flatMap((link, index) => {
      const operation = model.operation(link.tagSlug ?? '', link.slug)
      if (!operation)
        return []
      const stem = chooseName(operation.id, taken)
      const requestFrom = (key: string, types?: boolean): HttpRequest =>
        buildRequest(operation, {
          api: document.name,
          ...(types && { types }),
          server: serverOf(`${safe(key)}/${index}`),
        })
      const generated = written.flatMap(({ id, extension, clients }) => clients.flatMap((client): SampleFile[] => {
        const name = client.id === id ? stem : chooseName(`${stem}.${client.id}`, taken)
        const fileOf = (key: string, style?: SampleStyle, forced?: number): SampleFile => {
          const request = requestFrom(key, style?.types)
          return {
            operation,
            language: id,
            key,
            name: `${key === client.id ? name : chooseName(`${name}.${key}`, taken)}.${style?.types ? 'mts' : extension}`,
            request,
            code: `${client.emit(request, style).code}\n`,
            handWritten: false,
            ...(style && { style }),
            ...(forced !== undefined && { forced }),
          }
        }
        return [
          fileOf(client.id),
          ...(hasVariants ? variants.filter(({ style }) => (!style.allPages || operation.paging) && (!style.types || id === 'node')).map(({ key, style, forced }) => fileOf(`${client.id}~${key}`, style, forced)) : []),
        ]
      }))
      return [
        ...generated,
        ...listHandWritten(operation).map(({ language, key, label, extension, code }): SampleFile => ({
          operation,
          language,
          key,
          name: `${chooseName(`${stem}.${label}`, taken)}.${extension}`,
          request: requestFrom(key),
          code: `${language === 'node' ? code.trimEnd() : aimAt(code.trimEnd(), operation, serverOf(`${safe(key)}/${index}`))}\n`,
          handWritten: true,
        })),
      ]
    })
}

/** Code written by hand, with another server in the place of the operation's. */
function aimAt(code: string, { servers }: Operation, server: string | undefined): string {
  const urls = servers.map(({ url, variables }) =>
    variables.reduce((text, { name, default: value }) => text.replaceAll(`{${name}}`, value), url).replace(/\/$/, ''))
  return server === undefined
    ? code
    : urls.filter(url => /^https?:/.test(url)).toSorted((one, other) => other.length - one.length).reduce((text, url) => text.replaceAll(url, server), code)
}

function listHandWritten({ codeSamples }: Operation) {
  return mergeSamples([], codeSamples).flatMap(({ id, variants }) =>
    variants.map(({ label, code }) => ({
      language: id,
      key: sampleKey(id, { label, handWritten: true }),
      label: label ?? 'written',
      extension:
        id === 'node' && /\brequire\(/.test(code) && !/^import\b/m.test(code)
          ? 'cjs'
          : (languageFacts.find(language => language.id === id)?.extension ?? (safe(id) || 'txt')),
      code,
    })),
  )
}

/** Writes samples, and small files of the names that they upload. */
export function writeSampleFiles(folder: string, files: SampleFile[]): void {
  mkdirSync(folder, { recursive: true })
  for (const upload of new Set(files.flatMap(({ request }) => listUploads(request)))) {
    writeFileSync(join(folder, upload), upload.endsWith('.png') ? pixel : 'A sample file.\n')
  }
  for (const { name, code } of files)
    writeFileSync(join(folder, name), code)
}

function listUploads({ body }: HttpRequest): string[] {
  if (body.kind === 'binary')
    return [body.file]
  return body.kind === 'multipart' ? body.parts.flatMap(({ content }) => ('file' in content ? [content.file] : [])) : []
}

function chooseName(id: string, taken: Set<string>): string {
  const stem = safe(id).slice(0, 100) || 'operation'
  let name = stem
  for (let count = 2; taken.has(name.toLowerCase()); count++)
    name = `${stem}-${count}`
  taken.add(name.toLowerCase())
  return name
}

function safe(name: string): string {
  return name.replace(/[^\w.~-]+/g, '-').replace(/^[.-]+/, '')
}
