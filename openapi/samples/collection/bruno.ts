import type { Part } from '../http-request.ts'
import type { Auth } from './auth.ts'
import type { EnteredBody } from './body.ts'
import type { Collection, CollectionRequest, Folder } from './collection.ts'
import { urlOf } from './collection.ts'

/**
 * A collection in the one file that Bruno exports and imports; each server is one of its environments.
 *
 * @see https://docs.usebruno.com/get-started/import-export-data/export-collections
 */
export function writeBruno({ name, description, folders, servers, credentials }: Collection): unknown {
  return {
    name,
    version: '1',
    items: folders.map(toFolder),
    environments: servers.map(server => ({
      name: server.name,
      variables: [...server.variables, ...credentials].map(({ name, value, isSecret = false }) => ({ name, value, type: 'text', enabled: true, secret: isSecret })),
    })),
    ...(description !== undefined && { root: { docs: description } }),
    brunoConfig: { version: '1', name, type: 'collection', ignore: ['node_modules', '.git'] },
  }
}

function toFolder({ name, folders, requests }: Folder, index: number): unknown {
  const inner = requests.map((request, at) => toItem(request, folders.length + at))
  return { type: 'folder', name, seq: index + 1, items: [...folders.map(toFolder), ...inner] }
}

function toItem(request: CollectionRequest, index: number): unknown {
  const { name, description, method, path, query, headers, auth } = request
  return {
    type: 'http',
    name,
    seq: index + 1,
    request: {
      url: urlOf(request),
      method,
      headers: headers.map(([name, value]) => ({ name, value, enabled: true })),
      params: [
        ...query.map(([name, value]) => ({ name, value, type: 'query', enabled: true })),
        ...path.flatMap(({ text, name }) => (name === undefined ? [] : [{ name, value: text, type: 'path', enabled: true }])),
      ],
      auth: auth ? toAuth(auth) : { mode: 'none' },
      body: toBody(request.body),
      ...(description !== undefined && { docs: description }),
    },
  }
}

function toBody(body: EnteredBody): unknown {
  switch (body.kind) {
    case 'none':
      return { mode: 'none' }
    case 'raw':
      return { mode: body.language, [body.language]: body.text }
    case 'form':
      return { mode: 'formUrlEncoded', formUrlEncoded: body.fields.map(([name, value]) => ({ name, value, enabled: true })) }
    case 'parts':
      return { mode: 'multipartForm', multipartForm: body.parts.map(toFormPart) }
    case 'file':
      return { mode: 'file', file: [{ filePath: '', contentType: body.type, selected: true }] }
  }
}

function toFormPart({ name, content, type }: Part): unknown {
  const contentType = type === undefined ? {} : { contentType: type }
  return 'text' in content ? { type: 'text', name, value: content.text, enabled: true, ...contentType } : { type: 'file', name, value: [], enabled: true, ...contentType }
}

function toAuth(auth: Auth): unknown {
  switch (auth.type) {
    case 'apiKey':
      return { mode: 'apikey', apikey: { key: auth.name, value: auth.value, placement: auth.in === 'header' ? 'header' : 'queryparams' } }
    case 'bearer':
      return { mode: 'bearer', bearer: { token: auth.token } }
    case 'basic':
    case 'digest':
      return { mode: auth.type, [auth.type]: { username: auth.user, password: auth.password } }
    case 'oauth2':
      return toOAuth(auth)
  }
}

/** The client fetches the token itself; a flow that is no longer recommended takes a token that the reader has. */
function toOAuth({ token, flow, scopes, clientId, clientSecret }: Extract<Auth, { type: 'oauth2' }>): unknown {
  const grants: Record<string, string> = { authorizationCode: 'authorization_code', clientCredentials: 'client_credentials' }
  const grantType = grants[flow.type]
  if (grantType === undefined)
    return { mode: 'bearer', bearer: { token } }
  const isCode = grantType === 'authorization_code'
  return {
    mode: 'oauth2',
    oauth2: {
      grantType,
      ...(isCode && { callbackUrl: '', authorizationUrl: flow.authorizationUrl ?? '', state: '', pkce: true }),
      accessTokenUrl: flow.tokenUrl ?? '',
      refreshTokenUrl: flow.refreshUrl ?? '',
      clientId,
      clientSecret,
      scope: scopes.join(' '),
      credentialsPlacement: 'body',
      credentialsId: 'credentials',
      tokenPlacement: 'header',
      tokenHeaderPrefix: 'Bearer',
      autoFetchToken: true,
      autoRefreshToken: false,
      ...(isCode && { additionalParameters: { authorization: [], token: [], refresh: [] } }),
    },
  }
}
