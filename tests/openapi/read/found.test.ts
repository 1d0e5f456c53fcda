import { describe, expect, it } from 'vitest'
import { head, readFiles, readYaml } from './folder.ts'

/** What is found, as `rule pointer`, where something is. */
async function find(yaml: string): Promise<string[]> {
  return (await readYaml(yaml)).findings.map(({ rule, pointer }) => `${rule} ${pointer}`)
}

function get(fields: string, version?: string): string {
  return `${head(version)}paths: {/a: {get: {responses: {'200': {description: A.}}, ${fields}}}}\n`
}

it('an operation beside the reference of its path item is checked, too', async () => {
  const twice = 'parameters: [{name: p, in: query, schema: {}}, {name: p, in: query, schema: {}}]'
  const answer = 'responses: {\'200\': {description: A.}}'
  const items = `components: {pathItems: {shared: {put: {operationId: put, ${answer}}}}}`
  const paths = `paths: {/a: {$ref: '#/components/pathItems/shared', get: {operationId: get, ${answer}, ${twice}}}}`
  expect(await find(`${head('3.1.0')}${paths}\n${items}\n`)).toContain('duplicate-parameter #/paths/~1a/get/parameters/1')
})

describe('styles of parameters', () => {
  it.each([
    ['query', 'simple', '{type: string}'],
    ['query', 'cookie', '{type: string}'],
    ['header', 'form', '{type: string}'],
    ['cookie', 'simple', '{type: string}'],
    ['query', 'deepObject', '{type: string}'],
    ['query', 'deepObject', '{type: array}'],
    ['query', 'pipeDelimited', '{type: integer}'],
    ['query', 'spaceDelimited', '{type: boolean}'],
  ])('are found wrong: %s %s of %s', async (place, style, schema) => {
    expect(await find(get(`parameters: [{name: p, in: ${place}, style: ${style}, schema: ${schema}}]`))).toEqual([
      'parameter-style #/paths/~1a/get/parameters/0/style',
    ])
  })

  it.each([
    ['query', 'deepObject', '{type: object}'],
    ['query', 'deepObject', '{anyOf: [{type: object}, {type: string}]}'],
    ['query', 'deepObject', '{}'],
    ['query', 'pipeDelimited', '{type: array}'],
    ['header', 'simple', '{type: array}'],
    ['cookie', 'form', '{type: object}'],
  ])('are right: %s %s of %s', async (place, style, schema) => {
    expect(await find(get(`parameters: [{name: p, in: ${place}, style: ${style}, schema: ${schema}}]`))).toEqual([])
  })

  it('are told of headers of answers as well', async () => {
    const yaml = `${head()}paths: {/a: {get: {responses: {'200': {description: A., headers: {A: {style: form, schema: {}}}}}}}}`
    expect(await find(yaml)).toEqual(['parameter-style #/paths/~1a/get/responses/200/headers/A/style'])
  })
})

describe('names of headers', () => {
  it.each(['Accept', 'authorization', 'Content-Type'])('are described elsewhere: %s', async (name) => {
    expect(await find(get(`parameters: [{name: ${name}, in: header, schema: {}}]`))).toEqual([
      'reserved-header #/paths/~1a/get/parameters/0/name',
    ])
    expect(await find(get(`parameters: [{name: ${name}, in: query, schema: {}}]`))).toEqual([])
  })

  it.each([
    ['a parameter', get('parameters: [{name: "a b", in: header, schema: {}}]'), '#/paths/~1a/get/parameters/0/name'],
    ['a cookie', get('parameters: [{name: "a;b", in: cookie, schema: {}}]'), '#/paths/~1a/get/parameters/0/name'],
    [
      'an answer',
      `${head()}paths: {/a: {get: {responses: {'200': {description: A., headers: {'É': {schema: {}}}}}}}}`,
      '#/paths/~1a/get/responses/200/headers/É',
    ],
    [
      'a key',
      `${head()}paths: {}\ncomponents: {securitySchemes: {k: {type: apiKey, in: header, name: "X Key"}}}`,
      '#/components/securitySchemes/k/name',
    ],
  ])('cannot be sent with %s', async (_, yaml, pointer) => {
    expect(await find(yaml)).toEqual([`header-name ${pointer}`])
  })
})

describe('operationIds', () => {
  it.each([
    ['listPets', 'list_pets', 'similar-operation-ids'],
    ['listPets', 'ListPets', 'similar-operation-ids'],
    ['list-pets', 'list pets', 'similar-operation-ids'],
    ['listPets', 'listPets', 'duplicate-operation-id'],
    ['a', 'b{c}', 'operation-id-name'],
  ])('are told apart: %s and %s', async (one, other, rule) => {
    const yaml = `${head()}paths: {/a: {get: {operationId: ${one}, responses: {}}}, /b: {get: {operationId: '${other}', responses: {}}}}`
    expect((await find(yaml))[0]).toBe(`${rule} #/paths/~1b/get/operationId`)
  })

  it.each(['repos/list-all', 'v1.pets:list', 'getÄpfel', 'a~b'])('may be %s', async (id) => {
    expect(await find(get(`operationId: ${id}`))).toEqual([])
  })
})

