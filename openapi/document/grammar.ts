/**
 * Which OpenAPI object stands where: the one table that upgrading, bundling, checking and counting walk by.
 * A name of a kind alone is one such object, `[kind]` a list and `{ kind }` a map of them.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#schema
 */
export type Kind = 'document' | 'info' | 'contact' | 'license' | 'server' | 'server-variable' | 'components' | 'paths' | 'path-item'
  | 'operation' | 'external-docs' | 'parameter' | 'header' | 'request-body' | 'media-type' | 'encoding' | 'responses' | 'response'
  | 'callback' | 'example' | 'link' | 'tag' | 'schema' | 'discriminator' | 'xml' | 'security-scheme' | 'oauth-flows' | 'oauth-flow'

export type Child = Kind | [Kind] | { map: Kind }
type Fields = Record<string, Child>

const described: Fields = { externalDocs: 'external-docs' }
const header: Fields = {
  schema: 'schema',
  content: { map: 'media-type' },
  examples: { map: 'example' },
}
const methods = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
]

export const grammar: Record<Kind, Fields> = {
  'document': {
    ...described,
    info: 'info',
    servers: ['server'],
    paths: 'paths',
    webhooks: { map: 'path-item' },
    components: 'components',
    tags: ['tag'],
  },
  'info': { contact: 'contact', license: 'license' },
  'contact': {},
  'license': {},
  'server': {
    variables: { map: 'server-variable' },
  },
  'server-variable': {},
  'components': {
    schemas: { map: 'schema' },
    responses: { map: 'response' },
    parameters: { map: 'parameter' },
    examples: { map: 'example' },
    requestBodies: { map: 'request-body' },
    headers: { map: 'header' },
    securitySchemes: { map: 'security-scheme' },
    links: { map: 'link' },
    callbacks: { map: 'callback' },
    pathItems: { map: 'path-item' },
    mediaTypes: { map: 'media-type' },
  },
  'paths': {},
  'path-item': {
    ...Object.fromEntries(methods.map(method => [method, 'operation' as const])),
    servers: ['server'],
    parameters: ['parameter'],
    additionalOperations: { map: 'operation' },
  },
  'operation': {
    ...described,
    parameters: ['parameter'],
    requestBody: 'request-body',
    responses: 'responses',
    callbacks: { map: 'callback' },
    servers: ['server'],
  },
  'external-docs': {},
  'parameter': header,
  'header': header,
  'request-body': {
    content: { map: 'media-type' },
  },
  'media-type': {
    schema: 'schema',
    itemSchema: 'schema',
    examples: { map: 'example' },
    encoding: { map: 'encoding' },
    prefixEncoding: ['encoding'],
    itemEncoding: 'encoding',
  },
  'encoding': {
    headers: { map: 'header' },
    encoding: { map: 'encoding' },
    prefixEncoding: ['encoding'],
    itemEncoding: 'encoding',
  },
  'responses': {},
  'response': {
    headers: { map: 'header' },
    content: { map: 'media-type' },
    links: { map: 'link' },
  },
  'callback': {},
  'example': {},
  'link': { server: 'server' },
  'tag': described,
  'schema': {
    ...described,
    ...Object.fromEntries([
      'not',
      'if',
      'then',
      'else',
      'items',
      'contains',
      'propertyNames',
      'additionalProperties',
      'unevaluatedItems',
      'unevaluatedProperties',
      'contentSchema',
    ].map(keyword => [keyword, 'schema' as const])),
    ...Object.fromEntries([
      'allOf',
      'anyOf',
      'oneOf',
      'prefixItems',
    ].map(keyword => [
      keyword,
      ['schema'] as [Kind],
    ])),
    ...Object.fromEntries([
      'properties',
      'patternProperties',
      'dependentSchemas',
      '$defs',
      'definitions',
    ].map(keyword => [
      keyword,
      { map: 'schema' as const },
    ])),
    discriminator: 'discriminator',
    xml: 'xml',
  },
  'discriminator': {},
  'xml': {},
  'security-scheme': { flows: 'oauth-flows' },
  'oauth-flows': {
    implicit: 'oauth-flow',
    password: 'oauth-flow',
    clientCredentials: 'oauth-flow',
    authorizationCode: 'oauth-flow',
    deviceAuthorization: 'oauth-flow',
  },
  'oauth-flow': {},
}

/** Objects that are themselves a map: of every key but the extensions. */
export const maps: Partial<Record<Kind, Kind>> = {
  paths: 'path-item',
  responses: 'response',
  callback: 'path-item',
}
