import { describe, expect, it } from 'vitest'
import { listRules } from '../../../openapi/read/check/rule-table/rules.ts'
import { maxFindings } from '../../../openapi/read/findings.ts'
import { head, readYaml } from './folder.ts'

interface Fault {
  fault: string
  rule: string
  pointer: string
  yaml: string
}

/** Each spec has one fault, on the line marked `# <-`. */
const faults: Fault[] = [
  {
    fault: 'a text where a list belongs',
    rule: 'structure',
    pointer: '#/servers',
    yaml: `${head()}servers: https://shop.test # <-\npaths: {}`,
  },
  {
    fault: 'a wrong type of a schema',
    rule: 'structure',
    pointer: '#/components/schemas/Pet/type',
    yaml: `${head()}components:\n  schemas:\n    Pet:\n      type: text # <-`,
  },
  {
    fault: 'an unquoted version number',
    rule: 'structure',
    pointer: '#/info/version',
    yaml: 'openapi: 3.1.0\ninfo:\n  title: Shop\n  version: 1.10 # <-\npaths: {}',
  },
  {
    fault: 'a missing title',
    rule: 'missing-field',
    pointer: '#/info',
    yaml: 'openapi: 3.1.0\ninfo: # <-\n  version: "1"\npaths: {}',
  },
  {
    fault: 'a parameter without a place',
    rule: 'missing-field',
    pointer: '#/paths/~1pets/get/parameters/0',
    yaml: `${head()}paths:\n  /pets:\n    get:\n      parameters:\n        - name: limit # <-\n      responses: {'200': {description: OK}}`,
  },
  {
    fault: 'a misspelled field',
    rule: 'unknown-field',
    pointer: '#/paths/~1pets/get/sumary',
    yaml: `${head()}paths:\n  /pets:\n    get:\n      sumary: Pets # <-\n      responses: {}`,
  },
  {
    fault: 'a misspelled field of a signature',
    rule: 'unknown-field',
    pointer: '#/x-webhook-signature/tolerence',
    yaml: `${head()}paths: {}\nx-webhook-signature:\n  header: X-Signature\n  format: 't={timestamp},v1={signature}'\n  tolerence: 300 # <-`,
  },
  {
    fault: 'a secret of a form that no handler reads',
    rule: 'webhook-signature',
    pointer: '#/webhooks/created/post/x-webhook-signature/secret',
    yaml: `${head()}webhooks:\n  created:\n    post:\n      responses: {}\n      x-webhook-signature:\n        header: X-Signature\n        secret: whsec_{hex} # <-`,
  },
  {
    fault: 'a misspelled keyword',
    rule: 'unknown-field',
    pointer: '#/components/schemas/Pet/propertys',
    yaml: `${head()}components:\n  schemas:\n    Pet:\n      propertys: {} # <-`,
  },
  {
    fault: 'a field of a later version',
    rule: 'newer-field',
    pointer: '#/paths/~1pets/query',
    yaml: `${head()}paths:\n  /pets:\n    query: # <-\n      responses: {}`,
  },
  {
    fault: 'a dangling reference',
    rule: 'dangling-ref',
    pointer: '#/paths/~1pets/get/responses/200/$ref',
    yaml: `${head()}paths:\n  /pets:\n    get:\n      responses:\n        '200':\n          $ref: '#/components/responses/Pets' # <-`,
  },
  {
    fault: 'a reference to the wrong kind of component',
    rule: 'ref-kind',
    pointer: '#/components/schemas/Pet/$ref',
    yaml: `${head()}components:\n  schemas:\n    Pet:\n      $ref: '#/components/responses/Pet' # <-\n  responses:\n    Pet: {description: A pet.}`,
  },
  {
    fault: 'a circle of references',
    rule: 'cyclic-ref',
    pointer: '#/components/schemas/A/$ref',
    yaml: `${head()}components:\n  schemas:\n    A:\n      $ref: '#/components/schemas/B' # <-\n    B:\n      $ref: '#/components/schemas/A'`,
  },
  {
    fault: 'a schema made of itself',
    rule: 'cyclic-ref',
    pointer: '#/components/schemas/A/allOf/0/$ref',
    yaml: `${head()}components:\n  schemas:\n    A:\n      allOf:\n        - $ref: '#/components/schemas/A' # <-`,
  },
  {
    fault: 'a mapping that leads nowhere',
    rule: 'dangling-ref',
    pointer: '#/components/schemas/Pet/discriminator/mapping/cat',
    yaml: `${head()}components:\n  schemas:\n    Pet:\n      required: [kind]\n      discriminator:\n        propertyName: kind\n        mapping:\n          cat: Cat # <-`,
  },
  {
    fault: 'a doubled operationId',
    rule: 'duplicate-operation-id',
    pointer: '#/paths/~1b/get/operationId',
    yaml: `${head()}paths:\n  /a:\n    get: {operationId: list, responses: {}}\n  /b:\n    get:\n      operationId: list # <-\n      responses: {}`,
  },
  {
    fault: 'a template without a parameter',
    rule: 'path-parameter-missing',
    pointer: '#/paths/~1pets~1{id}/get',
    yaml: `${head()}paths:\n  /pets/{id}:\n    get: # <-\n      responses: {}`,
  },
  {
    fault: 'a parameter without a template',
    rule: 'path-parameter-unused',
    pointer: '#/paths/~1pets/parameters/0',
    yaml: `${head()}paths:\n  /pets:\n    parameters:\n      - {name: id, in: path, required: true, schema: {}} # <-\n    get:\n      responses: {}`,
  },
  {
    fault: 'an optional path parameter',
    rule: 'path-parameter-optional',
    pointer: '#/paths/~1pets~1{id}/get/parameters/0',
    yaml: `${head()}paths:\n  /pets/{id}:\n    get:\n      parameters:\n        - {name: id, in: path, schema: {}} # <-\n      responses: {}`,
  },
  {
    fault: 'a doubled parameter',
    rule: 'duplicate-parameter',
    pointer: '#/paths/~1pets/get/parameters/1',
    yaml: `${head()}paths:\n  /pets:\n    get:\n      parameters:\n        - {name: limit, in: query, schema: {}}\n        - {name: limit, in: query, schema: {}} # <-\n      responses: {}`,
  },
  {
    fault: 'paths that are the same',
    rule: 'identical-paths',
    pointer: '#/paths/~1pets~1{name}',
    yaml: `${head()}paths:\n  /pets/{id}:\n    parameters: [{name: id, in: path, required: true, schema: {}}]\n    get: {responses: {}}\n  /pets/{name}: # <-\n    parameters: [{name: name, in: path, required: true, schema: {}}]\n    get: {responses: {}}`,
  },
  {
    fault: 'paths that cannot be told apart',
    rule: 'ambiguous-paths',
    pointer: '#/paths/~1{kind}~1mine',
    yaml: `${head()}paths:\n  /pets/{id}:\n    parameters: [{name: id, in: path, required: true, schema: {}}]\n    get: {responses: {}}\n  /{kind}/mine: # <-\n    parameters: [{name: kind, in: path, required: true, schema: {}}]\n    get: {responses: {}}`,
  },
  {
    fault: 'a path without a slash',
    rule: 'path-slash',
    pointer: '#/paths/pets',
    yaml: `${head()}paths:\n  pets: {} # <-`,
  },
  {
    fault: 'an example that breaks its schema',
    rule: 'example',
    pointer: '#/paths/~1pets/get/responses/200/content/application~1json/example/name',
    yaml: `${head()}paths:\n  /pets:\n    get:\n      responses:\n        '200':\n          description: A pet.\n          content:\n            application/json:\n              schema: {type: object, properties: {name: {type: string}}}\n              example:\n                name: 7 # <-`,
  },
  {
    fault: 'a default that breaks its schema',
    rule: 'example',
    pointer: '#/components/schemas/Sort/default',
    yaml: `${head()}components:\n  schemas:\n    Sort:\n      enum: [up, down]\n      default: sideways # <-`,
  },
  {
    fault: 'a nullable example of 3.0 that is none',
    rule: 'example',
    pointer: '#/components/schemas/Name/example',
    yaml: `${head('3.0.3')}paths: {}\ncomponents:\n  schemas:\n    Name:\n      type: string\n      nullable: true\n      example: 12 # <-`,
  },
  {
    fault: 'an unknown tag in a group',
    rule: 'unknown-tag',
    pointer: '#/x-tagGroups/0/tags/1',
    yaml: `${head()}tags: [{name: Pets}]\npaths: {}\nx-tagGroups:\n  - name: All\n    tags:\n      - Pets\n      - Pet # <-`,
  },
  {
    fault: 'a tag that is its own ancestor',
    rule: 'cyclic-tag',
    pointer: '#/tags/0/parent',
    yaml: `${head('3.2.0')}paths: {}\ntags:\n  - name: A\n    parent: A # <-`,
  },
  {
    fault: 'an unknown security scheme',
    rule: 'unknown-security-scheme',
    pointer: '#/security/0/key',
    yaml: `${head()}paths: {}\nsecurity:\n  - key: [] # <-`,
  },
  {
    fault: 'an undescribed server variable',
    rule: 'server-variable',
    pointer: '#/servers/0/url',
    yaml: `${head()}paths: {}\nservers:\n  - url: https://{region}.shop.test # <-`,
  },
  {
    fault: 'a live-looking key',
    rule: 'live-key',
    pointer: '#/info/description',
    yaml: 'openapi: 3.1.0\ninfo:\n  title: Shop\n  version: "1"\n  description: Send rk_live_9aJ2kLm4Nq8RtZ5w. # <-\npaths: {}',
  },
  {
    fault: 'a word of YAML 1.1',
    rule: 'yaml-1.1',
    pointer: '#/components/schemas/Country/enum/1',
    yaml: `${head()}components:\n  schemas:\n    Country:\n      enum:\n        - se\n        - no # <-`,
  },
  {
    fault: 'a doubled key',
    rule: 'duplicate-key',
    pointer: '#/paths/~1pets',
    yaml: `${head()}paths:\n  /pets: {}\n  /pets: {} # <-`,
  },
  {
    fault: 'a file on another host',
    rule: 'remote-ref',
    pointer: '#/components/schemas/Pet/$ref',
    yaml: `${head()}components:\n  schemas:\n    Pet:\n      $ref: https://shop.test/pet.yaml # <-`,
  },
  {
    fault: 'a file that is not there',
    rule: 'unreadable-ref',
    pointer: '#/components/schemas/Pet/properties/owner/$ref',
    yaml: `${head()}components:\n  schemas:\n    Pet:\n      properties:\n        owner:\n          $ref: ./owner.yaml # <-`,
  },
  {
    fault: 'a word of 3.0 in 3.1',
    rule: 'dialect',
    pointer: '#/components/schemas/A/nullable',
    yaml: `${head()}components:\n  schemas:\n    A:\n      type: string\n      nullable: true # <-`,
  },
  {
    fault: 'a bound of 3.0 in 3.1',
    rule: 'dialect',
    pointer: '#/components/schemas/A/exclusiveMinimum',
    yaml: `${head()}components:\n  schemas:\n    A:\n      minimum: 1\n      exclusiveMinimum: true # <-`,
  },
  {
    fault: 'a list of types in 3.0',
    rule: 'dialect',
    pointer: '#/components/schemas/A/type',
    yaml: `${head('3.0.3')}paths: {}\ncomponents:\n  schemas:\n    A:\n      type: [string, integer] # <-`,
  },
  {
    fault: 'a bound of 3.1 in 3.0',
    rule: 'dialect',
    pointer: '#/components/schemas/A/exclusiveMaximum',
    yaml: `${head('3.0.3')}paths: {}\ncomponents:\n  schemas:\n    A:\n      exclusiveMaximum: 3 # <-`,
  },
  {
    fault: 'a pattern that is none',
    rule: 'pattern',
    pointer: '#/components/schemas/A/pattern',
    yaml: `${head()}components:\n  schemas:\n    A:\n      pattern: '(' # <-`,
  },
  {
    fault: 'bounds that exclude each other',
    rule: 'contradiction',
    pointer: '#/components/schemas/A/minLength',
    yaml: `${head()}components:\n  schemas:\n    A:\n      maxLength: 2\n      minLength: 5 # <-`,
  },
  {
    fault: 'an empty enum',
    rule: 'contradiction',
    pointer: '#/components/schemas/A/enum',
    yaml: `${head()}components:\n  schemas:\n    A:\n      enum: [] # <-`,
  },
  {
    fault: 'a value twice in an enum',
    rule: 'duplicate-value',
    pointer: '#/components/schemas/A/enum/1',
    yaml: `${head()}components:\n  schemas:\n    A:\n      enum:\n        - a\n        - a # <-`,
  },
  {
    fault: 'a required property that is not allowed',
    rule: 'contradiction',
    pointer: '#/components/schemas/A/required/0',
    yaml: `${head()}components:\n  schemas:\n    A:\n      additionalProperties: false\n      required:\n        - id # <-`,
  },
  {
    fault: 'a default that breaks its schema',
    rule: 'example',
    pointer: '#/components/schemas/A/default',
    yaml: `${head()}components:\n  schemas:\n    A:\n      type: integer\n      default: many # <-`,
  },
  {
    fault: 'a component with an odd name',
    rule: 'component-name',
    pointer: '#/components/schemas/A b',
    yaml: `${head()}components:\n  schemas:\n    A b: {} # <-`,
  },
  {
    fault: 'an API key without a place',
    rule: 'missing-field',
    pointer: '#/components/securitySchemes/k',
    yaml: `${head()}components:\n  securitySchemes:\n    k: {type: apiKey, name: key} # <-`,
  },
  {
    fault: 'a flow without an address',
    rule: 'missing-field',
    pointer: '#/components/securitySchemes/k/flows/implicit',
    yaml: `${head()}components:\n  securitySchemes:\n    k:\n      type: oauth2\n      flows:\n        implicit: {scopes: {}} # <-`,
  },
  {
    fault: 'a status that is none',
    rule: 'status',
    pointer: '#/paths/~1a/get/responses/20X',
    yaml: `${head()}paths:\n  /a:\n    get:\n      responses:\n        20X: {description: OK} # <-`,
  },
  {
    fault: 'a query string in a path',
    rule: 'path-template',
    pointer: '#/paths/~1a?b=1',
    yaml: `${head()}paths:\n  /a?b=1: {} # <-`,
  },
  {
    fault: 'a parameter without a schema',
    rule: 'parameter-schema',
    pointer: '#/paths/~1a/get/parameters/0',
    yaml: `${head()}paths:\n  /a:\n    get:\n      parameters:\n        - {name: q, in: query} # <-\n      responses: {}`,
  },
  {
    fault: 'a query string beside queries',
    rule: 'querystring',
    pointer: '#/paths/~1a/get/parameters',
    yaml: `${head('3.2.0')}paths:\n  /a:\n    get:\n      parameters: # <-\n        - {name: q, in: query, schema: {}}\n        - {name: r, in: querystring, content: {text/plain: {}}}\n      responses: {}`,
  },
  {
    fault: 'a method that has its own field',
    rule: 'additional-operation',
    pointer: '#/paths/~1a/additionalOperations/GET',
    yaml: `${head('3.2.0')}paths:\n  /a:\n    additionalOperations:\n      GET: {responses: {}} # <-`,
  },
  {
    fault: 'a link to no operation',
    rule: 'dangling-link',
    pointer: '#/paths/~1a/get/responses/200/links/next/operationId',
    yaml: `${head()}paths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: OK\n          links:\n            next:\n              operationId: listNext # <-`,
  },
  {
    fault: 'a document that says nothing',
    rule: 'missing-field',
    pointer: '#',
    yaml: `openapi: 3.1.0 # <-\ninfo: {title: Shop, version: '1'}`,
  },
  {
    fault: 'a version that is not read',
    rule: 'version',
    pointer: '#/openapi',
    yaml: `openapi: 4.0.0 # <-\ninfo: {title: Shop, version: '1'}\npaths: {}`,
  },
  {
    fault: 'an alias of nothing',
    rule: 'yaml-aliases',
    pointer: '#/paths',
    yaml: `${head()}paths: *none # <-`,
  },
  {
    fault: 'two bodies in Swagger 2.0',
    rule: 'swagger-parameter',
    pointer: '#/paths/~1a/post/parameters/1',
    yaml: `swagger: '2.0'\ninfo: {title: Shop, version: '1'}\npaths:\n  /a:\n    post:\n      parameters:\n        - {name: a, in: body, schema: {}}\n        - {name: b, in: body, schema: {}} # <-\n      responses: {}`,
  },
  {
    fault: 'an example of Swagger 2.0',
    rule: 'example',
    pointer: '#/paths/~1a/get/responses/200/examples/application~1json',
    yaml: `swagger: '2.0'\ninfo: {title: Shop, version: '1'}\npaths:\n  /a:\n    get:\n      responses:\n        200:\n          description: OK\n          schema: {type: string}\n          examples:\n            application/json: 1 # <-`,
  },
  {
    fault: 'a parameter behind a body in Swagger 2.0',
    rule: 'example',
    pointer: '#/paths/~1a/post/parameters/1/default',
    yaml: `swagger: '2.0'\ninfo: {title: Shop, version: '1'}\npaths:\n  /a:\n    post:\n      parameters:\n        - {name: a, in: body, schema: {}}\n        - name: b\n          in: query\n          type: integer\n          default: x # <-\n      responses: {}`,
  },
]

