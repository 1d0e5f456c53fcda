import type { Hit } from './types.ts'
import { keep, recallJson } from '../shared/storage.ts'

/** A result that was chosen before. */
export type Recent = Pick<Hit, 'title' | 'href' | 'kind' | 'method' | 'path' | 'apiTitle'>

const key = 'api-docs:recent'
const most = 5

/** What was chosen last, from a store that others may have written to or that is not to be had. */
export function readRecent(): Recent[] {
  const kept = recallJson(key)
  return Array.isArray(kept) ? kept.filter(isRecent).slice(0, most) : []
}

/** Puts a choice first; what was searched for is not kept. */
export function keepRecent({ title, href, kind, method, path, apiTitle }: Recent): void {
  const call = { ...(method !== undefined && { method }), ...(path !== undefined && { path }) }
  const choice = { title, href, kind, apiTitle, ...call }
  keep(key, JSON.stringify([choice, ...readRecent().filter(one => one.href !== href)].slice(0, most)))
}

function isRecent(value: unknown): value is Recent {
  const { title, href } = (value ?? {}) as Record<string, unknown>
  return typeof title === 'string' && typeof href === 'string' && /^\/(?!\/)/.test(href)
}
