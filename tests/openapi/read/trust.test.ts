import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDocument } from '../../../openapi/read/parse.ts'
import { parseSource } from '../../../openapi/read/syntax/source.ts'
import type { Report } from '../../../openapi/document/document.ts'
import { checkStructure } from '../../../openapi/read/check/structure.ts'
import type { PlainObject } from '../../../openapi/document/json/value.ts'

const three = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1', license: { name: 'MIT' } },
  servers: [
    {
      url: 'https://{region}.shop.test',
      variables: { region: { default: 'eu', enum: ['eu'] } },
    },
  ],
  tags: [
    {
      name: 'Pets',
      externalDocs: { url: 'https://shop.test' },
    },
  ],
  security: [{ key: [] }],
  paths: {
    '/pets/{id}': {
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          schema: { type: 'string' },
        },
      ],
      get: {
        operationId: 'getPet',
        tags: ['Pets'],
        responses: {
          200: {
            description: 'A pet.',
            headers: { etag: { schema: {} } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Pet' },
                examples: { rex: { value: { name: 'Rex' } } },
              },
            },
            links: { self: { operationId: 'getPet' } },
          },
        },
        callbacks: {
          sold: {
            '{$request.query.url}': { post: { requestBody: { content: {} }, responses: {} } },
          },
        },
      },
    },
  },
  webhooks: { sold: { post: { responses: {} } } },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', minLength: 1 },
          parent: { $ref: '#/components/schemas/Pet' },
        },
        allOf: [{ type: 'object' }],
        discriminator: { propertyName: 'name', mapping: { a: 'Pet' } },
        example: { name: 'Rex' },
      },
    },
    securitySchemes: {
      key: {
        type: 'oauth2',
        flows: {
          implicit: { authorizationUrl: 'https://shop.test', scopes: {} },
        },
      },
    },
  },
}

const two = {
  swagger: '2.0',
  info: { title: 'Shop', version: '1' },
  host: 'shop.test',
  basePath: '/v1',
  schemes: ['https'],
  consumes: ['application/json'],
  securityDefinitions: {
    key: {
      type: 'oauth2',
      flow: 'implicit',
      authorizationUrl: 'https://shop.test',
      scopes: { read: 'Reads.' },
    },
  },
  parameters: {
    pet: { name: 'pet', in: 'body', schema: { $ref: '#/definitions/Pet' } },
    limit: {
      name: 'limit',
      in: 'query',
      type: 'array',
      items: { type: 'string' },
      collectionFormat: 'multi',
    },
  },
  responses: {
    Pet: {
      description: 'A pet.',
      schema: { $ref: '#/definitions/Pet' },
      examples: { 'application/json': { name: 'Rex' } },
      headers: { etag: { type: 'string' } },
    },
  },
  definitions: {
    Pet: {
      type: 'object',
      discriminator: 'name',
      properties: { name: { 'type': 'string', 'x-nullable': true } },
    },
  },
  paths: {
    '/pets': {
      parameters: [{ $ref: '#/parameters/limit' }],
      post: {
        parameters: [{ $ref: '#/parameters/pet' }],
        responses: { 200: { $ref: '#/responses/Pet' } },
      },
      put: {
        consumes: ['multipart/form-data'],
        parameters: [{ name: 'photo', in: 'formData', type: 'file' }],
        responses: { 200: { description: 'OK', schema: { type: 'file' } } },
      },
    },
  },
}

const noise = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    '',
    'text',
    [],
    {},
    [null],
    [{}],
    { $ref: '#' },
    { $ref: '#/components/schemas/Pet' },
    { $ref: '#/paths' },
    { $ref: 1 },
    { $ref: 'https://evil.test' },
    { '': {} },
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

/** The spec with some of its values replaced. */
function spoiled(spec: object): fc.Arbitrary<string> {
  const places = listPlaces(spec)
  return fc.array(fc.tuple(fc.nat(places.length - 1), noise), { minLength: 1, maxLength: 4 }).map((changes) => {
    const copy = structuredClone(spec) as PlainObject
    for (const [index, value] of changes) {
      const path = places[index] ?? []
      const holder = path.slice(0, -1).reduce<unknown>((node, key) => (node as PlainObject | undefined)?.[key], copy)
      if (typeof holder === 'object' && holder !== null)
        (holder as PlainObject)[path.at(-1) ?? ''] = structuredClone(value)
    }
    return JSON.stringify(copy)
  })
}

function listPlaces(value: unknown, path: string[] = []): string[][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => [[...path, key], ...listPlaces(item, [...path, key])])
    : []
}

async function read(text: string) {
  const source = parseSource('api.json', new TextEncoder().encode(text))
  return toDocument({ name: 'api', source, load: async () => ({ refusal: 'No file.' }) })
}

describe('whatever a spec says', () => {
  it.each([
    ['OpenAPI 3.1', three],
    ['Swagger 2.0', two],
  ])(
    'its document is what its types say: %s',
    async (_, spec) => {
      await fc.assert(
        fc.asyncProperty(spoiled(spec), async (text) => {
          const { document, findings } = await read(text)
          if (document === undefined) {
            expect(findings.some(({ severity }) => severity === 'error')).toBe(true)
            return
          }
          const reports: Report[] = []
          checkStructure(document.root as unknown as PlainObject, 'document', {
            version: 3.2,
            report: report => reports.push(report),
          })
          expect(reports.filter(({ rule }) => rule === 'structure')).toEqual([])
        }),
        { numRuns: 200 },
      )
    },
    120_000,
  )

  it('is faultless before it is spoiled', async () => {
    expect((await read(JSON.stringify(three))).findings).toEqual([])
    expect((await read(JSON.stringify(two))).findings).toEqual([])
  })

  it('is answered, be it any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const source = parseSource('api.yaml', bytes)
        const { document, findings } = await toDocument({
          name: 'api',
          source,
          load: async () => ({ refusal: 'No file.' }),
        })
        expect(document !== undefined || findings.length > 0).toBe(true)
      }),
      { numRuns: 200 },
    )
  }, 60_000)
})
