import type { PlainObject } from '../json/value.ts'

/**
 * Which OpenAPI object stands where: the one table that upgrading, bundling, checking and counting walk by.
 * The name of a kind alone is one such object, `[kind]` a list and `{ map: kind }` a map of them.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#schema
 */
export type Kind =
  | 'document'
  | 'info'
  | 'contact'
  | 'license'
  | 'server'
  | 'server-variable'
  | 'components'
  | 'paths'
  | 'path-item'
  | 'operation'
  | 'external-docs'
  | 'parameter'
  | 'header'
  | 'request-body'
  | 'media-type'
  | 'encoding'
  | 'responses'
  | 'response'
  | 'callback'
  | 'example'
  | 'link'
  | 'tag'
  | 'schema'
  | 'discriminator'
  | 'xml'
  | 'security-scheme'
  | 'oauth-flows'
  | 'oauth-flow'
  // Objects that only Swagger 2.0 has, or that have other fields there.
  | 'document-2'
  | 'paths-2'
  | 'path-item-2'
  | 'operation-2'
  | 'parameter-2'
  | 'responses-2'
  | 'response-2'
  | 'header-2'
  | 'security-scheme-2'

export type Child = Kind | [Kind] | { map: Kind }

/** A key of a node, and the kind of the object that belongs under it, or of each object in a list or map there. */
export interface Entry {
  node: PlainObject
  key: string
  kind: Kind
}
export type Fields = Record<string, Child>

/** The same child under several keys. */
function each(keys: string, child: Child): Fields {
  return Object.fromEntries(keys.split(' ').map(key => [key, child]))
}

const externalDocs: Fields = { externalDocs: 'external-docs' }
const header: Fields = {
  schema: 'schema',
  content: { map: 'media-type' },
  examples: { map: 'example' },
}
const encodings: Fields = {
  encoding: { map: 'encoding' },
  prefixEncoding: ['encoding'],
  itemEncoding: 'encoding',
}

export const grammar: Record<Kind, Fields> = {
  'document': {
    ...externalDocs,
    info: 'info',
    servers: ['server'],
    paths: 'paths',
    ...each('webhooks x-webhooks', { map: 'path-item' }),
    components: 'components',
    tags: ['tag'],
  },
  'info': { contact: 'contact', license: 'license' },
  'contact': {},
  'license': {},
  'server': { variables: { map: 'server-variable' } },
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
    ...each('get put post delete options head patch trace query', 'operation'),
    servers: ['server'],
    parameters: ['parameter'],
    additionalOperations: { map: 'operation' },
  },
  'operation': {
    ...externalDocs,
    parameters: ['parameter'],
    requestBody: 'request-body',
    responses: 'responses',
    callbacks: { map: 'callback' },
    servers: ['server'],
  },
  'external-docs': {},
  'parameter': header,
  'header': header,
  'request-body': { content: { map: 'media-type' } },
  'media-type': {
    ...encodings,
    schema: 'schema',
    itemSchema: 'schema',
    examples: { map: 'example' },
  },
  'encoding': { ...encodings, headers: { map: 'header' } },
  'responses': {},
  'response': {
    headers: { map: 'header' },
    content: { map: 'media-type' },
    links: { map: 'link' },
  },
  'callback': {},
  'example': {},
  'link': { server: 'server' },
  'tag': externalDocs,
  'schema': {
    ...externalDocs,
    ...each(
      'not if then else items contains propertyNames additionalProperties unevaluatedItems unevaluatedProperties contentSchema',
      'schema',
    ),
    ...each('allOf anyOf oneOf prefixItems', ['schema']),
    ...each('properties patternProperties dependentSchemas $defs definitions', { map: 'schema' }),
    discriminator: 'discriminator',
    xml: 'xml',
  },
  'discriminator': {},
  'xml': {},
  'security-scheme': { flows: 'oauth-flows' },
  'oauth-flows': each('implicit password clientCredentials authorizationCode deviceAuthorization', 'oauth-flow'),
  'oauth-flow': {},
  'document-2': {
    ...externalDocs,
    info: 'info',
    paths: 'paths-2',
    definitions: { map: 'schema' },
    parameters: { map: 'parameter-2' },
    responses: { map: 'response-2' },
    securityDefinitions: { map: 'security-scheme-2' },
    tags: ['tag'],
  },
  'paths-2': {},
  'path-item-2': {
    ...each('get put post delete options head patch', 'operation-2'),
    parameters: ['parameter-2'],
  },
  'operation-2': { ...externalDocs, parameters: ['parameter-2'], responses: 'responses-2' },
  'parameter-2': { schema: 'schema', items: 'schema' },
  'responses-2': {},
  'response-2': { schema: 'schema', headers: { map: 'header-2' } },
  'header-2': { items: 'schema' },
  'security-scheme-2': {},
}

/** Objects that are themselves a map: of every key but the extensions. */
export const maps: Partial<Record<Kind, Kind>> = {
  'paths': 'path-item',
  'responses': 'response',
  'callback': 'path-item',
  'paths-2': 'path-item-2',
  'responses-2': 'response-2',
}

/** Where each kind of component is kept; these kinds of objects may be given by a `$ref`. */
export const sections: Partial<Record<Kind, readonly string[]>> = {
  'schema': ['components', 'schemas'],
  'response': ['components', 'responses'],
  'parameter': ['components', 'parameters'],
  'example': ['components', 'examples'],
  'request-body': ['components', 'requestBodies'],
  'header': ['components', 'headers'],
  'security-scheme': ['components', 'securitySchemes'],
  'link': ['components', 'links'],
  'callback': ['components', 'callbacks'],
  'path-item': ['components', 'pathItems'],
  'media-type': ['components', 'mediaTypes'],
  'parameter-2': ['parameters'],
  'response-2': ['responses'],
}
