import type {
  Encoding,
  MediaType,
  Operation,
  Parameter,
  RequestBody,
  Schema,
  SecurityScheme,
} from '../../../../openapi/model/types.ts'

export const anySchema: Schema = {
  label: 'any',
  types: [],
  constraints: [],
  examples: [],
}

/** An operation with nothing in it but what a test says. */
export function operationOf(parts: Partial<Operation> = {}): Operation {
  return {
    id: 'test',
    slug: 'test',
    href: '/test',
    title: 'Test',
    method: 'get',
    path: '/things',
    kind: 'operation',
    pointer: '#/paths/~1things/get',
    tag: { title: 'Things', slug: 'things', href: '/things' },
    badges: [],
    security: [],
    servers: [{ url: 'https://api.example.com/v1', variables: [] }],
    parameters: [],
    responses: [
      {
        status: '200',
        anchor: 'status-200',
        label: 'OK',
        headers: [],
        content: [{ type: 'application/json', examples: [] }],
        links: [],
      },
    ],
    callbacks: [],
    codeSamples: [],
    canTry: true,
    ...parts,
  }
}

/** A required parameter with the style that is the default of its place. */
export function parameterOf(
  place: Parameter['in'],
  name: string,
  value: unknown,
  more: Partial<Parameter> = {},
): Parameter {
  const style = more.style ?? (place === 'path' || place === 'header' ? 'simple' : 'form')
  return {
    name,
    in: place,
    anchor: `${place}-${name}`,
    required: true,
    style,
    explode: style === 'form' || style === 'cookie',
    schema: anySchema,
    examples: [{ name: 'default', value, text: typeof value === 'string' ? value : JSON.stringify(value) }],
    ...more,
  }
}

/** A required body of one media type whose example has this text. */
export function bodyOf(
  type: string,
  text: string,
  more: { schema?: Schema, encoding?: Record<string, Encoding> } = {},
): RequestBody {
  const mediaType: MediaType = {
    type,
    examples: [{ name: 'default', value: toValue(text), text }],
    ...more,
  }
  return { required: true, content: [mediaType] }
}

export function schemaOf(types: Schema['types'], more: Partial<Schema> = {}): Schema {
  return { ...anySchema, types, ...more }
}

/** An object's schema, all properties required. */
export function objectOf(properties: Record<string, Schema>): Schema {
  return schemaOf(['object'], {
    properties: Object.entries(properties).map(([name, schema]) => ({
      name,
      anchor: name,
      required: true,
      schema,
    })),
  })
}

export function schemeOf(name: string, more: Partial<SecurityScheme>): SecurityScheme {
  return {
    name,
    type: 'http',
    flows: [],
    ...more,
  }
}

/** Schemes that are needed together. The first is the API's usual one; the others have variables of their own, as a document's would. */
export function securityOf(...schemes: SecurityScheme[]): Operation['security'] {
  const named = schemes.map((scheme, index) => index === 0 ? scheme : { ...scheme, variable: `${scheme.name.toUpperCase()}_KEY` })
  return [{ schemes: named.map(scheme => ({ scheme, scopes: [] })) }]
}

function toValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  }
  catch {
    return text
  }
}
