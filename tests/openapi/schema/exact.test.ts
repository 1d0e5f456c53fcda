import { describe, expect, it } from 'vitest'
import { createModel } from '../../../openapi/model/index.ts'
import type { Operation } from '../../../openapi/model/index.ts'
import { buildRequest, languages } from '../../../openapi/samples/index.ts'
import { head, readYaml } from '../read/folder.ts'

const json = (schema: string) => `content: {application/json: {schema: ${schema}}}`

async function operationOf(rest: string, version?: string): Promise<Operation> {
  const { document, findings } = await readYaml(`${head(version)}${rest}`)
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  const model = document && createModel(document)
  const [link] = model?.operations ?? []
  const operation = link && model?.operation(link.tagSlug ?? '', link.slug)
  if (!operation)
    throw new Error('There is no operation.')
  return operation
}

function samplesOf(operation: Operation): [string, string][] {
  const request = buildRequest(operation)
  return languages.map(({ id, emit }) => [id, emit(request).code])
}

describe('from a spec to its samples', () => {
  it.each([
    ['an example', `example: {id: 12345678901234567890, price: 1.10}, schema: {type: object}`],
    ['a named example', `examples: {one: {value: {id: 12345678901234567890, price: 1.10}}}, schema: {type: object}`],
    [
      'properties',
      `schema: {type: object, required: [id, price], properties: {id: {type: integer, example: 12345678901234567890}, price: {type: number, default: 1.10}}}`,
    ],
    [
      'an enum and a constant',
      `schema: {type: object, required: [id, price], properties: {id: {enum: [12345678901234567890]}, price: {const: 1.10}}}`,
    ],
  ])('numbers of %s stay as they are written', async (_, mediaType) => {
    const operation = await operationOf(
      `paths:\n  /a:\n    post:\n      requestBody: {content: {application/json: {${mediaType}}}}\n      responses: {'200': {description: Fine, content: {application/json: {${mediaType}}}}}\n`,
    )
    for (const text of [
      operation.requestBody?.content[0]?.examples[0]?.text,
      operation.responses[0]?.content[0]?.examples[0]?.text,
    ]) {
      expect(text).toContain('12345678901234567890')
      expect(text).toContain('1.10')
    }
    for (const [language, code] of samplesOf(operation)) {
      expect(code, language).toContain('12345678901234567890')
      expect(code, language).toContain('1.10')
    }
  })

  it('numbers of parameters do too', async () => {
    const operation = await operationOf(
      `paths:\n  /a/{id}:\n    get:\n      parameters:\n        - {name: id, in: path, required: true, example: 12345678901234567890, schema: {type: integer}}\n        - {name: price, in: query, required: true, schema: {type: number, example: 1.10}}\n      responses: {'200': {description: Fine}}\n`,
    )
    for (const [language, code] of samplesOf(operation)) {
      expect(code, language).toContain('/a/12345678901234567890')
      expect(code, language).toContain('1.10')
    }
  })

  it('the examples beside a field do too', async () => {
    const operation = await operationOf(
      `paths:\n  /a:\n    get:\n      parameters:\n        - {name: id, in: query, schema: {type: integer, examples: [12345678901234567890, 7]}}\n      responses: {'200': {description: Fine}}\n`,
    )
    expect(operation.parameters[0]?.schema.examples).toEqual(['12345678901234567890', '7'])
  })

  it('shows media types, each with its example in its own form', async () => {
    const operation = await operationOf(
      `paths:
  /a:
    get:
      responses:
        '200':
          description: Fine
          content:
            application/json: {schema: &user {type: object, xml: {name: user}, properties: {id: {type: integer, example: 7, xml: {attribute: true}}, tags: {type: array, xml: {wrapped: true, name: tags}, items: {type: string, example: a, xml: {name: tag}}}}}}
            application/xml: {schema: *user}
            application/jsonl: {itemSchema: *user}
            text/csv: {example: "id\\n7"}
`,
      '3.2.0',
    )
    const content = operation.responses[0]?.content ?? []
    expect(content.map(({ type, examples }) => [type, examples[0]?.text])).toMatchInlineSnapshot(`
      [
        [
          "application/json",
          "{
        "id": 7,
        "tags": [
          "a"
        ]
      }",
        ],
        [
          "application/xml",
          "<?xml version="1.0" encoding="UTF-8"?>
      <user id="7">
        <tags>
          <tag>a</tag>
        </tags>
      </user>",
        ],
        [
          "application/jsonl",
          "{"id":7,"tags":["a"]}",
        ],
        [
          "text/csv",
          "id
      7",
        ],
      ]
    `)
    expect(content[1]?.sameAs).toBe('application/json')
    expect(content[2]?.itemSchema?.properties?.map(({ name }) => name)).toEqual(['id', 'tags'])
  })

  it('says how the parts of a body are encoded', async () => {
    const operation = await operationOf(
      `paths:
  /a:
    post:
      requestBody:
        content:
          multipart/mixed:
            itemSchema: {type: object}
            prefixEncoding: [{contentType: application/json}, {}]
            itemEncoding: {contentType: image/png, headers: {X-Width: {schema: {type: integer, example: 40}}}}
      responses: {'200': {description: Fine}}
`,
      '3.2.0',
    )
    expect(operation.requestBody?.content[0]).toMatchObject({
      prefixEncoding: [{ contentType: 'application/json' }, {}],
      itemEncoding: { contentType: 'image/png', headers: { 'X-Width': '40' } },
    })
  })

  it('shows data beside its wire form where they differ', async () => {
    const operation = await operationOf(
      `paths:
  /a:
    get:
      responses:
        '200':
          description: Fine
          content:
            application/xml:
              examples:
                one: {dataValue: {id: 12345678901234567890}, serializedValue: "<user id='12345678901234567890'/>"}
                same: {dataValue: plain, serializedValue: plain}
`,
      '3.2.0',
    )
    expect(operation.responses[0]?.content[0]?.examples).toMatchObject([
      { text: '<user id=\'12345678901234567890\'/>', data: '{\n  "id": 12345678901234567890\n}' },
      { text: 'plain' },
    ])
    expect(operation.responses[0]?.content[0]?.examples[1]).not.toHaveProperty('data')
  })

  it('links a response to the next calls', async () => {
    const operation = await operationOf(`paths:
  /users:
    post:
      responses:
        '201':
          description: Made
          links:
            read: {operationId: readUser, parameters: {id: $response.body#/id}, description: Read it *again*.}
            gone: {operationRef: '#/paths/~1users~1{id}/get', requestBody: {a: 1}}
  /users/{id}:
    get:
      operationId: readUser
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: Fine}}
`)
    expect(operation.responses[0]?.links).toMatchObject([
      {
        name: 'read',
        operation: { title: 'Read user' },
        parameters: [{ name: 'id', value: '$response.body#/id' }],
        description: { html: '<p>Read it <em>again</em>.</p>' },
      },
      {
        name: 'gone',
        operation: { title: 'Read user' },
        parameters: [{ name: 'body', value: '{"a":1}' }],
      },
    ])
  })

  it('shows every OAuth flow with its scopes', async () => {
    const operation = await operationOf(
      `components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        authorizationCode: {authorizationUrl: https://example.com/auth, tokenUrl: https://example.com/token, refreshUrl: https://example.com/fresh, scopes: {read: Read all, write: Write all}}
        clientCredentials: {tokenUrl: https://example.com/token, scopes: {}}
        deviceAuthorization: {deviceAuthorizationUrl: https://example.com/device, tokenUrl: https://example.com/token, scopes: {}}
paths:
  /a:
    get:
      security: [{oauth: [read]}]
      responses: {'200': {description: Fine}}
`,
      '3.2.0',
    )
    const [needed] = operation.security[0]?.schemes ?? []
    expect(needed?.scopes).toEqual([{ name: 'read', description: 'Read all' }])
    expect(
      needed?.scheme.flows.map(({ type, tokenUrl, deviceAuthorizationUrl, refreshUrl }) => [
        type,
        tokenUrl,
        deviceAuthorizationUrl ?? refreshUrl,
      ]),
    ).toEqual([
      ['authorizationCode', 'https://example.com/token', 'https://example.com/fresh'],
      ['clientCredentials', 'https://example.com/token', undefined],
      ['deviceAuthorization', 'https://example.com/token', 'https://example.com/device'],
    ])
  })

  it('leaves out of a request what only the API sets, inside a choice too', async () => {
    const option = (kind: string, own: string) =>
      `{allOf: [{$ref: '#/components/schemas/Base'}, {type: object, required: [kind, ${own}], properties: {kind: {type: string, enum: [${kind}]}, ${own}: {type: string}}}]}`
    const rest = `components:
  schemas:
    Base: {type: object, required: [id, name], properties: {id: {type: string, readOnly: true}, name: {type: string}, secret: {type: string, writeOnly: true, example: s3}}}
    Drink: ${option('drink', 'volume')}
    Cake: ${option('cake', 'weight')}
    Item: {oneOf: [{$ref: '#/components/schemas/Drink'}, {$ref: '#/components/schemas/Cake'}], discriminator: {propertyName: kind, mapping: {drink: '#/components/schemas/Drink'}}, required: [kind]}
paths:
  /a:
    post:
      requestBody: {${json('{$ref: \'#/components/schemas/Item\'}')}}
      responses: {'200': {description: Fine, ${json('{$ref: \'#/components/schemas/Item\'}')}}}
`
    const operation = await operationOf(rest)
    const sent = operation.requestBody?.content[0]?.examples[0]
    const answered = operation.responses[0]?.content[0]?.examples[0]
    expect(Object.keys(sent?.value as object).toSorted()).toEqual(['kind', 'name', 'secret', 'volume'])
    expect(Object.keys(answered?.value as object).toSorted()).toEqual(['id', 'kind', 'name', 'volume'])
    for (const [language, code] of samplesOf(operation))
      expect(code, language).not.toMatch(/\bid\b/)
  })
})
