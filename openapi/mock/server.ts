import type { ApiDocument } from '../document/document.ts'
import { decodePercent } from './text.ts'

/** The path of the document's first server, without a trailing slash: `/v0` of `https://api.userfront.com/v0`. */
export function serverPath(document: ApiDocument): string {
  const server = document.root.servers?.[0]
  let url = server?.url ?? '/'
  for (const [name, variable] of Object.entries(server?.variables ?? {}))
    url = url.replaceAll(`{${name}}`, () => variable.default)
  const path = url.replace(/^[a-z][a-z0-9+.-]*:/i, '').replace(/^\/\/[^/?#]*/, '').replace(/[?#].*$/s, '')
  return trimSlashes(path)
}

/** `/a/b` of `a/b/`, and empty of `/`. */
export function trimSlashes(path: string): string {
  const trimmed = path.split('/').filter(segment => segment !== '').map(segment => decodePercent(segment) ?? segment).join('/')
  return trimmed === ''
    ? ''
    : `/${trimmed}`
}
