import type { PastedRequest } from './pasted.ts'
import { parseUrl } from '../../../openapi/document/text/url.ts'

interface HarRequest {
  method?: unknown
  url?: unknown
  headers?: unknown
  postData?: { mimeType?: unknown, text?: unknown, params?: unknown }
}

/**
 * Reads an entry of an HTTP archive, of a whole archive the first.
 *
 * @see http://www.softwareishard.com/blog/har-12-spec/#request
 */
export function readHar(text: string): PastedRequest | undefined {
  try {
    const value = JSON.parse(text) as { log?: { entries?: unknown[] }, request?: unknown }
    const entry = (value.log?.entries?.[0] ?? value) as { request?: unknown }
    const { method, url, headers, postData } = (entry.request ?? entry) as HarRequest
    if (typeof method !== 'string' || typeof url !== 'string' || !parseUrl(url))
      return undefined
    const listed = listPairs(headers)
    const isTyped = listed.some(([name]) => name.toLowerCase() === 'content-type')
    const form = listPairs(postData?.params)
    return {
      method: method.toUpperCase(),
      url,
      headers: isTyped || typeof postData?.mimeType !== 'string' ? listed : [...listed, ['Content-Type', postData.mimeType]],
      ...(typeof postData?.text === 'string' && postData.text !== '' ? { body: postData.text } : form.length > 0 && { form }),
      leftOut: [],
    }
  }
  catch {
    return undefined
  }
}

function listPairs(listed: unknown): [name: string, value: string][] {
  const all = (Array.isArray(listed) ? listed : []) as ({ name?: unknown, value?: unknown } | null)[]
  return all.flatMap((one): [string, string][] =>
    typeof one?.name === 'string' && typeof one.value === 'string' ? [[one.name, one.value]] : [])
}
