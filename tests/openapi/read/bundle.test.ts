import { describe, expect, it } from 'vitest'
import { resolve } from '../../../openapi/document/index.ts'
import { head, readFiles, readYaml } from './folder.ts'

describe('a spec in several files', () => {
  it('becomes one, and keeps the names of its components', async () => {
    const { document, findings, files } = await readFiles({
      'api.yaml': `${head()}paths:\n  /users:\n    $ref: paths/users.yaml\ncomponents:\n  schemas:\n    User: {$ref: schemas/User.yaml}`,
      'paths/users.yaml': `get:\n  responses:\n    '200':\n      $ref: '../responses.yaml#/Users'`,
      'responses.yaml': `Users:\n  description: All users.\n  content:\n    application/json:\n      schema: {type: array, items: {$ref: schemas/User.yaml}}`,
      'schemas/User.yaml': `type: object\nproperties:\n  address: {$ref: Address.yaml}\n  manager: {$ref: '#'}`,
      'schemas/Address.yaml': `type: object\nproperties:\n  city: {$ref: '#/$defs/City'}\n$defs:\n  City: {type: string}`,
    })

    expect(findings).toEqual([])
    expect(files).toHaveLength(5)
    expect(document?.root.paths).toEqual({ '/users': { $ref: '#/components/pathItems/users' } })
    expect(document?.root.components).toEqual({
      pathItems: {
        users: { get: { responses: { 200: { $ref: '#/components/responses/Users' } } } },
      },
      responses: {
        Users: {
          description: 'All users.',
          content: {
            'application/json': {
              schema: { type: 'array', items: { $ref: '#/components/schemas/User' } },
            },
          },
        },
      },
      schemas: {
        User: {
          type: 'object',
          properties: {
            address: { $ref: '#/components/schemas/Address' },
            manager: { $ref: '#/components/schemas/User' },
          },
        },
        Address: {
          type: 'object',
          properties: { city: { $ref: '#/components/schemas/City' } },
          $defs: { City: { type: 'string' } },
        },
        City: { type: 'string' },
      },
    })
  })

  it('gives components of the same name different ones', async () => {
    const { document } = await readFiles({
      'api.yaml': `${head()}components:\n  schemas:\n    Id: {type: integer}\n    A: {properties: {a: {$ref: 'a.yaml#/Id'}, b: {$ref: 'b.yaml#/Id'}, c: {$ref: 'c/b.yaml#/Id'}}}`,
      'a.yaml': 'Id: {type: string}',
      'b.yaml': 'Id: {type: number}',
      'c/b.yaml': 'Id: {type: boolean}',
    })

    expect(document?.root.components?.schemas).toMatchObject({
      'Id': { type: 'integer' },
      'a-Id': { type: 'string' },
      'b-Id': { type: 'number' },
      'b-Id-2': { type: 'boolean' },
    })
  })

  it('puts whole maps and lists of paths where their reference stood', async () => {
    const { document, findings } = await readFiles({
      'api.yaml': `${head()}paths: {$ref: paths.yaml}\ncomponents:\n  schemas: {$ref: schemas.yaml}\n  parameters:\n    limit: {name: limit, in: query, schema: {$ref: schemas.yaml#/Limit}}`,
      'paths.yaml': `/users:\n  get: {parameters: [{$ref: api.yaml#/components/parameters/limit}], responses: {}}`,
      'schemas.yaml': `Limit: {type: integer}\nPage: {properties: {limit: {$ref: '#/Limit'}}}`,
    })

    expect(findings).toEqual([])
    expect(document?.root.paths).toEqual({
      '/users': { get: { parameters: [{ $ref: '#/components/parameters/limit' }], responses: {} } },
    })
    expect(Object.keys(document?.root.components?.schemas ?? {}).slice(0, 2)).toEqual(['Limit', 'Page'])
  })

  it('tells of a fault in the file it is in', async () => {
    const { findings } = await readFiles({
      'api.yaml': `${head()}components:\n  schemas:\n    A: {$ref: schemas/a.yaml}`,
      'schemas/a.yaml': `type: object\nproperties:\n  b:\n    type: text\n  c:\n    $ref: 'missing.yaml'\n  d:\n    $ref: '#/nowhere'\n  e:\n    type: string\n    example: 1`,
    })

    expect(
      findings.map(({ file, line, pointer }) => `${file.replace(/^.*specimen-\w+\//, '')}:${line} ${pointer}`),
    ).toEqual([
      'schemas/a.yaml:4 #/properties/b/type',
      'schemas/a.yaml:6 #/properties/c/$ref',
      'schemas/a.yaml:8 #/properties/d/$ref',
      'schemas/a.yaml:11 #/properties/e/example',
    ])
  })

  it('ends where files put themselves into themselves', async () => {
    const { findings } = await readFiles({
      'api.yaml': `${head()}components:\n  schemas:\n    A: {properties: {$ref: properties.yaml}}`,
      'properties.yaml': `child:\n  properties: {$ref: properties.yaml}`,
    })

    expect(findings).toMatchObject([{ rule: 'cyclic-ref' }])
  })

  it('refuses files that multiply', async () => {
    const level = (next: string) =>
      `{${Array.from({ length: 40 }, (_, index) => `p${index}: {properties: {$ref: ${next}}}`).join(', ')}}`
    const { findings } = await readFiles({
      'api.yaml': `${head()}components: {schemas: {A: {properties: {$ref: a.yaml}}}}`,
      'a.yaml': level('b.yaml'),
      'b.yaml': level('c.yaml'),
      'c.yaml': level('d.yaml'),
      'd.yaml': level('e.yaml'),
      'e.yaml': 'last: {type: string}',
    })

    expect(findings.some(({ rule }) => rule === 'too-large')).toBe(true)
  }, 60_000)
})