describe('schemas', () => {
  const schemas = (text: string, version?: string) => `${head(version)}paths: {}\ncomponents: {schemas: {${text}}}`

  it.each([
    ['a property', 'A: {type: object, required: [a], properties: {a: {$ref: "#/components/schemas/A"}}}', ['A']],
    [
      'two of each other',
      'A: {type: object, required: [b], properties: {b: {$ref: "#/components/schemas/B"}}}, B: {type: object, required: [a], properties: {a: {$ref: "#/components/schemas/A"}}}',
      ['A', 'B'],
    ],
    ['an item', 'A: {type: array, minItems: 1, items: {$ref: "#/components/schemas/A"}}', ['A']],
    [
      'every branch',
      'A: {type: object, required: [a], properties: {a: {oneOf: [{$ref: "#/components/schemas/A"}, {type: array, minItems: 2, items: {$ref: "#/components/schemas/A"}}]}}}',
      ['A'],
    ],
  ])('are endless by %s', async (_, text, names) => {
    expect(await find(schemas(text))).toEqual(names.map(name => `endless-schema #/components/schemas/${name}`))
  })

  it.each([
    ['optional', 'A: {type: object, properties: {a: {$ref: "#/components/schemas/A"}}}'],
    ['a list that may be empty', 'A: {type: object, required: [a], properties: {a: {type: array, items: {$ref: "#/components/schemas/A"}}}}'],
    ['another branch', 'A: {type: object, required: [a], properties: {a: {anyOf: [{$ref: "#/components/schemas/A"}, {type: string}]}}}'],
    ['null', 'A: {type: [object, "null"], required: [a], properties: {a: {$ref: "#/components/schemas/A"}}}'],
    [
      'only used by it',
      'B: {type: object, required: [a], properties: {a: {$ref: "#/components/schemas/C"}}}, C: {type: string}',
    ],
  ])('have an end where it is %s', async (_, text) => {
    expect(await find(schemas(text))).toEqual([])
  })

  it.each([
    ['{type: integer, enum: [1, a]}', 'enum/1'],
    ['{type: string, enum: [yes, 1]}', 'enum/1'],
    ['{type: [string, "null"], enum: [a, null, 1.5]}', 'enum/2'],
    ['{type: number, const: "1"}', 'const'],
  ])('hold values of their type only: %s', async (schema, key) => {
    expect((await find(schemas(`A: ${schema}`))).filter(found => !found.startsWith('yaml'))).toEqual([
      `enum-type #/components/schemas/A/${key}`,
    ])
  })

  it.each(['{type: number, enum: [1, 1.5]}', '{enum: [1, a]}', '{type: integer, enum: [1.0]}', '{type: [string, "null"], enum: [null]}'])(
    'may hold %s',
    async (schema) => {
      expect(await find(schemas(`A: ${schema}`))).toEqual([])
    },
  )

  it.each([
    ['int', 'did you mean "integer"?'],
    ['String', 'did you mean "string"?'],
    ['bool', 'did you mean "boolean"?'],
    ['objet', 'did you mean "object"?'],
    ['string[]', 'did you mean type: array, items: {type: string}?'],
    ['any', 'leave it out where every type is meant, as it is read'],
    ['widget', 'correct it: it is left out until then'],
  ])('are told what their type %s may mean', async (type, advice) => {
    const { findings } = await readYaml(schemas(`A: {type: "${type}"}`))
    expect(findings).toMatchObject([{ rule: 'structure', advice }])
  })
})

describe('references', () => {
  const schemas = (text: string, version?: string) => `${head(version)}paths: {}\ncomponents: {schemas: {Pet: {type: object}, ${text}}}`

  it.each([
    ['a number', '{$ref: 5}', 'must be a text; it is 5'],
    ['nothing', '{$ref: null}', 'must be a text; it is empty'],
    ['no text', '{$ref: ""}', 'leads to the whole document'],
    ['the info', '{$ref: "#/info"}', 'leads to an info, where a schema belongs'],
    ['all schemas', '{$ref: "#/components/schemas"}', 'leads to a map of many'],
    ['a list', '{$ref: "#/tags"}', 'does not lead to an object'],
  ])('are no references to a schema: %s', async (_, schema, message) => {
    const { findings } = await readYaml(`${schemas(`A: ${schema}`)}\ntags: [{name: a}]`)
    expect(findings).toMatchObject([{ rule: 'ref-kind', pointer: '#/components/schemas/A/$ref', message: expect.stringContaining(message) }])
  })

  it.each(['#/components/schemas/Pet', '#/components/schemas/B/properties/c', '#/x-mine/a'])('may lead to %s', async (ref) => {
    const yaml = `${schemas(`A: {$ref: "${ref}"}, B: {properties: {c: {type: string}}}`)}\nx-mine: {a: {type: string}}`
    expect(await find(yaml)).toEqual([])
  })

  it.each([
    ['#/components/schemas/Pett', '#/components/schemas/Pet'],
    ['#/definitions/Pet', '#/components/schemas/Pet'],
    ['#/component/schema/Pet', '#/components/schemas/Pet'],
  ])('to nothing are told what they may mean: %s', async (ref, meant) => {
    const { findings } = await readYaml(schemas(`A: {$ref: "${ref}"}`))
    expect(findings).toMatchObject([{ rule: 'dangling-ref', advice: `did you mean "${meant}"?` }])
  })

  it('have siblings that count from 3.1 on', async () => {
    const text = 'A: {properties: {b: {$ref: "#/components/schemas/Pet", description: B., x-b: 1}}}'
    expect(await find(schemas(text, '3.0.3'))).toEqual(['ref-siblings #/components/schemas/A/properties/b/description'])
    expect(await find(schemas(text))).toEqual([])
    expect(
      await find('swagger: "2.0"\ninfo: {title: A, version: "1"}\npaths: {}\ndefinitions: {P: {type: object}, A: {properties: {b: {$ref: "#/definitions/P", description: B.}}}}'),
    ).toEqual(['ref-siblings #/definitions/A/properties/b/description'])
  })
})

