import type { WebhookSignature } from '../document/webhook-signature.ts'
import type { Paging } from '../schema/paging.ts'
import type { JsonType, ParameterLocation, ParameterStyle } from '../document/openapi.ts'

/**
 * What pages, search and samples show: a serialisable view of a document. It holds no `$ref`s and no cycles: the walker
 * ends within a budget and leaves a link to the schema's own page where it stopped.
 */
export interface Reference {
  /** `userfront`: the first segment of every URL of this API. */
  name: string
  title: string
  version: string
  summary?: string
  description?: Prose
  servers: Server[]
  /** In the order of the navigation: groups first, then what belongs to no group. */
  groups: TagGroup[]
  /** The texts of tags without operations, shown as sections of the introduction. */
  topics: Topic[]
  securitySchemes: SecurityScheme[]
  /** The API's status codes in ascending order, merged over all operations. */
  statuses: StatusCode[]
  validationRules: ValidationRule[]
  externalDocs?: ExternalDocs
  termsOfService?: string
  contact?: { name?: string, url?: string, email?: string }
  license?: { name: string, url?: string }
}

/** Spec text rendered from CommonMark to safe HTML at build time; shown by the one component that may use `v-html`. */
export interface Prose { html: string }

export interface Topic {
  title: string
  anchor: string
  description?: Prose
  externalDocs?: ExternalDocs
}

/** Tags under one heading; a group without a name holds the tags outside all groups. */
export interface TagGroup {
  name?: string
  tags: Tag[]
}

export interface Tag {
  name: string
  slug: string
  title: string
  description?: Prose
  externalDocs?: ExternalDocs
  operations: OperationLink[]
  children: Tag[]
  /** The component schema this tag is about, found by name or by what its operations answer with; only from `model.tag`. */
  object?: SchemaPage
}

/** What a list, the sidebar or a link needs to know of an operation. */
export interface OperationLink {
  id: string
  slug: string
  /** Site path without the base, `/userfront/users/create-user`. */
  href: string
  /** Slug of the tag its page stands under. */
  tagSlug?: string
  title: string
  method: string
  path: string
  deprecated?: boolean
  /** It has a page, but no list or search leads to it. */
  unlisted?: boolean
  /** `webhook` operations are sent by the API; they have a page but cannot be tried. */
  kind: 'operation' | 'webhook' | 'callback'
}

/** Everything that the page of one operation shows. */
export interface Operation extends OperationLink {
  /** JSON pointer of the Operation Object, `#/paths/~1users/post`. */
  pointer: string
  /** Removed anchors, by the anchor that replaces them; by the empty text where links lead to the page itself. */
  aliases?: Record<string, string[]>
  tag: { title: string, slug: string, href: string }
  description?: Prose
  externalDocs?: ExternalDocs
  badges: Badge[]
  deprecation?: Deprecation
  /** Alternatives, any one of which is enough; within one, all are needed. Empty where the document has none. */
  security: SecurityAlternative[]
  /** The document says that no credential is needed; absent where it says nothing. */
  isOpen?: true
  /** The names of schemes that are asked for and nowhere described. */
  unknownSecurity?: string[]
  servers: Server[]
  /** The servers are those of the operation or its path, not those of the API. */
  ownServers?: boolean
  parameters: Parameter[]
  requestBody?: RequestBody
  responses: Response[]
  /** What can go wrong with a call, in the order of its responses. */
  failures?: Failure[]
  /** How the list that it answers with is read to its end. */
  paging?: Paging
  /** How the API signs it, of a webhook or callback. */
  signature?: WebhookSignature
  callbacks: OperationLink[]
  /** Of a callback: the operation that registers it. */
  caller?: OperationLink
  /** Of a callback: its name at that operation. */
  callbackName?: string
  codeSamples: CodeSample[]
  /** A console can be switched off for an operation by the spec. */
  canTry: boolean
}

/** Why something is deprecated, and when it goes away. */
export interface Deprecation {
  description?: Prose
  sunset?: string
}
export interface Badge {
  name: string
  color?: string
}
export interface ExternalDocs {
  url: string
  description?: Prose
}
/** A sample written by hand, from `x-codeSamples`. */
export interface CodeSample {
  lang: string
  label?: string
  source: string
  /** The command that installs what the sample uses. */
  install?: string
}

export interface Server {
  /** With its variables still in braces. */
  url: string
  /** The document names no host: samples then use an example host. */
  hostless?: true
  name?: string
  description?: Prose
  variables: { name: string, default: string, enum?: string[], description?: Prose }[]
}

export interface SecurityAlternative {
  /** What a scope means is plain text here. */
  schemes: { scheme: SecurityScheme, scopes: { name: string, description?: string }[] }[]
}

