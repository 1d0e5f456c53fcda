import { describe, expect, it } from 'vitest'
import { head, readYaml } from './folder.ts'

interface Fault { fault: string, rule: string, pointer: string, yaml: string, severity?: 'warning' }

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
    severity: 'warning',
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
    severity: 'warning',
    pointer: '#/paths/~1pets/get/sumary',
    yaml: `${head()}paths:\n  /pets:\n    get:\n      sumary: Pets # <-\n      responses: {}`,
  },
  {
    fault: 'a misspelled keyword',
    rule: 'unknown-field',
    severity: 'warning',
    pointer: '#/components/schemas/Pet/propertys',
    yaml: `${head()}components:\n  schemas:\n    Pet:\n      propertys: {} # <-`,
  },
  {
    fault: 'a field of a later version',
    rule: 'newer-field',
    severity: 'warning',
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
    pointer: '#/components/schemas/A',
    yaml: `${head()}components:\n  schemas:\n    A: # <-\n      $ref: '#/components/schemas/B'\n    B:\n      $ref: '#/components/schemas/A'`,
  },
  {
    fault: 'a schema made of itself',
    rule: 'cyclic-ref',
    pointer: '#/components/schemas/A/allOf/0',
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
    severity: 'warning',
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
    severity: 'warning',
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
    severity: 'warning',
    pointer: '#/paths/~1pets/get/responses/200/content/application~1json/example/name',
    yaml: `${head()}paths:\n  /pets:\n    get:\n      responses:\n        '200':\n          description: A pet.\n          content:\n            application/json:\n              schema: {type: object, properties: {name: {type: string}}}\n              example:\n                name: 7 # <-`,
  },
  {
    fault: 'a default that breaks its schema',
    rule: 'example',
    severity: 'warning',
    pointer: '#/components/schemas/Sort/default',
    yaml: `${head()}components:\n  schemas:\n    Sort:\n      enum: [up, down]\n      default: sideways # <-`,
  },
  {
    fault: 'a nullable example of 3.0 that is none',
    rule: 'example',
    severity: 'warning',
    pointer: '#/components/schemas/Name/example',
    yaml: `${head('3.0.3')}paths: {}\ncomponents:\n  schemas:\n    Name:\n      type: string\n      nullable: true\n      example: 12 # <-`,
  },
  {
    fault: 'an unknown tag in a group',
    rule: 'unknown-tag',
    severity: 'warning',
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
    severity: 'warning',
    pointer: '#/info/description',
    yaml: 'openapi: 3.1.0\ninfo:\n  title: Shop\n  version: "1"\n  description: Send rk_live_9aJ2kLm4Nq8RtZ5w. # <-\npaths: {}',
  },
  {
    fault: 'a word of YAML 1.1',
    rule: 'yaml-1.1',
    severity: 'warning',
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
]

describe('a planted fault', () => {
  it.each(faults)('is found: $fault', async ({ rule, pointer, yaml, severity = 'error' }) => {
    const { findings } = await readYaml(yaml)

    const line = yaml.split('\n').findIndex(text => text.endsWith('# <-')) + 1
    expect(findings).toEqual([
      expect.objectContaining({ rule, severity, line, pointer }),
    ])
  })

  it('is found at the same place in JSON', async () => {
    const { findings } = await readYaml('{\n  "openapi": "3.1.0",\n  "info": {"title": "Shop", "version": "1"},\n  "paths": {\n    "/a": {},\n    "/a": {"get": {"responses": {}, "tags": "A"}}\n  }\n}')

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

  it('is counted only, beyond a hundred', async () => {
    const paths = Array.from({ length: 300 }, (_, index) => `  p${index}: {}`).join('\n')
    const { findings } = await readYaml(`${head()}paths:\n${paths}`)

    expect(findings).toHaveLength(101)
    expect(findings.at(-1)?.message).toBe('And 200 more.')
  })
})

describe('a spec without faults', () => {
  it.each([
    ['a tree', `${head()}components:\n  schemas:\n    Node:\n      properties:\n        children: {type: array, items: {$ref: '#/components/schemas/Node'}}`],
    ['an exact path beside a template', `${head()}paths:\n  /a/{id}:\n    parameters: [{name: id, in: path, required: true, schema: {}}]\n    get: {responses: {}}\n  /a/b:\n    get: {responses: {}}`],
    ['a property named like a keyword', `${head()}components:\n  schemas:\n    A:\n      properties: {type: {type: string}, required: {type: boolean}, $ref: {type: string}}`],
    ['extensions everywhere', `${head()}x-a: 1\npaths:\n  x-b: {c: d}\n  /a:\n    x-c: null\n    get:\n      x-d: []\n      responses: {x-e: 1}`],
    ['an unknown keyword of JSON Schema', `${head()}components:\n  schemas:\n    A: {optional: true}`],
  ])('has no findings: %s', async (_, yaml) => {
    expect((await readYaml(yaml)).findings).toEqual([])
  })
})
