import type { ApiDocument } from '../../openapi/document/index.ts'
import type { MockOverrides } from '../../openapi/mock/index.ts'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readDocument } from '../../openapi/read/index.ts'

/** The specs that tests of every document go through: a fixture, and what stands in `openapi/`, if anything does. */
export const documents = ['tests/fixtures/accounts.yaml', ...globSync('openapi/*.yaml').sort()].map(file => ({
  name: basename(file, '.yaml'),
  file,
}))

export interface Opened {
  name: string
  file: string
  text: string
  document: ApiDocument
  /** The handlers beside the spec; none for most. */
  overrides: MockOverrides
}

/** A spec with the overrides beside it. */
export async function openDocument(file: string): Promise<Opened> {
  const { document, findings } = await readDocument(file)
  if (!document)
    throw new Error(findings.map(({ message }) => message).join('\n'))
  const handlers = resolve(file.replace(/\.yaml$/, '.mock.ts'))
  const { default: overrides } = existsSync(handlers)
    ? ((await import(pathToFileURL(handlers).href)) as { default: MockOverrides })
    : { default: {} }
  return { name: basename(file, '.yaml'), file, text: readFileSync(file, 'utf8'), document, overrides }
}