export interface SecurityScheme {
  /** Its key in `components.securitySchemes`. */
  name: string
  type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS'
  description?: Prose
  /** `apiKey`: the name of the header, query parameter or cookie, and where it stands. */
  parameter?: { name: string, in: 'query' | 'header' | 'cookie' }
  /** `http`: lower-case, `basic`, `bearer`, or another. */
  scheme?: string
  bearerFormat?: string
  flows: OAuthFlow[]
  openIdConnectUrl?: string
  /** Where the authorization server describes itself (RFC 8414). */
  metadataUrl?: string
  /** The sample test key (`x-default`): shown in every sample, accepted by the mock alone. */
  sampleKey?: string
  /** The sandbox's own key, where there is no sample key. */
  sandboxKey?: string
  /** What samples hold until the reader gives a key, where there is no sample key: `YOUR_PETSTORE_TOKEN`. */
  placeholder?: string
  /** `x-key-prefixes`: `{ test: 'uf_test_', live: 'uf_live_' }`. */
  keyPrefixes?: Record<string, string>
  deprecated?: boolean
}

export interface OAuthFlow {
  type: string
  authorizationUrl?: string
  tokenUrl?: string
  refreshUrl?: string
  deviceAuthorizationUrl?: string
  scopes: { name: string, description?: Prose }[]
}

/** A field outside the body, with all that is needed to serialise its value. */
export interface Parameter {
  name: string
  in: ParameterLocation
  /** Unique on the page, by purpose: `query-limit`. */
  anchor: string
  required: boolean
  deprecated?: boolean
  deprecation?: Deprecation
  badges?: Badge[]
  description?: Prose
  style: ParameterStyle
  explode: boolean
  allowReserved?: boolean
  allowEmptyValue?: boolean
  /** `x-multi-segment`: a value's slashes stay slashes, so that it takes more than one segment of the path. */
  multiSegment?: boolean
  /** Set where the parameter has `content`: the value is serialised as this media type. */
  contentType?: string
  schema: Schema
  /** The first is what samples send; empty where an optional parameter has none, and then it is not sent. */
  examples: Example[]
}

export interface RequestBody {
  description?: Prose
  required: boolean
  content: MediaType[]
}

export interface MediaType {
  /** As written, `application/json` or `image/*`. */
  type: string
  schema?: Schema
  /** An earlier media type with the very same schema object: a page shows it once. */
  sameAs?: string
  /** Of sequential media types: the schema of each item. */
  itemSchema?: Schema
  /** At least one where a schema or an example exists; generated examples are marked. */
  examples: Example[]
  /** Per property, for form and multipart bodies. */
  encoding?: Record<string, Encoding>
  /** For multipart bodies that are lists: the encodings of the first parts by position; `itemEncoding` is for all others. */
  prefixEncoding?: Encoding[]
  itemEncoding?: Encoding
}

export interface Encoding {
  contentType?: string
  style?: ParameterStyle
  explode?: boolean
  allowReserved?: boolean
  /** Further headers of the part, with their example values. */
  headers?: Record<string, string>
}

export interface Example {
  /** Its key in `examples`, or `default`. */
  name: string
  summary?: string
  description?: Prose
  /** Plain data. Numbers that JavaScript cannot hold are only right in `text`. */
  value: unknown
  /** The wire form, pretty-printed where the media type is JSON, with every number as written. */
  text: string
  /** The data as JSON, where the spec writes the wire form beside it and the two differ. */
  data?: string
  generated?: boolean
  /** The text with every field, where this one holds what is required and what has an example. */
  full?: string
}

export interface Response {
  /** `200`, `4XX` or `default`. */
  status: string
  anchor: string
  /** From `summary` or `x-summary`, else the phrase of RFC 9110. */
  label: string
  description?: Prose
  headers: Parameter[]
  content: MediaType[]
  links: ResponseLink[]
}

/** What an error is about, as far as it can be told without knowing the API. */
export type FailureKind =
  | 'missing' | 'rule' | 'unreadable' | 'credential' | 'permission' | 'absent' | 'gone' | 'conflict' | 'changed'
  | 'acceptable' | 'mediaType' | 'large' | 'busy' | 'payment' | 'unavailable' | 'fault' | 'refused'

/** One cause of an error that a call can be answered with. */
export interface Failure {
  /** Unique in its operation: `400 missing`, `409 conflict NameTaken`. */
  id: string
  /** The response it is declared by, `404`, `4XX` or `default`, and the place of that on the page. */
  status: string
  anchor: string
  label: string
  /** The status on the wire. */
  code: number
  kind: FailureKind
  /** The API's own name of the error, as its example has it. */
  type?: string
  /** The example of the response that shows it, where there are several. */
  example?: string
  /** The cause in the document's own words, as plain text. */
  said?: string
  fields?: FailingField[]
  /** The scopes that the call asks for. */
  scopes?: string[]
  /** The answer says in `Retry-After` when to call again. */
  tellsWhen?: true
}

