import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ReadOptions, ReadResult } from '../../../openapi/read/index.ts'
import { readDocument } from '../../../openapi/read/index.ts'

/** Reads the first of some files, laid out in a folder that lives as long as the call. */
export async function readFiles(
  files: Record<string, string | Uint8Array>,
  options?: ReadOptions,
  prepare?: (folder: string) => void,
): Promise<ReadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'specimen-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    prepare?.(folder)
    return await readDocument(join(folder, Object.keys(files)[0] ?? ''), options)
  }
  finally {
    rmSync(folder, { recursive: true })
  }
}

/** Reads one YAML spec. */
export function readYaml(text: string, options?: ReadOptions): Promise<ReadResult> {
  return readFiles({ 'api.yaml': text }, options)
}

/** The head of a spec without faults. */
export function head(version = '3.1.1'): string {
  return `openapi: ${version}\ninfo: {title: Shop, version: '1'}\n`
}
