import type { SavedDraft } from './saved.ts'
import { keep, recallJson } from '../../shared/storage.ts'
import { readSaved } from './saved.ts'

/** A request that was sent: enough to send it again, and nothing secret. */
export interface PastRequest {
  api: string
  /** The operation's page. */
  href: string
  title: string
  method: string
  /** The path and query without credentials. */
  path: string
  status: number
  milliseconds: number
  /** When it was sent. */
  time: number
  saved: SavedDraft
}

const storage = 'api-docs:history'
const most = 50

/** The last requests of this browser, the newest first. */
export function readHistory(): PastRequest[] {
  const kept = recallJson(storage)
  return Array.isArray(kept) ? kept.filter(isPast).slice(0, most) : []
}

export function addToHistory(request: PastRequest): PastRequest[] {
  return write([request, ...readHistory()].slice(0, most))
}

export function clearHistory(): PastRequest[] {
  return write([])
}

function write(requests: PastRequest[]): PastRequest[] {
  keep(storage, requests.length > 0 ? JSON.stringify(requests) : undefined)
  return requests
}

/** A storage may hold anything: what is no request is left out. */
function isPast(value: unknown): value is PastRequest {
  const { api, href, title, method, path, status, milliseconds, time, saved } = (value ?? {}) as Partial<PastRequest>
  return [api, href, title, method, path].every(text => typeof text === 'string')
    && [status, milliseconds, time].every(number => typeof number === 'number')
    && href?.startsWith('/') === true
    && readSaved(saved) !== undefined
}