/** A field that an error is about. */
export interface FailingField {
  in: ParameterLocation | 'body'
  name: string
  /** What its values must be, in words, or as the pattern that they have to match. */
  rule?: string
  pattern?: string
  /** A value that breaks the rule. */
  wrong?: unknown
}

export interface ResponseLink {
  name: string
  description?: Prose
  operation?: OperationLink
  /** The operation as the spec points to it, where it has no page here. */
  target?: string
  /** Where the call goes, if not to the operation's own servers. */
  server?: string
  parameters: { name: string, value: string }[]
}

/** A row of the status code table. */
export interface StatusCode {
  status: string
  label: string
  description?: Prose
  /** Where it is explained, a link on this site. */
  href?: string
}

/** A row of the validation rule table, from `x-validation-rules`. */
export interface ValidationRule {
  /** The JSON Schema keyword, `minLength`. */
  keyword: string
  /** The API's name of the rule with its argument in braces, `min_length[{limit}]`. */
  rule: string
  description?: Prose
}

/** Where a component schema is read. */
export interface SchemaLink {
  name: string
  slug: string
  href: string
}

/** The page of a component schema. */
export interface SchemaPage extends SchemaLink {
  /** As those of an operation. */
  aliases?: Record<string, string[]>
  schema: Schema
  example?: Example
}

/**
 * A JSON Schema as a reader sees it. Text constraints are ready to print; `properties` and `variants` nest.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
export interface Schema {
  /** The type in words, `string`, `array of User`, `integer or null`. */
  label: string
  types: JsonType[]
  /** Set when this is a component, with the title it gives itself; `href` only where it has a page. */
  component?: { name: string, href?: string, title?: string }
  /** The title at this place, not that of the component. */
  title?: string
  description?: Prose
  /** What null means, where the spec says so. */
  nullText?: Prose
  format?: string
  /** Chips in words: `3–40 characters`, `at least 1`, `pattern ^[a-z]+$`. */
  constraints: string[]
  /** Regular expressions that a text has to match. */
  patterns?: string[]
  /** As JSON text. */
  const?: string
  enum?: EnumValue[]
  /** The values after the first hundred, as text alone. */
  enumMore?: string[]
  default?: string
  examples: string[]
  deprecated?: boolean
  deprecation?: Deprecation
  badges?: Badge[]
  readOnly?: boolean
  writeOnly?: boolean
  externalDocs?: ExternalDocs
  contentMediaType?: string
  contentEncoding?: string
  xml?: string
  properties?: Property[]
  /** Components whose fields it also has, where the page had room for its own fields only. */
  bases?: { name: string, href: string }[]
  /** How many properties the budget left out. */
  omitted?: number
  /** The names of those, the first hundreds. */
  omittedNames?: string[]
  /** Keys that match a pattern, or any further key; some have a name (`x-additionalPropertiesName`). */
  additional?: { name?: string, pattern?: string, schema: Schema }[]
  /** `additionalProperties: false`, `items: false` and their kin. */
  closed?: boolean
  items?: Schema
  tuple?: Schema[]
  variants?: Variants[]
  /** `not`, `if`, `dependentSchemas`, `contains`, `propertyNames`, …: a sentence and the schema it speaks of. */
  conditions?: { text: string, schema?: Schema }[]
  /** The walker stopped here: the rest is on the component's page. */
  cut?: 'recursive' | 'budget'
  /** `minLength`, `maximum`, … as numbers for the controls of a form. */
  bounds?: {
    minLength?: number
    maxLength?: number
    minimum?: number
    maximum?: number
    pattern?: string
    multipleOf?: number
    minItems?: number
    maxItems?: number
  }
}

export interface EnumValue {
  text: string
  value: unknown
  description?: Prose
}

export interface Property {
  name: string
  /** Unique on the page, with its parents: `body-address-city`. */
  anchor: string
  required: boolean
  schema: Schema
}

export interface Variants {
  kind: 'oneOf' | 'anyOf'
  discriminator?: string
  /** The options add to the fields beside them; each shows only what it adds. */
  extends?: boolean
  options: VariantOption[]
}

export interface VariantOption {
  label: string
  /** The value of the discriminator that means this option. */
  value?: string
  /** Further values that mean it too. */
  aliases?: string[]
  /** Whether this option is meant where the discriminator is absent or has another value. */
  fallback?: boolean
  schema: Schema
}
