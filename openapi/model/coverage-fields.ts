import type { Kind } from '../document/grammar/grammar.ts'

/** The fields that a page, a sample or the mock says something about, by object. Any other field is reported. */
export const renderedFields: Partial<Record<Kind, ReadonlySet<string>>> = {
  'document': fields('openapi info servers paths webhooks components security tags externalDocs'),
  'info': fields('title summary description version termsOfService contact license'),
  'contact': fields('name url email'),
  'license': fields('name url identifier'),
  'server': fields('url name description variables'),
  'server-variable': fields('enum default description'),
  'path-item': fields(
    '$ref description get put post delete options head patch trace query additionalOperations servers parameters',
  ),
  'operation': fields(
    'tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers',
  ),
  'external-docs': fields('url description'),
  'parameter': fields(
    '$ref name in description required deprecated allowEmptyValue allowReserved style explode schema content example examples',
  ),
  'header': fields('$ref description required deprecated style explode schema content example examples'),
  'request-body': fields('$ref description content required'),
  'media-type': fields('$ref schema itemSchema example examples encoding prefixEncoding itemEncoding'),
  'encoding': fields('contentType headers style explode allowReserved'),
  'response': fields('$ref summary description headers content links'),
  'example': fields('$ref summary description value dataValue serializedValue externalValue'),
  'link': fields('$ref operationId operationRef parameters requestBody description server'),
  'tag': fields('name summary description externalDocs parent kind'),
  'schema': fields(
    '$ref $dynamicRef $dynamicAnchor $recursiveRef $recursiveAnchor $anchor $id $defs $comment $schema type enum const title description default example examples deprecated readOnly writeOnly externalDocs xml format',
    'multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems',
    'maxContains minContains contains maxProperties minProperties required dependentRequired dependentSchemas properties patternProperties',
    'additionalProperties propertyNames items prefixItems allOf anyOf oneOf not if then else unevaluatedItems unevaluatedProperties',
    'contentEncoding contentMediaType contentSchema discriminator',
  ),
  'discriminator': fields('propertyName mapping defaultMapping'),
  'xml': fields('name namespace prefix attribute wrapped nodeType'),
  'security-scheme': fields(
    '$ref type description name in scheme bearerFormat flows openIdConnectUrl oauth2MetadataUrl deprecated',
  ),
  'oauth-flow': fields('authorizationUrl deviceAuthorizationUrl tokenUrl refreshUrl scopes'),
}

/** Extensions that are read, in all their spellings. */
export const renderedExtensions = fields(
  'x-logo x-codeSamples x-code-samples x-custom-examples x-tagGroups x-displayName x-page-title x-group',
  'x-enumDescriptions x-enum-descriptions x-enumDescription x-speakeasy-enum-descriptions x-enum-varnames x-enumNames x-enum-names',
  'x-internal x-excluded x-scalar-ignore x-gitbook-ignore x-hidden x-mint-hidden x-readme',
  'x-badges x-state x-stability x-scalar-stability x-fern-availability x-beta x-deprecated-description x-deprecated-sunset',
  'x-order x-additionalPropertiesName x-explicitMappingOnly x-summary x-webhooks x-fern-server-name x-name',
  'x-hideTryItPanel x-zudoku-playground-enabled x-explorer-enabled x-fern-explorer',
  'x-multi-segment x-position x-sdk x-fern-examples x-sdk-installation x-scalar-sdk-installation',
  'x-examples x-example x-default x-playground-example x-gitbook-token-placeholder x-key-prefixes x-validation-rules x-object x-webhook-signature',
)

function fields(...names: string[]): ReadonlySet<string> {
  return new Set(names.flatMap(name => name.split(' ')))
}
