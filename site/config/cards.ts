import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { isInstalled } from '../installed.ts'
import { ConfigError } from './error.ts'

/** The pictures that links to pages are shared with. */
export interface ResolvedCards {
  /** Absolute paths of fonts for what Inter does not hold. */
  fonts: string[]
}

/** There where the package that draws is installed and the address of the site is known, unless told. */
export function resolveCards(
  root: string,
  { cards, url }: { cards?: boolean | { fonts?: string[] }, url?: string },
): ResolvedCards | undefined {
  const isThere = isInstalled('@resvg/resvg-wasm')
  if (cards === false)
    return undefined
  if (cards !== undefined && !isThere)
    throw new ConfigError('Cards need a package that is not installed: npm install @resvg/resvg-wasm.')
  if (cards !== undefined && url === undefined)
    throw new ConfigError('Cards need the address of the site, since pictures are shared by whole addresses: url is missing.')
  const fonts = (typeof cards === 'object' ? cards.fonts ?? [] : []).map(file => resolve(root, file))
  for (const file of fonts) {
    if (!existsSync(file))
      throw new ConfigError(`cards.fonts names a file that is not there: ${file}.`)
  }
  return isThere && url !== undefined ? { fonts } : undefined
}
