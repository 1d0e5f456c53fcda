import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Audience } from '../../../openapi/read/publish/publish.ts'
import type { PlainObject } from '../../../openapi/document/json/value.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { head, readYaml } from './folder.ts'

const secrets = readFileSync('tests/fixtures/vault.yaml', 'utf8')

async function read(text: string, audience: Audience = {}) {
  const { document, written, findings } = await readYaml(text, { audience })
  if (document === undefined || written === undefined)
    throw new Error(JSON.stringify(findings))
  return { document, root: document.root as unknown as PlainObject, written, findings }
}

/** Every key and text of a tree that tells something hidden, with its pointer. */
function leaks(value: unknown, pointer = '#'): string[] {
  if (typeof value !== 'object' || value === null)
    return String(value).includes('SECRET') ? [pointer] : []
  return Object.entries(value).flatMap(([key, item]) => [
    ...(key.includes('SECRET') && !Array.isArray(value) ? [`${pointer}/${key}`] : []),
    ...leaks(item, `${pointer}/${key}`),
  ])
}

describe('what is marked as internal', () => {
  it('is in no slot of the document or of its download', async () => {
    const { root, written } = await read(secrets)
    expect(leaks(root)).toEqual([])
    expect(leaks(written)).toEqual([])
  })

  it('is on no page, though the checks have seen it', async () => {
    const { document } = await read(secrets)
    const { operations, operation, schemas, schema, reference, words } = createModel(document)
    const pages = [
      reference,
      ...operations.map(({ tagSlug = '', slug }) => [operation(tagSlug, slug), words.operation(tagSlug, slug, 3)]),
      ...schemas.map(({ slug }) => [schema(slug), words.schema(slug, 3)]),
    ]
    expect(pages.length).toBeGreaterThan(8)
    expect(leaks(pages)).toEqual([])
  })

  it('takes nothing else with it', async () => {
    const { root, written } = await read(secrets)
    for (const tree of [root, written]) {
      expect(Object.keys(tree.paths as object)).toEqual(['/doors', '/doors/{id}'])
      expect(tree.paths).toMatchObject({
        '/doors': {
          get: {
            tags: ['Doors'],
            parameters: [{ name: 'shown' }],
            responses: {
              200: {
                headers: { 'X-Shown': {} },
                content: {
                  'application/json': { examples: { one: { value: [{ id: 1, lock: { kind: 'bolt' } }] } } },
                  'application/xml': { schema: {} },
                },
                links: { shown: { operationId: 'createDoor' } },
              },
            },
          },
          put: { requestBody: { content: { 'multipart/form-data': { encoding: { id: {} } } } }, callbacks: { opened: {} } },
          delete: { 'x-hidden': true },
        },
        '/doors/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          get: { security: [{ key: [] }] },
        },
      })
      expect(tree).toMatchObject({
        'security': [{ key: [] }],
        'servers': [{ url: 'https://vault.test/v1' }, { url: 'https://eu.vault.test' }],
        'tags': [{ name: 'Doors' }, { name: 'Windows' }],
        'x-tagGroups': [{ name: 'Main', tags: ['Doors'] }],
        'x-vendor': [{ note: 'shown' }],
        'webhooks': { shownHook: {} },
        'components': {
          schemas: {
            Door: { required: ['id'], dependentRequired: { id: ['lock'] }, properties: { id: {}, lock: {} } },
            Lock: { allOf: [{}, { required: ['kind'] }] },
            AnyDoor: { oneOf: [{ $ref: '#/components/schemas/Door' }], discriminator: { mapping: { door: 'Door' } } },
            Spare: {},
          },
        },
      })
      expect(Object.keys((tree.components as { schemas: object }).schemas)).toEqual(['Door', 'Lock', 'Base', 'AnyDoor', 'Spare'])
    }
  })

  it('leaves nothing that leads nowhere', async () => {
    const { written } = await read(secrets)
    const again = await readYaml(JSON.stringify(written))
    expect(again.findings.filter(({ rule }) => /dangling|unknown|missing/.test(rule))).toEqual([])
  })

  it('is shown on request, with a badge, and the download is as it was written', async () => {
    const { root, document, written } = await read(secrets, { withInternal: true })
    expect(leaks(root).length).toBeGreaterThan(50)
    const { operations, operation } = createModel(document)
    const shown = (id: string) => {
      const link = operations.find(link => link.id === id)
      return operation(link?.tagSlug ?? '', link?.slug ?? '')
    }
    const badges = (id: string) => shown(id)?.badges
    expect(['SECRETpost', 'SECRETitem', 'SECRETtagged'].map(badges)).toEqual(Array.from({ length: 3 }, () => [{ name: 'internal' }]))
    expect(badges('listDoors')).toEqual([])
    expect(shown('listDoors')?.parameters.map(({ name, badges }) => [name, badges])).toEqual([
      ['SECRET_query', [{ name: 'internal' }]],
      ['shown', undefined],
      ['SECRET_shared', [{ name: 'internal' }]],
      ['SECRET_header', [{ name: 'internal' }]],
    ])
    expect(shown('createDoor')?.requestBody?.content[0]?.schema?.properties?.[1]?.schema.badges).toEqual([{ name: 'internal' }])
    expect(JSON.stringify(written)).not.toContain('x-badges')
  })

  it('leaves components that only it referred to where that is wanted', async () => {
    const { root } = await read(secrets, { keepUnused: true })
    expect(leaks(root).filter(pointer => pointer.split('/').length === 4)).toEqual([
      '#/components/schemas/SECRETDetail',
      '#/components/schemas/SECRETInput',
      '#/components/schemas/SECRETDeep',
    ])
  })

  it('is in no slot of a Swagger 2.0 document', async () => {
    const { root, written } = await read(`
swagger: '2.0'
info: {title: Old, version: '1'}
paths:
  /a:
    get: {x-internal: true, responses: {'200': {description: SECRET, schema: {$ref: '#/definitions/SECRETOnly'}}}}
    post:
      parameters:
        - {name: SECRET, in: query, type: string, x-internal: true}
        - {name: body, in: body, schema: {$ref: '#/definitions/Pet'}}
      responses:
        '200':
          description: ok
          schema: {$ref: '#/definitions/Pet'}
          examples: {application/json: {id: 1, SECRET: x}}
          headers: {X-SECRET: {type: string, x-internal: true}, X-A: {type: string}}
    put:
      consumes: [multipart/form-data]
      parameters:
        - {name: SECRET, in: formData, type: string, x-internal: true, required: true}
        - {name: a, in: formData, type: string}
      responses: {'204': {description: ok}}
    delete:
      parameters: [{name: body, in: body, x-internal: true, description: SECRET, schema: {$ref: '#/definitions/SECRETBody'}}]
      responses: {'204': {description: ok}}
definitions:
  Pet: {type: object, required: [SECRET], properties: {id: {type: integer}, SECRET: {type: string, x-internal: true}}}
  SECRETOnly: {type: object}
  SECRETBody: {type: object}
securityDefinitions:
  SECRET: {type: basic, x-internal: true}
`)
    expect(leaks(root)).toEqual([])
    expect(leaks(written)).toEqual([])
    expect(written).toMatchObject({
      swagger: '2.0',
      paths: { '/a': { post: { parameters: [{ in: 'body' }], responses: { 200: { examples: { 'application/json': { id: 1 } } } } } } },
      definitions: { Pet: { properties: { id: {} } } },
    })
    expect(written).not.toHaveProperty('paths./a.delete.parameters')
    expect(root).not.toHaveProperty('paths./a.delete.requestBody')
  })

  it('is looked for in extensions, and not in data', async () => {
    const { root } = await read(
      `${head()}paths:\n  /a:\n    get:\n      responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {x-internal: {type: boolean}}}, example: {x-internal: true}}}}}\n`,
    )
    expect(root.paths).toMatchObject({
      '/a': {
        get: {
          responses: {
            200: { content: { 'application/json': { schema: { properties: { 'x-internal': {} } }, example: { 'x-internal': true } } } },
          },
        },
      },
    })
  })

  it('shifts no reference that counts through a list', async () => {
    const { root, written } = await read(
      `${head()}paths:\n  /a:\n    get:\n      parameters: [{name: a, in: query, x-internal: true, schema: {}}, {name: b, in: query, schema: {type: integer}}]\n      responses: {}\n`
      + `  /b: {get: {parameters: [{name: c, in: query, schema: {$ref: '#/paths/~1a/get/parameters/1/schema'}}], responses: {}}}\n`,
    )
    for (const tree of [root, written])
      expect(tree.paths).toMatchObject({ '/b': { get: { parameters: [{ schema: { $ref: '#/paths/~1a/get/parameters/0/schema' } }] } } })
  })

  it('shifts no branch that a discriminator names by its place', async () => {
    const branch = (kind: string, mark = '') => `{ type: object, ${mark}properties: { kind: { const: ${kind} } } }`
    const pet = (branches: string[]) => `oneOf: [${branches.join(', ')}]
      discriminator: { propertyName: kind, defaultMapping: '#/components/schemas/Pet/oneOf/2', mapping: { SECRET: '#/components/schemas/Pet/oneOf/0', cat: '#/components/schemas/Pet/oneOf/1', dog: '#/components/schemas/Pet/oneOf/2' } }`
    const spec = (branches: string[]) => `${head('3.2.0')}paths: { /a: { get: { responses: { '200': { description: A., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } } } }
components:
  schemas:
    Pet:
      ${pet(branches)}
`
    const hidden = 'x-internal: true, '
    const { root, written } = await read(spec([branch('SECRET', hidden), branch('cat'), branch('dog')]))
    for (const tree of [root, written]) {
      expect(tree).toHaveProperty('components.schemas.Pet.discriminator', {
        propertyName: 'kind',
        defaultMapping: '#/components/schemas/Pet/oneOf/1',
        mapping: { cat: '#/components/schemas/Pet/oneOf/0', dog: '#/components/schemas/Pet/oneOf/1' },
      })
    }
    const none = await read(spec(['SECRET', 'cat', 'dog'].map(kind => branch(kind, hidden))))
    expect([...leaks(none.root), ...leaks(none.written)]).toEqual([])
  })

  it('is found by every spelling of the mark', async () => {
    const marks = ['x-internal: true', 'x-excluded: true', 'x-scalar-ignore: true', 'x-gitbook-ignore: true', 'x-readme: {internal: true}', 'x-readme.internal: true', 'x-internal: "true"']
    const paths = marks.map((mark, index) => `  /a${index}: {get: {${mark}, responses: {}}}\n`).join('')
    const { root } = await read(`${head()}paths:\n${paths}  /ok: {get: {x-internal: false, responses: {}}}\n`)
    expect(Object.keys(root.paths as object)).toEqual(['/ok'])
  })
})
