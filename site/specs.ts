import { existsSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { apiName, listSpecs } from '../openapi/read/index.ts'

/** A spec file and the name its API goes by: the file's base name. */
export interface SpecFile {
  name: string
  file: string
}

/** The specs to show: those that `SPECIMEN_SPECS` lists, else every spec in `openapi/`. */
export function listSpecFiles(root: string, list = process.env.SPECIMEN_SPECS): SpecFile[] {
  const files = list
    ? list
        .split(delimiter)
        .filter(Boolean)
        .map(file => resolve(root, file))
    : shippedSpecFiles(root)
  return files.map(file => ({ name: apiName(file), file }))
}

/** The specs beside which this site has hand-written pages. */
export function shippedSpecFiles(root: string): string[] {
  const folder = resolve(root, 'openapi')
  return existsSync(folder) ? listSpecs(folder) : []
}
