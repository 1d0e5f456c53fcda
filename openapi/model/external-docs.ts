import type { Context } from './context.ts'
import type { ExternalDocs } from './types.ts'
import { isObject } from '../document/json/value.ts'
import { safeUrl } from './url.ts'

/** A link to more documentation; one that a reader could not safely follow is left out. */
export function toExternalDocs(context: Pick<Context, 'prose'>, docs: unknown): ExternalDocs | undefined {
  const url = isObject(docs) ? safeUrl(docs.url) : undefined
  if (!isObject(docs) || url === undefined)
    return undefined
  const description = context.prose(docs.description)
  return description ? { url, description } : { url }
}