describe('links in texts', () => {
  const spec = (text: string) =>
    `${head()}tags: [{name: Pet shop}]\npaths: {/a: {get: {operationId: listPets, description: ${JSON.stringify(text)}, responses: {}}}}\ncomponents: {schemas: {Pet: {type: object}}}`

  it.each([
    '[a](#operation/listPet)',
    '[a](#tag/Pets)',
    '[a](#tag/Pet-shop/operation/other)',
    '[a](#schema/Dog)',
    '[a](#/components/schemas/Dog)',
    '[a](#/paths/~1b/get)',
    '[a][b]\n\n[b]: #operation/other',
    '<a href="#operation/other">a</a>',
  ])('lead nowhere: %s', async (text) => {
    expect(await find(spec(text))).toEqual(['dead-link #/paths/~1a/get/description'])
  })

  it.each([
    '[a](#operation/listPets)',
    '[a](#operation/list-pets)',
    '[a](#tag/Pet-shop)',
    '[a](#tag/Pet-shop/operation/listPets)',
    '[a](#/components/schemas/Pet)',
    '[a](#/paths/~1a/get)',
    '[a](#section/Errors)',
    '[a](#errors)',
    '[a](/other/#operation/x)',
    '`[a](#operation/x)`',
  ])('lead somewhere, or elsewhere: %s', async (text) => {
    expect(await find(spec(text))).toEqual([])
  })
})

describe('what is not OpenAPI', () => {
  it.each([
    ['an AsyncAPI document', 'asyncapi: 2.6.0\ninfo: {title: A}'],
    ['an Arazzo document', 'arazzo: 1.0.0'],
    ['an overlay', 'overlay: 1.0.0\nactions: []'],
    ['a Swagger 1 document', 'swaggerVersion: "1.2"\napis: []'],
    ['a Postman collection', 'info: {_postman_id: a, name: A}\nitem: []'],
    ['a JSON Schema', '$schema: https://json-schema.org/draft/2020-12/schema\ntype: object'],
    ['an HTML or XML page', '<!DOCTYPE html>\n<html><body>404</body></html>'],
    ['an empty file', ''],
  ])('is named: %s', async (name, text) => {
    const { document, findings } = await readFiles({ 'api.yaml': text })

    expect(document).toBeUndefined()
    expect(findings).toMatchObject([{ rule: 'not-openapi', severity: 'error', message: `This is ${name}, not an OpenAPI document.` }])
  })
})

describe('characters that turn the direction', () => {
  it('are found in texts, names and data, and shown as codes', async () => {
    const { findings } = await readYaml(
      `${head()}paths: {}\ncomponents: {schemas: {A: {title: "a\\u202Eb", enum: ["\\u2066c"]}}}\n"x-\\u202d": 1`,
    )
    expect(findings.map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual([
      'bidi-control #/components/schemas/A/title',
      'bidi-control #/components/schemas/A/enum/0',
      'bidi-control #/x-\\u{202d}',
    ])
    expect(findings[0]?.message).toContain('U+202E')
  })
})

describe('read-only properties in examples', () => {
  const body = '{content: {application/json: {schema: {type: object, properties: {id: {type: integer, readOnly: true}}}, example: {id: 1}}}}'

  it('are told of what readers send', async () => {
    expect(await find(`${head()}paths: {/a: {post: {requestBody: ${body}, responses: {}}}}`)).toEqual([
      'read-only-example #/paths/~1a/post/requestBody/content/application~1json/example/id',
    ])
  })

  it.each([
    ['answers', `paths: {/a: {get: {responses: {'200': {description: A., ${body.slice(1)}}}}}`],
    ['webhooks', `webhooks: {a: {post: {requestBody: ${body}, responses: {}}}}`],
    [
      'callbacks',
      `paths: {/a: {post: {responses: {}, callbacks: {c: {'{$request.body#/url}': {post: {requestBody: ${body}, responses: {}}}}}}}}`,
    ],
  ])('are right in %s, which the API sends', async (_, text) => {
    expect(await find(`${head()}${text}`)).toEqual([])
  })
})
