import type { HeadConfig } from 'vitepress'
import type { ResolvedConfig } from '../config/resolve.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readableAccent } from './accent.ts'

/**
 * The icon of a tab: the owner's, else the letter that the title begins with, on the accent. A browser asks for `/favicon.ico`
 * where a page names none, which is left to it where the owner has put that file there, as is what the owner's own head says.
 */
export function tabIcon({ base, favicon, accent, docs, head = [] }: ResolvedConfig, title: string): HeadConfig[] {
  if (favicon !== undefined)
    return [['link', { rel: 'icon', href: base + favicon.replace(/^\//, '') }]]
  const isNamed = head.some(([tag, attributes]) => tag === 'link' && attributes.rel?.split(' ').includes('icon'))
  if (isNamed || existsSync(join(docs, 'public/favicon.ico')))
    return []
  return [['link', { rel: 'icon', href: `data:image/svg+xml,${encodeURIComponent(drawIcon(title, readableAccent(accent)))}` }]]
}

function drawIcon(title: string, colour: string): string {
  const letter = /[\p{L}\p{N}]/u.exec(title)?.[0].toUpperCase() ?? ''
  const text = `<text x="16" y="23" font-family="system-ui,sans-serif" font-size="20" font-weight="600" text-anchor="middle" fill="#fff">${letter}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${colour}"/>${text}</svg>`
}
