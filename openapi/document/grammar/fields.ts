import type { Kind } from './grammar.ts'

/** What the plain value of a field may be; `any` is free data, which is not checked. */
export type Value =
  | 'string'
  | 'boolean'
  | 'number'
  | 'count'
  | 'bound'
  | 'strings'
  | 'list'
  | 'any'
  | 'types'
  | 'texts'
  | 'string-lists'
  | 'security'

type Values = Record<string, Value>

/** Field names by their type: `{ string: 'name in' }` is `{ name: 'string', in: 'string' }`. */
function typed(types: Partial<Record<Value, string>>): Values {
  return Object.fromEntries(
    Object.entries(types).flatMap(([type, names]) => names.split(' ').map(name => [name, type as Value])),
  )
}

const header = {
  string: 'description style',
  boolean: 'required deprecated explode allowEmptyValue allowReserved',
  any: 'example',
}
const schemaOfParameter = {
  number: 'multipleOf maximum minimum',
  bound: 'exclusiveMaximum exclusiveMinimum',
  count: 'maxLength minLength maxItems minItems',
  list: 'enum',
}

/** The plain fields of each OpenAPI object; those that hold other objects are in the grammar. */
export const values: Record<Kind, Values> = {
  'document': typed({ string: 'openapi $self jsonSchemaDialect', security: 'security' }),
  'info': typed({ string: 'title version summary description termsOfService' }),
  'contact': typed({ string: 'name url email' }),
  'license': typed({ string: 'name identifier url' }),
  'server': typed({ string: 'url name description' }),
  'server-variable': typed({ string: 'default description', strings: 'enum' }),
  'components': {},
  'paths': {},
  'path-item': typed({ string: 'summary description' }),
  'operation': typed({
    string: 'summary description operationId',
    strings: 'tags',
    boolean: 'deprecated',
    security: 'security',
  }),
  'external-docs': typed({ string: 'url description' }),
  'parameter': typed({ ...header, string: 'name in description style' }),
  'header': typed(header),
  'request-body': typed({ string: 'description', boolean: 'required' }),
  'media-type': typed({ string: 'description', any: 'example' }),
  'encoding': typed({ string: 'contentType style', boolean: 'explode allowReserved' }),
  'responses': {},
  'response': typed({ string: 'description summary' }),
  'callback': {},
  'example': typed({ string: 'summary description externalValue serializedValue', any: 'value dataValue' }),
  'link': typed({ string: 'operationId operationRef description', any: 'parameters requestBody' }),
  'tag': typed({ string: 'name summary description parent kind' }),
  'schema': typed({
    'string':
      '$id $schema $anchor $dynamicRef $dynamicAnchor $comment title description format pattern contentEncoding contentMediaType',
    'number': 'multipleOf maximum minimum',
    'bound': 'exclusiveMaximum exclusiveMinimum',
    'count': 'maxLength minLength maxItems minItems maxContains minContains maxProperties minProperties',
    'boolean': 'uniqueItems readOnly writeOnly deprecated nullable $recursiveAnchor',
    'strings': 'required',
    'list': 'enum examples',
    'any': 'default const example $vocabulary $recursiveRef dependencies',
    'types': 'type',
    'string-lists': 'dependentRequired',
  }),
  'discriminator': typed({ string: 'propertyName defaultMapping', texts: 'mapping' }),
  'xml': typed({ string: 'name namespace prefix nodeType', boolean: 'attribute wrapped' }),
  'security-scheme': typed({
    string: 'type description name in scheme bearerFormat openIdConnectUrl oauth2MetadataUrl',
    boolean: 'deprecated',
  }),
  'oauth-flows': {},
  'oauth-flow': typed({ string: 'authorizationUrl tokenUrl refreshUrl deviceAuthorizationUrl', texts: 'scopes' }),
  'document-2': typed({ string: 'swagger host basePath', strings: 'schemes consumes produces', security: 'security' }),
  'paths-2': {},
  'path-item-2': {},
  'operation-2': typed({
    string: 'summary description operationId',
    strings: 'tags consumes produces schemes',
    boolean: 'deprecated',
    security: 'security',
  }),
  'parameter-2': typed({
    ...schemaOfParameter,
    string: 'name in description type format collectionFormat pattern',
    boolean: 'required allowEmptyValue uniqueItems',
    any: 'default',
  }),
  'responses-2': {},
  'response-2': typed({ string: 'description', any: 'examples' }),
  'header-2': typed({
    ...schemaOfParameter,
    string: 'description type format collectionFormat pattern',
    boolean: 'uniqueItems',
    any: 'default',
  }),
  'security-scheme-2': typed({ string: 'type description name in flow authorizationUrl tokenUrl', texts: 'scopes' }),
}

