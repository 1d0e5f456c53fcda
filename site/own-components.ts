import type { ResolvedConfig } from './config/resolve.ts'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Folders = Pick<ResolvedConfig, 'docs' | 'theme'>

/** A theme module that says no more than which theme of ours it is. */
const bare = /^\s*export \{ default \} from (?:'[^']+'|"[^"]+");?\s*$/

/** Whether the owner of a site has a theme of their own, which may run anything on any page. */
export function hasOwnTheme({ docs, theme }: Folders): boolean {
  const folder = join(docs, '.vitepress/theme')
  if (theme !== undefined || !existsSync(folder))
    return theme !== undefined
  return readdirSync(folder).some(file => !/^index\.m?[jt]s$/.test(file) || !bare.test(readFileSync(join(folder, file), 'utf8')))
}

/** Whether there may be components of the owner's: in a theme, or in a page. */
export function bringsComponents(folders: Folders): boolean {
  const { docs } = folders
  const files = existsSync(docs) ? readdirSync(docs, { recursive: true, encoding: 'utf8' }) : []
  return hasOwnTheme(folders)
    || files.some(file => file.endsWith('.md') && /<script\b/i.test(readFileSync(join(docs, file), 'utf8')))
}
