/** What the formats of collections and archives say of themselves, field by field, as far as anything here writes them. */
const text = { type: 'string' }
const pair = (required: string[], more: object = {}) => ({ type: 'object', required, properties: { key: text, name: text, value: text, ...more } })

/** HTTP Archive 1.2: required members and their types. */
export const har = {
  type: 'object',
  required: ['log'],
  properties: {
    log: {
      type: 'object',
      required: ['version', 'creator', 'entries'],
      properties: {
        version: { const: '1.2' },
        creator: { type: 'object', required: ['name', 'version'], properties: { name: text, version: text } },
        entries: {
          type: 'array',
          items: {
            type: 'object',
            required: ['startedDateTime', 'time', 'request', 'response', 'cache', 'timings'],
            properties: {
              startedDateTime: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)$' },
              time: { type: 'number', minimum: 0 },
              request: {
                type: 'object',
                required: ['method', 'url', 'httpVersion', 'cookies', 'headers', 'queryString', 'headersSize', 'bodySize'],
                properties: {
                  method: text,
                  url: { type: 'string', pattern: '^https?://' },
                  cookies: { type: 'array', items: pair(['name', 'value']) },
                  headers: { type: 'array', items: pair(['name', 'value']) },
                  queryString: { type: 'array', items: pair(['name', 'value']) },
                  postData: { type: 'object', required: ['mimeType'], properties: { mimeType: text, text } },
                  headersSize: { type: 'integer' },
                  bodySize: { type: 'integer' },
                },
              },
              response: {
                type: 'object',
                required: ['status', 'statusText', 'httpVersion', 'cookies', 'headers', 'content', 'redirectURL', 'headersSize', 'bodySize'],
                properties: {
                  status: { type: 'integer' },
                  headers: { type: 'array', items: pair(['name', 'value']) },
                  content: { type: 'object', required: ['size', 'mimeType'], properties: { size: { type: 'integer' }, mimeType: text, text } },
                },
              },
              timings: { type: 'object', required: ['send', 'wait', 'receive'] },
            },
          },
        },
      },
    },
  },
}

const attributes = { type: 'array', items: { ...pair(['key', 'value']), required: ['key'] } }
const description = { type: 'string' }

/** Postman Collection 2.1.0. */
export const postman = {
  $defs: {
    item: { oneOf: [{ $ref: '#/$defs/request' }, { $ref: '#/$defs/folder' }] },
    folder: { type: 'object', required: ['item'], properties: { name: text, item: { type: 'array', items: { $ref: '#/$defs/item' } } }, not: { required: ['request'] } },
    request: {
      type: 'object',
      required: ['request'],
      properties: {
        name: text,
        response: { type: 'array' },
        request: {
          type: 'object',
          additionalProperties: false,
          properties: {
            method: text,
            description,
            header: { type: 'array', items: { type: 'object', required: ['key', 'value'], properties: { key: text, value: text } } },
            auth: {
              type: 'object',
              required: ['type'],
              properties: {
                type: { enum: ['apikey', 'basic', 'bearer', 'digest', 'noauth', 'oauth2'] },
                apikey: attributes,
                basic: attributes,
                bearer: attributes,
                digest: attributes,
                oauth2: attributes,
              },
            },
            url: {
              type: 'object',
              properties: {
                raw: text,
                host: { type: 'array', items: text },
                path: { type: 'array', items: text },
                query: { type: 'array', items: pair(['key', 'value']) },
                variable: { type: 'array', items: pair(['key', 'value']) },
              },
            },
            body: {
              type: 'object',
              properties: {
                mode: { enum: ['raw', 'urlencoded', 'formdata', 'file', 'graphql'] },
                raw: text,
                urlencoded: { type: 'array', items: pair(['key'], { type: text }) },
                formdata: { type: 'array', items: pair(['key'], { type: { enum: ['text', 'file'] }, contentType: text, src: { type: ['array', 'string', 'null'] } }) },
                file: { type: 'object', properties: { src: { type: ['string', 'null'] } } },
                options: { type: 'object' },
              },
            },
          },
        },
      },
    },
  },
  type: 'object',
  required: ['info', 'item'],
  properties: {
    info: {
      type: 'object',
      required: ['name', 'schema'],
      properties: { name: text, description, schema: { const: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' } },
    },
    item: { type: 'array', items: { $ref: '#/$defs/item' } },
    variable: { type: 'array', items: pair(['key'], { type: { enum: ['string', 'boolean', 'any', 'number'] }, description }) },
  },
}
