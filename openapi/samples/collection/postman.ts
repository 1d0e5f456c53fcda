import type { Part } from '../http-request.ts'
import type { Auth } from './auth.ts'
import type { EnteredBody } from './body.ts'
import type { Collection, CollectionRequest, Folder } from './collection.ts'
import { segmentText, urlOf } from './collection.ts'

/** What the format calls itself. */
const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json'

/**
 * A collection in Postman's own form, which Insomnia, Hoppscotch and others read too.
 *
 * @see https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html
 */
export function writePostman({ name, description, folders, servers, credentials }: Collection): unknown {
  const variables = [...(servers[0]?.variables ?? []), ...credentials]
  return {
    info: { name, ...(description !== undefined && { description }), schema },
    item: folders.map(toItems),
    variable: variables.map(({ name, value, description }) => ({ key: name, value, type: 'string', ...(description !== undefined && { description }) })),
  }
}

function toItems({ name, folders, requests }: Folder): unknown {
  return { name, item: [...folders.map(toItems), ...requests.map(toItem)] }
}

function toItem(request: CollectionRequest): unknown {
  const { name, description, method, headers, auth } = request
  const body = toBody(request.body)
  return {
    name,
    request: {
      method,
      ...(description !== undefined && { description }),
      header: headers.map(([key, value]) => ({ key, value })),
      auth: auth ? toAuth(auth) : { type: 'noauth' },
      url: toUrl(request),
      ...(body && { body }),
    },
    response: [],
  }
}

function toUrl(request: CollectionRequest): unknown {
  const { base, path, query } = request
  return {
    raw: urlOf(request),
    host: [base],
    path: path.map(segmentText),
    ...(query.length > 0 && { query: query.map(([key, value]) => ({ key, value })) }),
    variable: path.flatMap(({ text, name }) => (name === undefined ? [] : [{ key: name, value: text }])),
  }
}

function toBody(body: EnteredBody): object | undefined {
  switch (body.kind) {
    case 'none':
      return undefined
    case 'raw':
      return { mode: 'raw', raw: body.text, options: { raw: { language: body.language } } }
    case 'form':
      return { mode: 'urlencoded', urlencoded: body.fields.map(([key, value]) => ({ key, value, type: 'text' })) }
    case 'parts':
      return { mode: 'formdata', formdata: body.parts.map(toFormPart) }
    case 'file':
      return { mode: 'file', file: { src: null } }
  }
}

function toFormPart({ name, content, type }: Part): unknown {
  const contentType = type === undefined ? {} : { contentType: type }
  return 'text' in content ? { key: name, value: content.text, type: 'text', ...contentType } : { key: name, type: 'file', src: null, ...contentType }
}

function toAuth(auth: Auth): unknown {
  const list = (values: Record<string, string>) => Object.entries(values).map(([key, value]) => ({ key, value, type: 'string' }))
  switch (auth.type) {
    case 'apiKey':
      return { type: 'apikey', apikey: list({ key: auth.name, value: auth.value, in: auth.in }) }
    case 'bearer':
      return { type: 'bearer', bearer: list({ token: auth.token }) }
    case 'basic':
    case 'digest':
      return { type: auth.type, [auth.type]: list({ username: auth.user, password: auth.password }) }
    case 'oauth2':
      return { type: 'oauth2', oauth2: list(toOAuth(auth)) }
  }
}

function toOAuth({ token, flow, scopes, clientId, clientSecret }: Extract<Auth, { type: 'oauth2' }>): Record<string, string> {
  const grants: Record<string, string> = { authorizationCode: 'authorization_code_with_pkce', clientCredentials: 'client_credentials', password: 'password_credentials', implicit: 'implicit' }
  return {
    accessToken: token,
    addTokenTo: 'header',
    headerPrefix: 'Bearer',
    grant_type: grants[flow.type] ?? '',
    ...(flow.authorizationUrl !== undefined && { authUrl: flow.authorizationUrl }),
    ...(flow.tokenUrl !== undefined && { accessTokenUrl: flow.tokenUrl }),
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    clientId,
    clientSecret,
  }
}