describe('a reference by name', () => {
  it('becomes a pointer: $anchor, $id, $self', async () => {
    const { document, findings } = await readYaml(
      `openapi: 3.2.0\n$self: https://shop.test/api\ninfo: {title: Shop, version: '1'}\ncomponents:\n  schemas:\n    Pet: {$anchor: pet, type: object}\n    Owner: {$id: https://shop.test/owner, $defs: {Name: {type: string}}, properties: {name: {$ref: '#/$defs/Name'}}}\n    A: {properties: {a: {$ref: '#pet'}, b: {$ref: 'https://shop.test/owner'}, c: {$ref: 'https://shop.test/owner#/$defs/Name'}, d: {$ref: 'https://shop.test/api#/components/schemas/Pet'}}}`,
    )

    expect(findings).toEqual([])
    expect(document?.root.components?.schemas).toMatchObject({
      Owner: { properties: { name: { $ref: '#/components/schemas/Owner/$defs/Name' } } },
      A: {
        properties: {
          a: { $ref: '#/components/schemas/Pet' },
          b: { $ref: '#/components/schemas/Owner' },
          c: { $ref: '#/components/schemas/Owner/$defs/Name' },
          d: { $ref: '#/components/schemas/Pet' },
        },
      },
    })
  })

  it('follows a $dynamicRef to where it points by itself', async () => {
    const { document } = await readYaml(
      `${head()}components:\n  schemas:\n    Tree: {$dynamicAnchor: node, properties: {children: {items: {$dynamicRef: '#node'}}}}`,
    )

    expect(document?.root.components?.schemas?.Tree).toMatchObject({
      properties: { children: { items: { $ref: '#/components/schemas/Tree' } } },
    })
  })

  it('stays where it points anywhere in the document', async () => {
    const { document, findings } = await readYaml(
      `${head()}paths:\n  /a~b/{x}:\n    parameters: [{name: x, in: path, required: true, schema: {type: string}}]\n    get: {responses: {}}\ncomponents:\n  schemas:\n    A: {$ref: '#/paths/~1a~0b~1%7Bx%7D/parameters/0/schema', description: Beside it.}`,
    )
    if (!document)
      throw new Error('no document')

    expect(findings).toEqual([])
    expect(resolve(document, { $ref: '#/components/schemas/A' })?.value).toMatchObject({ type: 'string' })
    expect(document.root.components?.schemas?.A).toMatchObject({ description: 'Beside it.' })
  })
})

it('follows the mapping of a discriminator into other files, and reports what is not there', async () => {
  const { document, findings } = await readFiles({
    'api.yaml': `${head()}paths: {}
components:
  schemas:
    Shape:
      oneOf: [{$ref: schemas/circle.yaml}, {$ref: '#/components/schemas/v1.Square'}]
      discriminator: {propertyName: kind, mapping: {c: ./schemas/circle.yaml, s: v1.Square, bad: schemas/nowhere.yaml, gone: Nobody}}
    v1.Square: {type: object}
`,
    'schemas/circle.yaml': 'type: object\nproperties: {r: {type: number}}',
  })
  expect(document?.root.components?.schemas?.Shape).toMatchObject({
    oneOf: [{ $ref: '#/components/schemas/circle' }, {}],
    discriminator: { mapping: { c: '#/components/schemas/circle', s: 'v1.Square' } },
  })
  expect(findings.map(({ rule, pointer }) => `${rule} ${pointer.split('/').at(-1)}`)).toEqual([
    'unreadable-ref bad',
    'dangling-ref gone',
  ])
})
