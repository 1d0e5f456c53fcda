import { defineRules } from './rule.ts'

/** Parameters and headers. */
export const parameterRules = defineRules({
  'duplicate-parameter': {
    level: 'warning',
    meaning: 'A parameter is in one list twice.',
    wrong: `
      paths:
        /pets:
          get:
            parameters:
              - { name: limit, in: query, schema: { type: integer } }
              - { name: limit, in: query, schema: { type: string } }
            responses: {}
    `,
    right: { replace: 'name: limit, in: query, schema: { type: string }', by: 'name: sort, in: query, schema: { type: string }' },
  },
  'parameter-schema': {
    level: 'warning',
    meaning: 'A parameter or header does not have exactly one of `schema` and `content`.',
    wrong: `
      paths:
        /pets: { get: { parameters: [{ name: limit, in: query }], responses: {} } }
    `,
    right: { replace: 'in: query', by: 'in: query, schema: { type: integer }' },
  },
  'parameter-style': {
    level: 'warning',
    meaning: 'A parameter or header has a style that its place, or the type of its value, does not have.',
    wrong: `
      paths:
        /pets:
          get:
            parameters:
              - { name: tags, in: query, style: deepObject, schema: { type: array, items: { type: string } } }
            responses: {}
    `,
    right: { replace: 'style: deepObject', by: 'style: form' },
  },
  'querystring': {
    level: 'warning',
    meaning: 'An operation has parameters in query and one in querystring, which exclude each other.',
    version: '3.2.0',
    wrong: `
      paths:
        /pets:
          get:
            parameters:
              - { name: limit, in: query, schema: { type: integer } }
              - { name: rest, in: querystring, content: { text/plain: {} } }
            responses: {}
    `,
    right: { replace: '\n        - { name: rest, in: querystring, content: { text/plain: {} } }', by: '' },
  },
  'reserved-header': {
    level: 'warning',
    meaning: 'A header is described that OpenAPI describes elsewhere: `Accept`, `Authorization` or `Content-Type`.',
    why: 'Such a parameter is to be passed over: what the header holds follows from security schemes and media types.',
    wrong: `
      paths:
        /pets:
          get: { parameters: [{ name: Authorization, in: header, schema: { type: string } }], responses: {} }
    `,
    right: `
      security: [{ token: [] }]
      paths:
        /pets: { get: { responses: {} } }
      components:
        securitySchemes: { token: { type: http, scheme: bearer } }
    `,
  },
  'header-name': {
    level: 'warning',
    meaning: 'The name of a header or a cookie has characters that cannot be sent.',
    why: 'RFC 9110 allows letters, digits and a few signs; no client sends another name.',
    wrong: `
      paths:
        /pets:
          get: { parameters: [{ name: Request Id, in: header, schema: { type: string } }], responses: {} }
    `,
    right: { replace: 'Request Id', by: 'Request-Id' },
  },
})
