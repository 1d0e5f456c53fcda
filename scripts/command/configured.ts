import { resolve } from 'node:path'
import process from 'node:process'
import { apiName } from '../../openapi/read/index.ts'
import { readConfig } from '../../site/config/file.ts'
import { resolveConfig } from '../../site/config/resolve.ts'
import { listConfigured } from '../../site/specs.ts'
import { refuse } from './refuse.ts'

/** What the folder that a command runs in says in `specimen.config.*`; a mistake in it ends the process. */
export const values = await readConfig(process.cwd()).catch((error: Error) => refuse(error.message))

export const config = resolveConfig(process.cwd(), values)

/** The name of an API: the one that the configuration gives its file, else the file's own. */
export function nameOf(file: string): string {
  const path = resolve(file)
  return listConfigured(config).find(spec => spec.file === path)?.name ?? apiName(file)
}