/** Required fields, each with the value used when it is missing. `undefined`: an object without the field is left out. */
export const required: Partial<Record<Kind, Record<string, unknown>>> = {
  'document': { info: { title: '', version: '' } },
  'document-2': { info: { title: '', version: '' } },
  'info': { title: '', version: '' },
  'license': { name: '' },
  'server': { url: undefined },
  'server-variable': { default: '' },
  'external-docs': { url: undefined },
  'parameter': { name: undefined, in: undefined },
  'parameter-2': { name: undefined, in: undefined },
  'request-body': { content: {} },
  'tag': { name: undefined },
  'discriminator': { propertyName: undefined },
  'security-scheme': { type: undefined },
  'security-scheme-2': { type: undefined },
}

/** The only words a field may hold. */
export const words: Partial<Record<Kind, Record<string, string>>> = {
  'parameter': {
    in: 'query header path cookie querystring',
    style: 'matrix label simple form spaceDelimited pipeDelimited deepObject cookie',
  },
  'parameter-2': { in: 'query header path formData body', type: 'string number integer boolean array file object' },
  'security-scheme': { type: 'apiKey http oauth2 openIdConnect mutualTLS', in: 'query header cookie' },
  'security-scheme-2': { type: 'basic apiKey oauth2', in: 'query header' },
  'xml': { nodeType: 'element attribute text cdata none' },
}

/** The types of JSON Schema; `file` is Swagger 2.0's. */
export const jsonTypes = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']

/** The version of OpenAPI that introduced a field, for fields that came after 3.0. */
export const since: Partial<Record<Kind, Record<string, number>>> = {
  'document': { webhooks: 3.1, jsonSchemaDialect: 3.1, $self: 3.2 },
  'info': { summary: 3.1 },
  'license': { identifier: 3.1 },
  'server': { name: 3.2 },
  'components': { pathItems: 3.1, mediaTypes: 3.2 },
  'path-item': { query: 3.2, additionalOperations: 3.2 },
  'media-type': {
    itemSchema: 3.2,
    prefixEncoding: 3.2,
    itemEncoding: 3.2,
    description: 3.2,
  },
  'encoding': { encoding: 3.2, prefixEncoding: 3.2, itemEncoding: 3.2 },
  'response': { summary: 3.2 },
  'example': { dataValue: 3.2, serializedValue: 3.2 },
  'tag': { summary: 3.2, parent: 3.2, kind: 3.2 },
  'schema': Object.fromEntries(
    [
      'const if then else contains propertyNames prefixItems examples $defs $id $anchor $comment $dynamicRef $dynamicAnchor $schema patternProperties',
      'dependentSchemas dependentRequired unevaluatedItems unevaluatedProperties contentSchema contentEncoding contentMediaType minContains maxContains',
    ]
      .join(' ')
      .split(' ')
      .map(keyword => [keyword, 3.1]),
  ),
  'discriminator': { defaultMapping: 3.2 },
  'xml': { nodeType: 3.2 },
  'security-scheme': { deprecated: 3.2, oauth2MetadataUrl: 3.2 },
  'oauth-flows': { deviceAuthorization: 3.2 },
  'oauth-flow': { deviceAuthorizationUrl: 3.2 },
}
