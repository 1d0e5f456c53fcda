import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { parse } from 'yaml'
import type { ApiDocument, Finding } from './document.ts'
import type { OpenApi } from './openapi.ts'
import { upgrade } from './upgrade.ts'
import { isNode } from './walk.ts'

export interface ReadOptions {
  /** The API's name; the file's base name where none is given. */
  name?: string
}

export interface ReadResult {
  /** Missing where the file is no OpenAPI document at all. */
  document?: ApiDocument
  findings: Finding[]
}

/** Reads a spec from disk: parsed, upgraded and bundled, with everything its owner should know. Never throws for what a spec says. */
export async function readDocument(file: string, { name = apiName(file) }: ReadOptions = {}): Promise<ReadResult> {
  const text = await readFile(file, 'utf8')
  const root: unknown = file.endsWith('.json')
    ? JSON.parse(text)
    : parse(text)
  if (!isNode(root))
    return { findings: [] }
  const version = String(root.swagger ?? root.openapi)
  return {
    document: {
      name,
      version,
      root: upgrade(root) as unknown as OpenApi,
    },
    findings: [],
  }
}

/** `userfront` for `openapi/userfront.yaml`. */
export function apiName(file: string): string {
  return basename(file, extname(file))
}
