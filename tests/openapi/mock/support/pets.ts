import type { ApiDocument, OpenApi } from '../../../../openapi/document/index.ts'
import type { MockOptions, MockServer } from '../../../../openapi/mock/index.ts'
import { createMockHandler } from '../../../../openapi/mock/index.ts'

const problem = {
  description: 'What is wrong.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
}

/** An API small enough to read, with one of everything the mock must know. */
export const pets: OpenApi = {
  openapi: '3.2.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://pets.example.com/v1' }],
  security: [{ key: ['admin'] }],
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        security: [{ key: ['admin', 'readonly'] }],
        parameters: [
          {
            name: 'limit',
            in: 'query',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 50,
              default: 20,
            },
          },
          { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } },
          { name: 'kind', in: 'query', schema: { type: 'string', enum: ['cat', 'dog'] } },
          { name: 'sort', in: 'query', schema: { type: 'string' } },
        ],
        responses: {
          200: {
            description: 'Pets.',
            headers: { Link: { schema: { type: 'string' } } },
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['data', 'total', 'has_more'],
                  properties: {
                    data: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
                    total: { type: 'integer' },
                    has_more: { type: 'boolean' },
                    next: { type: ['string', 'null'] },
                  },
                },
                example: {
                  data: [
                    {
                      id: 1,
                      name: 'Rex',
                      kind: 'dog',
                      createdAt: '2020-01-01T00:00:00.000Z',
                    },
                    {
                      id: 2,
                      name: 'Tom',
                      kind: 'cat',
                      createdAt: '2020-01-02T00:00:00.000Z',
                    },
                  ],
                  total: 2,
                  has_more: false,
                  next: null,
                },
              },
            },
          },
          400: problem,
          401: problem,
        },
      },
      post: {
        operationId: 'createPet',
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/NewPet' } },
            'application/x-www-form-urlencoded': {
              schema: { $ref: '#/components/schemas/NewPet' },
            },
            'multipart/form-data': { schema: { $ref: '#/components/schemas/NewPet' } },
            'application/xml': { schema: { $ref: '#/components/schemas/NewPet' } },
          },
        },
        responses: {
          201: {
            description: 'Created.',
            headers: { ETag: { schema: { type: 'string' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
          },
          400: problem,
          401: problem,
          403: problem,
          409: problem,
          429: problem,
        },
      },
    },
    '/pets/{petId}': {
      parameters: [
        {
          name: 'petId',
          in: 'path',
          required: true,
          schema: { type: 'integer' },
          example: 1,
        },
      ],
      get: {
        operationId: 'getPet',
        responses: {
          200: {
            description: 'A pet.',
            headers: { ETag: { schema: { type: 'string' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
          },
          404: problem,
        },
      },
      put: {
        operationId: 'replacePet',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/NewPet' } } },
        },
        responses: {
          200: {
            description: 'The pet.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
          },
          404: problem,
          412: problem,
        },
      },
      patch: {
        operationId: 'changePet',
        requestBody: {
          content: {
            'application/merge-patch+json': { schema: { type: 'object' } },
            'application/json-patch+json': { schema: { type: 'array', items: { type: 'object' } } },
          },
        },
        responses: {
          200: {
            description: 'The pet.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
          },
          404: problem,
        },
      },
      delete: {
        operationId: 'removePet',
        responses: { 204: { description: 'Gone.' }, 404: problem },
      },
    },
    '/pets/{petId}/toys': {
      parameters: [
        {
          name: 'petId',
          in: 'path',
          required: true,
          schema: { type: 'integer' },
          example: 1,
        },
      ],
      get: {
        operationId: 'listToys',
        responses: {
          200: {
            description: 'Toys.',
            content: {
              'application/json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Toy' } },
              },
            },
          },
        },
      },
      post: {
        operationId: 'addToy',
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Toy' } } },
        },
        responses: {
          201: {
            description: 'Added.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Toy' } } },
          },
        },
      },
    },
    '/pets/{petId}/toys/{toyId}': {
      get: {
        operationId: 'getToy',
        parameters: [
          {
            name: 'petId',
            in: 'path',
            required: true,
            schema: { type: 'integer' },
            example: 1,
          },
          {
            name: 'toyId',
            in: 'path',
            required: true,
            schema: { type: 'string' },
          },
        ],
        responses: {
          200: {
            description: 'A toy.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Toy' } } },
          },
        },
      },
    },
    '/find': {
      get: {
        operationId: 'find',
        security: [],
        parameters: [
          {
            name: 'ids',
            in: 'query',
            required: true,
            explode: false,
            schema: { type: 'array', items: { type: 'integer' } },
          },
          {
            name: 'filter',
            in: 'query',
            style: 'deepObject',
            schema: {
              type: 'object',
              properties: {
                age: { type: 'integer' },
                owner: {
                  type: 'object',
                  properties: { tags: { type: 'array', items: { type: 'integer' } } },
                },
              },
            },
          },
          { name: 'X-Trace', in: 'header', schema: { type: 'string', maxLength: 5 } },
          { name: 'seen', in: 'cookie', schema: { type: 'boolean' } },
        ],
        responses: {
          200: {
            description: 'Found.',
            content: {
              'application/json': {
                schema: { type: 'object' },
                examples: { one: { value: { found: 1 } }, two: { value: { found: 2 } } },
              },
              'text/csv': { example: 'found\n1\n' },
            },
          },
        },
      },
    },
    '/slow': {
      post: {
        operationId: 'slow',
        security: [],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { text: { type: 'string', pattern: '^(a+)+$' } },
              },
            },
          },
        },
        responses: { 204: { description: 'Done.' } },
      },
    },
    '/events': {
      get: {
        operationId: 'events',
        security: [],
        responses: {
          200: {
            description: 'Events.',
            content: {
              'text/event-stream': {
                itemSchema: { type: 'object' },
                example: [{ data: 'one' }, { data: 'two' }],
              },
            },
          },
        },
      },
    },
    '/page': {
      get: {
        operationId: 'page',
        security: [],
        responses: {
          200: {
            description: 'A page.',
            content: { 'text/html': { example: '<script>alert(1)</script>' } },
          },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      key: {
        'type': 'http',
        'scheme': 'bearer',
        'x-default': 'pets_test_all',
        'x-key-prefixes': { test: 'pets_test_', live: 'pets_live_' },
        'x-sample-keys': [{ value: 'pets_test_readonly', roles: ['readonly'] }],
      },
    },
    schemas: {
      Pet: {
        type: 'object',
        required: ['id', 'name', 'kind', 'createdAt'],
        properties: {
          id: { type: 'integer', readOnly: true },
          name: { type: 'string' },
          kind: { type: 'string', enum: ['cat', 'dog'] },
          age: { type: 'integer' },
          chip: { 'type': 'string', 'x-unique': true },
          createdAt: { type: 'string', format: 'date-time', readOnly: true },
        },
      },
      NewPet: {
        type: 'object',
        required: ['name', 'kind'],
        properties: {
          id: { type: 'integer', readOnly: true },
          name: { type: 'string', minLength: 2 },
          kind: { type: 'string', enum: ['cat', 'dog'], xml: { attribute: true } },
          age: { type: 'integer' },
          chip: { type: 'string' },
          secret: { type: 'string', writeOnly: true },
        },
      },
      Toy: {
        type: 'object',
        properties: {
          id: { type: 'string', readOnly: true },
          petId: { type: 'integer', readOnly: true },
          name: { type: 'string' },
        },
      },
      Error: {
        'type': 'object',
        'required': ['code', 'message'],
        'properties': {
          code: { type: 'string' },
          message: { type: 'string' },
          fields: {
            type: 'array',
            items: {
              type: 'object',
              required: ['field', 'rule'],
              properties: { field: { type: 'string' }, rule: { type: 'string' } },
            },
          },
        },
        'x-validation-rules': { minLength: 'min_length[{limit}]' },
      },
    },
  },
}

export const petDocument: ApiDocument = { name: 'pets', version: '3.2.0', root: pets }

export function petMock(options: Partial<MockOptions> = {}): MockServer {
  return createMockHandler(petDocument, { base: '/pets-api', ...options })
}

/** Sends JSON with the sample key, and reads what comes back. */
export function petClient(
  fetch: (request: Request) => Promise<Response>,
  origin = 'http://localhost',
  key = 'pets_test_all',
) {
  return async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number, headers: Headers, text: string, body: Record<string, unknown> }> => {
    const response = await fetch(
      new Request(`${origin}/pets-api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
      }),
    )
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (response.headers.get('content-type')?.includes('json') && text ? JSON.parse(text) : {}) as Record<
        string,
        unknown
      >,
    }
  }
}
