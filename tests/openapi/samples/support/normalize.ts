import type { Recorded } from './recorder.ts'
import type { Json } from '../../../../openapi/samples/json.ts'
import { isNumber, parseJson } from '../../../../openapi/samples/json.ts'
import { isDouble } from '../../../../openapi/samples/languages/literal.ts'

/** What of a request has to be the same whoever sends it. */
export interface Wire {
  method: string
  target: string
  headers: Record<string, string>
  body: unknown
}

/** Clients add these, or choose them, by themselves. */
const theirOwn = new Set([
  'accept-encoding',
  'accept-language',
  'connection',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'sec-fetch-mode',
  'transfer-encoding',
  'upgrade',
  'user-agent',
])

/** Leaves what no reader would call a difference out: the order of headers, a boundary's text, spaces in JSON. */
export function normalize({ method, target, headers, body }: Recorded): Wire {
  const type = headers.find(([name]) => name === 'content-type')?.[1] ?? ''
  const kept = headers.filter(
    ([name, value]) => !theirOwn.has(name) && !(name === 'accept' && value === '*/*') && name !== 'content-type',
  )
  return {
    method,
    target,
    headers: Object.fromEntries([
      ...(body.length === 0 ? [] : [['content-type', type.replace(/;\s*(?:charset|boundary)=.*$/i, '')]]),
      ...kept.sort(([one], [other]) => (one < other ? -1 : 1)),
    ]),
    body: normalizeBody(type, body),
  }
}

function normalizeBody(type: string, body: Buffer): unknown {
  if (body.length === 0)
    return ''
  const text = body.toString('utf8')
  if (/[/+]json/.test(type))
    return canonical(parseJson(text) ?? text)
  if (type.startsWith('application/x-www-form-urlencoded'))
    return text.split('&').map(pair => pair.split('=').map(half => decodeURIComponent(half.replaceAll('+', ' '))))
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1]
  return boundary === undefined ? body.toString('latin1') : splitParts(body.toString('latin1'), boundary)
}

/** `1.10` is `1.1`, and every other number is what its digits say. */
function canonical(json: Json): Json {
  if (isNumber(json))
    return { number: isDouble(json.number) ? String(Number(json.number)) : json.number.replace(/^-0(?:\.0)?$/, '-0') }
  if (Array.isArray(json))
    return json.map(canonical)
  return json instanceof Map ? new Map([...json].map(([key, item]) => [key, canonical(item)])) : json
}

function splitParts(text: string, boundary: string): unknown {
  return text
    .split(new RegExp(`(?:^|\r\n)--${boundary.replace(/\W/g, '\\$&')}`))
    .slice(1, -1)
    .map((part) => {
      const end = part.indexOf('\r\n\r\n')
      const headers = Object.fromEntries(
        part
          .slice(2, end)
          .split('\r\n')
          .map((line) => {
            const colon = line.indexOf(':')
            return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
          }),
      )
      const disposition = (headers['content-disposition'] ?? '').replaceAll('%22', '\\"')
      const type = headers['content-type']
      // Some clients say how long a part is.
      delete headers['content-length']
      return {
        ...Object.fromEntries(Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1))),
        'content-disposition': disposition,
        // Text is text.
        ...(type === 'text/plain' ? { 'content-type': undefined } : {}),
        'content': part.slice(end + 4),
      }
    })
}
