import type { ApiDocument, ReadOptions } from '../openapi/document/index.ts'
import process from 'node:process'
import { formatFindings } from '../openapi/document/format.ts'
import { readDocument } from '../openapi/document/index.ts'

/** An API that is fit to be shown and mocked, and the file it was read from. */
export interface Api { file: string, document: ApiDocument }

/** Reads specs; where one has errors, prints all findings of all specs and ends the process with exit code 1. */
export async function openApis(specs: string[], options: ReadOptions = {}): Promise<Api[]> {
  const read = await Promise.all(specs.map(async file => ({
    file,
    ...await readDocument(file, options),
  })))
  const findings = read.flatMap(({ findings }) => findings)
  const apis = read.flatMap(({ file, document }) => document === undefined
    ? []
    : [
        { file, document },
      ])
  if (apis.length === specs.length && findings.every(({ severity }) => severity !== 'error'))
    return apis
  console.error(formatFindings(findings))
  process.exit(1)
}
