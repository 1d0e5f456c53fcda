import type { ResolvedConfig } from './config/resolve.ts'
import type { ApiEntry } from './config/types.ts'
import { existsSync, statSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { apiName, listSpecs } from '../openapi/read/index.ts'
import { hasLanding, listLocales } from './config/resolve.ts'

/** A spec file and the name its API goes by: the file's base name, unless the configuration gives it another. */
export interface SpecFile {
  name: string
  file: string
  /** Of the only API of a site without a first page of its own: its introduction is that page. */
  home?: boolean
  /** The languages in which it is the first page too. */
  homes?: string[]
  /** What the owner says of it in place of the document. */
  said?: Omit<ApiEntry, 'file'>
}

/** The specs to show, the only one of them at the site's first address where nobody wrote a page for it. */
export function listShownSpecs(config: Pick<ResolvedConfig, 'root' | 'apis' | 'docs' | 'locales'>): SpecFile[] {
  const specs = listSpecFiles(config)
  refuseTaken(config, specs)
  const [only, ...others] = specs
  if (only === undefined || others.length > 0)
    return specs
  const homes = listLocales(config).filter(locale => !hasLanding({ docs: join(config.docs, locale) }))
  return [{ ...only, ...(!hasLanding(config) && { home: true }), ...(homes.length > 0 && { homes }) }]
}

/** Refuses an API whose name is that of a file of the site, since a folder cannot have it too. */
function refuseTaken({ docs }: Pick<ResolvedConfig, 'docs'>, specs: SpecFile[]): void {
  for (const { name, file } of specs) {
    if (statSync(join(docs, 'public', name), { throwIfNoEntry: false })?.isFile())
      throw new Error(`${file}: the API "${name}" has the name of a file in ${join(docs, 'public')}; rename one of them.`)
  }
}

/** The specs that `SPECIMEN_SPECS` lists, else those of the configuration, else every spec in `openapi/`. */
export function listSpecFiles(
  config: Pick<ResolvedConfig, 'root' | 'apis'>,
  list = process.env.SPECIMEN_SPECS,
): SpecFile[] {
  const configured = listConfigured(config)
  if (!list)
    return configured
  return list
    .split(delimiter)
    .filter(Boolean)
    .map(path => resolve(config.root, path))
    .map(file => configured.find(spec => spec.file === file) ?? { name: apiName(file), file })
}

/** The specs of a site, whichever of them are asked for now. */
export function listConfigured({ root, apis }: Pick<ResolvedConfig, 'root' | 'apis'>): SpecFile[] {
  if (apis !== undefined) {
    return Object.entries(apis).map(([name, { file, ...said }]) => ({
      name,
      file,
      ...(Object.keys(said).length > 0 && { said }),
    }))
  }
  const folder = resolve(root, 'openapi')
  return existsSync(folder) ? listSpecs(folder).map(file => ({ name: apiName(file), file })) : []
}

/** Patterns of the prose of those APIs of a site that are not shown now. */
export function listProseOfOthers(config: Pick<ResolvedConfig, 'root' | 'apis' | 'docs'>, shown: string[]): string[] {
  return listConfigured(config)
    .filter(({ name }) => !shown.includes(name) && existsSync(join(config.docs, name)))
    .map(({ name }) => `${name}/**`)
}