describe('a planted fault', () => {
  it('is found where it was written behind what is left out', async () => {
    const { findings } = await readYaml(
      `${head()}paths:\n  /a:\n    get:\n      parameters:\n        - {in: query, schema: {}}\n        - {name: b, in: query}\n      responses: {}`,
    )
    expect(findings).toMatchObject([
      { rule: 'missing-field', pointer: '#/paths/~1a/get/parameters/0', line: 7 },
      { rule: 'parameter-schema', pointer: '#/paths/~1a/get/parameters/1', line: 8 },
    ])
  })

  it.each(faults)('is found: $fault', async ({ rule, pointer, yaml }) => {
    const { findings } = await readYaml(yaml)

    const line = yaml.split('\n').findIndex(text => text.endsWith('# <-')) + 1
    const severity = listRules().get(rule)?.level
    expect(findings).toEqual([expect.objectContaining({ rule, severity, line, pointer })])
  })

  it('is found at the same place in JSON', async () => {
    const { findings } = await readYaml(
      '{\n  "openapi": "3.1.0",\n  "info": {"title": "Shop", "version": "1"},\n  "paths": {\n    "/a": {},\n    "/a": {"get": {"responses": {}, "tags": "A"}}\n  }\n}',
    )

    expect(findings).toMatchObject([
      {
        rule: 'duplicate-key',
        line: 6,
        column: 5,
        pointer: '#/paths/~1a',
      },
      {
        rule: 'structure',
        line: 6,
        column: 37,
        pointer: '#/paths/~1a/get/tags',
      },
    ])
  })

  it('does not hide the others', async () => {
    const { document, findings } = await readYaml(`${head()}servers: none\ntags: none\npaths:\n  a: {}\n`)

    expect(findings.map(({ line, rule }) => `${line} ${rule}`)).toEqual(['3 structure', '4 structure', '6 path-slash'])
    expect(document?.root.servers).toBeUndefined()
  })

  it('is kept with all of its kind, and only counted beyond many thousands', async () => {
    const paths = (count: number) => Array.from({ length: count }, (_, index) => `  p${index}: {}`).join('\n')
    expect((await readYaml(`${head()}paths:\n${paths(300)}`)).findings).toHaveLength(300)

    const { findings } = await readYaml(`${head()}paths:\n${paths(maxFindings + 200)}`)
    expect(findings).toHaveLength(maxFindings + 1)
    expect(findings.at(-1)).toMatchObject({ rule: 'more', message: 'And 200 more.' })
  })
})

describe('a spec without faults', () => {
  it.each([
    [
      'a tree',
      `${head()}components:\n  schemas:\n    Node:\n      properties:\n        children: {type: array, items: {$ref: '#/components/schemas/Node'}}`,
    ],
    [
      'an exact path beside a template',
      `${head()}paths:\n  /a/{id}:\n    parameters: [{name: id, in: path, required: true, schema: {}}]\n    get: {responses: {}}\n  /a/b:\n    get: {responses: {}}`,
    ],
    [
      'a property named like a keyword',
      `${head()}components:\n  schemas:\n    A:\n      properties: {type: {type: string}, required: {type: boolean}, $ref: {type: string}}`,
    ],
    [
      'extensions everywhere',
      `${head()}x-a: 1\npaths:\n  x-b: {c: d}\n  /a:\n    x-c: null\n    get:\n      x-d: []\n      responses: {x-e: 1}`,
    ],
    ['an unknown keyword of JSON Schema', `${head()}components:\n  schemas:\n    A: {optional: true}`],
  ])('has no findings: %s', async (_, yaml) => {
    expect((await readYaml(yaml)).findings).toEqual([])
  })
})
