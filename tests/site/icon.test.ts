import type { ResolvedConfig } from '../../site/config/resolve.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { contrast, parseColour } from '../../site/look/colour.ts'
import { tabIcon } from '../../site/look/icon.ts'

let docs: string
beforeEach(() => (docs = mkdtempSync(join(tmpdir(), 'specimen-icon-'))))
afterEach(() => rmSync(docs, { recursive: true }))

function hrefOf(title: string, given: Partial<ResolvedConfig> = {}): string | undefined {
  const [icon] = tabIcon({ base: '/base/', docs, ...given } as ResolvedConfig, title)
  return (icon?.[1] as Record<string, string> | undefined)?.href
}

it('is the owner\'s, below the base', () => {
  expect(hrefOf('Shop', { favicon: '/bun.svg' })).toBe('/base/bun.svg')
})

it.each([
  ['Petstore', 'P'],
  ['  "ümlaut" API', 'Ü'],
  ['3D models', '3'],
  ['本 store', '本'],
  ['<&>', ''],
])('is a letter of its title where there is none: %s', (title, letter) => {
  const [type, svg = ''] = hrefOf(title, { accent: '#0a7' })?.split(',') ?? []
  expect(type).toBe('data:image/svg+xml')
  expect(decodeURIComponent(svg)).toContain(`fill="#fff">${letter}</text>`)
})

it.each(['#00875a', '#ffee00', undefined])('is dark enough for its letter: %s', (accent) => {
  const [, fill = ''] = /rx="7" fill="([^"]*)"/.exec(decodeURIComponent(hrefOf('Shop', { accent }) ?? '')) ?? []
  expect(contrast(parseColour(fill) ?? [1, 1, 1], [1, 1, 1])).toBeGreaterThanOrEqual(4.5)
})

it('is left to the browser where the file is there that it asks for', () => {
  mkdirSync(join(docs, 'public'))
  writeFileSync(join(docs, 'public/favicon.ico'), '')
  expect(hrefOf('Shop')).toBeUndefined()
})

it('is what the owner\'s own head says', () => {
  expect(hrefOf('Shop', { head: [['link', { rel: 'shortcut icon', href: '/own.png' }]] })).toBeUndefined()
  expect(hrefOf('Shop', { head: [['link', { rel: 'preload', href: '/own.png' }]] })).toBeDefined()
})
