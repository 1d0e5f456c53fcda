import type { ApiDocument } from '../openapi/document/index.ts'
import type { Operation } from '../openapi/model/index.ts'
import type { HttpRequest, Language } from '../openapi/samples/index.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createModel } from '../openapi/model/index.ts'
import { buildRequest, languages } from '../openapi/samples/index.ts'

/** The smallest PNG: one transparent pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

/** One sample of one operation, and the file it is kept in. */
export interface SampleFile {
  operation: Operation
  language: Language
  /** `createUser.sh`, safe and unlike any other also where upper and lower case are one. */
  name: string
  request: HttpRequest
  code: string
}

/** Every sample of an API's operations; `serverOf` says where those of the n-th are sent, the spec's first server if nowhere. */
export function listSampleFiles(document: ApiDocument, serverOf: (index: number) => string | undefined): SampleFile[] {
  const model = createModel(document)
  const taken = new Set<string>()
  return model.operations.filter(({ kind }) => kind === 'operation').flatMap((link, index) => {
    const operation = model.operation(link.tagSlug ?? '', link.slug)
    if (!operation)
      return []
    const stem = chooseName(operation.id, taken)
    const request = buildRequest(operation, {
      server: serverOf(index),
    })
    return languages.map(language => ({
      operation,
      language,
      name: `${stem}.${language.extension}`,
      request,
      code: `${language.emit(request).code}\n`,
    }))
  })
}

/** Writes samples, and small files of the names that they upload. */
export function writeSampleFiles(folder: string, files: SampleFile[]): void {
  mkdirSync(folder, { recursive: true })
  for (const upload of new Set(files.flatMap(({ request }) => listUploads(request)))) {
    writeFileSync(join(folder, upload), upload.endsWith('.png')
      ? pixel
      : 'A sample file.\n')
  }
  for (const { name, code } of files)
    writeFileSync(join(folder, name), code)
}

function listUploads({ body }: HttpRequest): string[] {
  if (body.kind === 'binary')
    return [body.file]
  return body.kind === 'multipart'
    ? body.parts.flatMap(({ content }) => 'file' in content
        ? [content.file]
        : [])
    : []
}

function chooseName(id: string, taken: Set<string>): string {
  const stem = id.replace(/[^\w.-]+/g, '-').replace(/^[.-]+/, '').slice(0, 100) || 'operation'
  let name = stem
  for (let count = 2; taken.has(name.toLowerCase()); count++)
    name = `${stem}-${count}`
  taken.add(name.toLowerCase())
  return name
}
