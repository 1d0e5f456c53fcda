import type { ApiDocument } from '../../openapi/document/index.ts'
import type { Operation } from '../../openapi/model/index.ts'
import type { HttpRequest } from '../../openapi/samples/index.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createModel } from '../../openapi/model/index.ts'
import { buildRequest, languageFacts, languages, mergeSamples, sampleKey } from '../../openapi/samples/index.ts'

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
}

/** Every sample of an API's operations; `serverOf` says where those of a place (`node/3`) are sent, the spec's first server if nowhere. */
export function listSampleFiles(document: ApiDocument, serverOf: (place: string) => string | undefined): SampleFile[] {
  const model = createModel(document)
  const taken = new Set<string>()
  return model.operations
    .filter(({ kind }) => kind === 'operation')
    .flatMap((link, index) => {
      const operation = model.operation(link.tagSlug ?? '', link.slug)
      if (!operation)
        return []
      const stem = chooseName(operation.id, taken)
      const requestFrom = (key: string): HttpRequest =>
        buildRequest(operation, {
          server: serverOf(`${safe(key)}/${index}`),
        })
      const generated = languages.flatMap(({ id, extension, clients }) => clients.map((client): SampleFile => {
        const request = requestFrom(client.id)
        return {
          operation,
          language: id,
          key: client.id,
          name: client.id === id ? `${stem}.${extension}` : `${chooseName(`${stem}.${client.id}`, taken)}.${extension}`,
          request,
          code: `${client.emit(request).code}\n`,
          handWritten: false,
        }
      }))
      return [
        ...generated,
        ...listHandWritten(operation).map(({ language, key, label, extension, code }): SampleFile => ({
          operation,
          language,
          key,
          name: `${chooseName(`${stem}.${label}`, taken)}.${extension}`,
          request: requestFrom(key),
          code: `${code.trimEnd()}\n`,
          handWritten: true,
        })),
      ]
    })
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
  return name.replace(/[^\w.-]+/g, '-').replace(/^[.-]+/, '')
}
