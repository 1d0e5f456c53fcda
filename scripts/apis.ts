import type { ReadOptions } from '../openapi/read/index.ts'
import type { ApiDocument } from '../openapi/document/index.ts'
import process from 'node:process'
import { formatFindings } from '../openapi/read/format.ts'
import { readDocument } from '../openapi/read/index.ts'

/** An API that is fit to be shown and mocked, the file it was read from, and all files that were read for it. */
export interface Api {
  file: string
  document: ApiDocument
  files: string[]
}

/** Reads specs; where one has errors, prints all findings of all specs and ends the process with exit code 1. */
export async function openApis(specs: string[], options: ReadOptions = {}): Promise<Api[]> {
  const read = await Promise.all(specs.map(file => readApi(file, options)))
  const findings = read.flatMap(({ findings }) => findings)
  const apis = read.flatMap(({ file, document, files }) => (document === undefined ? [] : [{ file, document, files }]))
  if (apis.length === specs.length && findings.every(({ severity }) => severity !== 'error'))
    return apis
  console.error(formatFindings(findings))
  process.exit(1)
}

/** Reads a spec with all that can be said of it and of the lockfile of its pages. */
export async function readApi(file: string, options: ReadOptions = {}) {
  const { document, findings, overlaid, accepted, files, locateSlugs } = await readDocument(file, options)
  return {
    file,
    document,
    overlaid,
    accepted,
    files,
    findings: document?.published === undefined ? findings : [...findings, ...locateSlugs(await checkSlugs(document))],
  }
}

/** Only who keeps slugs waits for all that pages are made of. */
async function checkSlugs(document: ApiDocument) {
  const [{ createModel }, { checkPublished }] = await Promise.all([
    import('../openapi/model/index.ts'),
    import('../openapi/model/address/published.ts'),
  ])
  return checkPublished(document, createModel(document))
}
