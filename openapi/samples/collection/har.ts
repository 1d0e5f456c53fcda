import type { Body, HttpRequest, Key } from '../http-request.ts'
import type { SecretFacts } from '../secret.ts'
import { toFetch } from '../fetch.ts'
import { toText } from '../json.ts'
import { encodeForm } from '../percent.ts'
import { mapTexts } from '../known-secret.ts'
import { isSecretName, withoutSecrets } from '../secret.ts'

/** What came back, as far as an archive tells it. */
export interface ArchivedAnswer {
  status: number
  statusText: string
  headers: [name: string, value: string][]
  mediaType: string
  bytes: number
  /** Absent where it is not text. */
  text?: string
  milliseconds: number
}

export interface Archived {
  request: HttpRequest
  answer?: ArchivedAnswer
  /** When it was sent, as a date of ISO 8601. */
  started: string
  /** Further names whose values are left out. */
  secretFields?: string[]
  /** Takes out what is secret wherever it stands: in the path of a server, or in an answer that says it again. */
  hide?: (text: string) => string
}

/**
 * A request and its answer as an HTTP archive that may be given away: where a credential stood there is the name of its scheme,
 * and what else may be secret by its name is empty.
 *
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export function writeHar({ request, answer, started, secretFields: fields, hide = same }: Archived): unknown {
  const milliseconds = answer?.milliseconds ?? 0
  const shown = withPlaceholders(request)
  const { url, init } = toFetch({ ...shown, basic: undefined })
  const headers = [
    ...(shown.basic === undefined ? [] : [['Authorization', `Basic ${shown.basic}`] as [string, string]]),
    ...(init.headers as [string, string][]),
  ].map(([name, value]) => ({ name, value: isOpen(shown.keys, name) || !isSecretName(name, fields) ? value : '' }))
  const isKey = (name: string) => request.keys.some(key => key.in === 'query' && key.name === name)
  const target = new URL(url)
  for (const name of [...target.searchParams.keys()].filter(name => isSecretName(name, fields) && !isKey(name)))
    target.searchParams.set(name, '')
  const type = headers.find(({ name }) => name === 'Content-Type')?.value ?? ''
  return mapTexts({
    log: {
      version: '1.2',
      creator: { name: 'API documentation', version: '' },
      entries: [{
        startedDateTime: started,
        time: milliseconds,
        request: {
          method: request.method,
          url: target.href,
          httpVersion: 'HTTP/1.1',
          cookies: [],
          headers,
          queryString: [...target.searchParams].map(([name, value]) => ({ name, value })),
          ...(request.body.kind !== 'none' && { postData: { mimeType: type, text: bodyText(request.body, { fields, hide }) ?? '' } }),
          headersSize: -1,
          bodySize: -1,
        },
        response: toResponse(answer, { fields, hide }),
        cache: {},
        timings: { send: 0, wait: milliseconds, receive: 0 },
      }],
    },
  }, hide)
}

/** Hides nothing. */
function same(text: string): string {
  return text
}

/** Without an answer its status is 0, as browsers write it. */
function toResponse(answer: ArchivedAnswer | undefined, facts: SecretFacts): unknown {
  const { status = 0, statusText = '', headers = [], mediaType = '', bytes = 0, text } = answer ?? {}
  const content = text === undefined ? undefined : hideSecrets(text, facts)
  return {
    status,
    statusText,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headers.map(([name, value]) => ({ name, value: isSecretName(name) ? '' : value })),
    content: { size: bytes, mimeType: mediaType, ...(content !== undefined && { text: content }) },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
  }
}

/** The request with the names of schemes in the place of its credentials. */
function withPlaceholders(request: HttpRequest): HttpRequest {
  const keys = request.keys.filter(({ key }) => key !== '')
  const hide = (text: string, place: Key['in'][]): string =>
    keys.filter(key => place.includes(key.in)).reduce((hidden, { key, scheme }) => hidden.replaceAll(key, () => `{{${scheme}}}`), text)
  return {
    ...request,
    // In the query alone: a short key may be part of the host, too.
    url: request.url.replace(/\?.*/s, query => hide(query, ['query'])),
    headers: request.headers.map(([name, value]) => [name, hide(value, ['header'])]),
    cookie: hide(request.cookie, ['cookie']).split('; ').map(pair => withoutValue(pair)).join('; '),
    ...(request.basic !== undefined && { basic: hide(request.basic, ['basic']) }),
  }
}

/** A cookie without its value, where that may be secret and is no placeholder. */
function withoutValue(pair: string): string {
  const equals = pair.indexOf('=')
  const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)]
  return equals > 0 && isSecretName(name) && !value.startsWith('{{') ? `${name}=` : pair
}

function bodyText(body: Body, facts: SecretFacts): string | undefined {
  if (body.kind === 'form')
    return encodeForm(body.fields.map(([name, value]) => [name, isSecretName(name, facts.fields) ? '' : value]))
  return body.kind === 'json' || body.kind === 'text' ? hideSecrets(body.text, facts) : undefined
}

/** Whether a header holds nothing but placeholders by now. */
function isOpen(keys: Key[], name: string): boolean {
  return keys.some(key => (key.in === 'header' && key.name === name) || (key.in === 'basic' && name === 'Authorization') || (key.in === 'cookie' && name === 'Cookie'))
}

/** JSON without what may be secret; any other text is left out, since nobody can tell what is in it. */
function hideSecrets(text: string, facts: SecretFacts): string | undefined {
  const value = withoutSecrets(text, facts)
  return value === undefined ? undefined : toText(value)
}
