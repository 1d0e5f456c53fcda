import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolve } from '../../../openapi/document/index.ts'
import { createValidators } from '../../../openapi/schema/validate/validators.ts'
import { createModel, exampleOf } from '../../../openapi/model/index.ts'
import { graph } from '../schema/schema-graph.ts'
import { head, readFiles, readYaml } from './folder.ts'
import { computed } from '../../support/computed.ts'

const list = `    List:
      type: object
      required: [items]
      properties:
        items: {type: array, minItems: 1, items: {$dynamicRef: '#item'}}
        next: {$ref: '#/components/schemas/Page'}
      $defs:
        item: {$dynamicAnchor: item}
    Page:
      type: object
      properties:
        first: {$dynamicRef: '#item'}
        list: {$ref: '#/components/schemas/List'}
    User: {type: object, required: [email], properties: {email: {type: string, format: email}}}
    Team: {type: object, required: [seats], properties: {seats: {type: integer}}}
    Users:
      $ref: '#/components/schemas/List'
      $defs:
        item: {$dynamicAnchor: item, $ref: '#/components/schemas/User'}
`

describe('a template that a schema fills in', () => {
  it('is valid, shown and made as filled in', async () => {
    const { document, findings } = await readYaml(`${head()}paths: {}\ncomponents:\n  schemas:\n${list}`)
    expect(findings).toEqual([])
    if (!document)
      return
    const users = { $ref: '#/components/schemas/Users' }
    expect(exampleOf(document, users).value).toMatchObject({
      items: [{ email: 'ada@example.com' }],
      next: { first: { email: expect.any(String) } },
    })
    const validate = createValidators(document).schema('#/components/schemas/Users', 'response')
    const user = { email: 'ada@example.com' }
    expect(validate?.({ items: [user], next: { first: user, list: { items: [user] } } })).toEqual([])
    expect(validate?.({ items: [{}] })).toMatchObject([{ keyword: 'required' }])
    expect(validate?.({ items: [user], next: { list: { items: [{}] } } })).toMatchObject([{ keyword: 'required' }])
    const page = createModel(document).schema('users')
    expect(page?.schema.properties?.[0]?.schema.label).toBe('array of User')
    expect(JSON.stringify(document)).not.toContain('$dynamicRef')
  })

  it('is as it says where nobody fills it in', async () => {
    const { document } = await readYaml(`${head()}paths: {}\ncomponents:\n  schemas:\n${list}`)
    const validate = document && createValidators(document).schema('#/components/schemas/List', 'response')
    expect(validate?.({ items: [7] })).toEqual([])
  })

  it('may be filled in where it is used', async () => {
    const { document, findings } = await readYaml(`${head()}paths:
  /teams:
    get:
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/List'
                $defs:
                  item: {$dynamicAnchor: item, $ref: '#/components/schemas/Team'}
components:
  schemas:
${list}`)
    expect(findings).toEqual([])
    const content = createModel(document ?? expect.fail()).operation('endpoints', 'get-teams')?.responses[0]?.content[0]
    expect(content?.schema?.properties?.[0]?.schema.label).toBe('array of Team')
    expect(content?.examples[0]?.value).toMatchObject({ items: [{ seats: expect.any(Number) }] })
  })

  it('may be a tree that is stricter than another', async () => {
    const { document, findings } = await readYaml(`${head()}paths: {}
components:
  schemas:
    Tree:
      $dynamicAnchor: node
      type: object
      properties: {children: {type: array, items: {$dynamicRef: '#node'}}}
    StrictTree:
      $dynamicAnchor: node
      $ref: '#/components/schemas/Tree'
      unevaluatedProperties: false
`)
    expect(findings).toEqual([])
    const { schema } = createValidators(document ?? expect.fail())
    expect(schema('#/components/schemas/Tree', 'request')?.({ children: [{ daat: 1 }] })).toEqual([])
    expect(schema('#/components/schemas/StrictTree', 'request')?.({ children: [{ children: [] }] })).toEqual([])
    expect(schema('#/components/schemas/StrictTree', 'request')?.({ children: [{ daat: 1 }] })).toHaveLength(1)
  })

  it('may come from another file, and its faults are told there, once', async () => {
    const { document, findings } = await readFiles({
      'api.yaml': `${head()}paths: {}
components:
  schemas:
    User: {type: string}
    Users:
      $ref: list.yaml
      $defs:
        item: {$dynamicAnchor: item, $ref: '#/components/schemas/User'}
`,
      'list.yaml': `type: array\nitems: {$dynamicRef: '#item'}\nmaxItems: -1\nminItems: 2\ndefault: 7\n$defs:\n  item: {$dynamicAnchor: item}\n`,
    })
    expect(findings.map(({ file, line, rule }) => `${file.replace(/^.*\//, '')}:${line} ${rule}`)).toEqual([
      'list.yaml:3 structure',
      'list.yaml:5 example',
    ])
    const users = resolve<{ items: object }>(document ?? expect.fail(), { $ref: '#/components/schemas/Users' })?.value
    expect(exampleOf(document ?? expect.fail(), users ?? {}).value).toEqual([expect.any(String), expect.any(String)])
  })

  it('must be there', async () => {
    const { findings } = await readYaml(
      `${head()}paths: {}\ncomponents:\n  schemas:\n    A:\n      items:\n        $dynamicRef: '#nothing'\n`,
    )
    expect(findings).toMatchObject([
      { rule: 'dangling-ref', line: 8, pointer: '#/components/schemas/A/items/$dynamicRef' },
    ])
  })

  it('is filled in whatever refers to what', async () => {
    await fc.assert(
      fc.asyncProperty(graph, async (schemas) => {
        const { document, findings } = await readFiles(
          {
            'api.json': JSON.stringify({
              openapi: '3.1.0',
              info: { title: 'a', version: '1' },
              paths: {},
              components: { schemas },
            }),
          },
          { thorough: false },
        )
        expect(
          findings.some(({ rule }) => rule === 'dangling-ref') || !JSON.stringify(document).includes('$dynamicRef'),
        ).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('is filled in so often and no more', async () => {
    const count = 60
    const names = Array.from({ length: count }, (_, index) => `S${index}`)
    const text = JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'a', version: '1' },
      paths: {},
      components: {
        schemas: Object.fromEntries(
          names.map(name => [
            name,
            {
              $dynamicAnchor: 'node',
              anyOf: names.map(other => ({ $ref: `#/components/schemas/${other}` })),
              items: { $dynamicRef: '#node' },
            },
          ]),
        ),
      },
    })
    const start = computed()
    const { document } = await readFiles({ 'api.json': text }, { thorough: false })
    expect(document).toBeDefined()
    expect(computed() - start).toBeLessThan(5000)
  })
})
