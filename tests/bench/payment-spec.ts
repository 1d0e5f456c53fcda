/**
 * A spec in the manner of payment APIs: 500 operations over 800 schemas that all refer to each other through several
 * levels of oneOf and allOf. Deterministic.
 */
export function paymentSpec(operations = 500, schemas = 800): object {
  const name = (index: number) => `Resource${((index % schemas) + schemas) % schemas}`
  const ref = (index: number) => ({ $ref: `#/components/schemas/${name(index)}` })
  const schema = (index: number) => ({
    description: `Resource number ${index}, expandable in every direction.`,
    allOf: [
      {
        type: 'object',
        required: ['id', 'object'],
        properties: {
          id: { type: 'string', maxLength: 5000 },
          object: { type: 'string', enum: [name(index).toLowerCase()] },
          created: { type: 'integer', format: 'unix-time' },
        },
      },
      {
        type: 'object',
        properties: {
          owner: { anyOf: [{ type: 'string', maxLength: 5000 }, ref(index * 7 + 1), ref(index * 3 + 2)] },
          parent: { oneOf: [ref(index + 1), ref(index - 1), { type: 'null' }] },
          children: { type: 'array', items: { anyOf: [ref(index * 2), ref(index * 5 + 3)] } },
          metadata: { type: 'object', additionalProperties: { type: 'string' } },
          settings: { allOf: [ref(index * 11 + 4), { type: 'object', properties: { active: { type: 'boolean' } } }] },
        },
      },
    ],
  })
  const operation = (index: number) => ({
    operationId: `PostResource${index}`,
    tags: [`Area ${index % 40}`],
    summary: `Create resource ${index}`,
    parameters: [
      {
        name: 'expand',
        in: 'query',
        style: 'deepObject',
        explode: true,
        schema: { type: 'array', items: { type: 'string' } },
      },
    ],
    requestBody: { content: { 'application/x-www-form-urlencoded': { schema: ref(index * 13) } } },
    responses: {
      200: { description: 'Successful response.', content: { 'application/json': { schema: ref(index) } } },
      default: { description: 'Error.', content: { 'application/json': { schema: ref(index * 17 + 5) } } },
    },
  })
  const range = (length: number) => Array.from({ length }, (_, index) => index)
  return {
    openapi: '3.1.0',
    info: { title: 'Payments', version: '1' },
    servers: [{ url: 'https://api.example.com/v1' }],
    paths: Object.fromEntries(
      range(operations).map(index => [
        `/resources_${index}/{id}`,
        {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          post: operation(index),
        },
      ]),
    ),
    components: { schemas: Object.fromEntries(range(schemas).map(index => [name(index), schema(index)])) },
  }
}
