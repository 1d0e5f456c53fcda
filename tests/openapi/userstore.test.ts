import type {
  MediaType,
  Operation,
  Response,
  Schema,
  SchemaObject,
  SecurityScheme,
} from '../../openapi/document/openapi.ts'
import { describe, expect, it } from 'vitest'
import { openSpec } from './support.ts'

const { spec, findings, follow, listOperations, expectExamples, expectValid, listSilent, listUnused, listExemplified } =
  await openSpec('openapi/userstore.yaml')
const { components = {}, paths = {} } = spec.root
const operations = listOperations(paths)

describe('the UserStore document', () => {
  it('is found faultless', () => {
    expect(findings).toEqual([])
    expect(spec.version).toBe('3.1.1')
  })

  it('describes every endpoint of the API', () => {
    expect(operations.map(({ name }) => name).toSorted()).toEqual([
      'DELETE /users/{id}',
      'GET /tokens/{id}',
      'GET /users',
      'GET /users/{id}',
      'POST /auth/confirm',
      'POST /auth/forgot-password',
      'POST /auth/reset-password',
      'POST /auth/signin',
      'POST /auth/signout',
      'POST /auth/verify',
      'POST /users',
      'PUT /users/{id}',
    ])
  })

  it('gives every operation an id of its own', () => {
    const ids = operations.map(({ operation }) => operation.operationId ?? '')
    expect(new Set(ids).size).toBe(operations.length)
    expect(ids.every(id => /^[a-z][a-zA-Z]+$/.test(id))).toBe(true)
  })

  it('takes the key as Basic user name or as header', () => {
    expect(spec.root.security).toEqual([{ secretKey: [] }, { secretKeyHeader: [] }])
    expect(components.securitySchemes?.secretKey).toMatchObject({ type: 'http', scheme: 'basic' })
    expect(components.securitySchemes?.secretKeyHeader).toMatchObject({
      type: 'apiKey',
      in: 'header',
      name: 'x-api-key',
    })
  })

  it('has a sample key of the API\'s own form that nobody takes for a real one', () => {
    const keys = Object.values(components.securitySchemes ?? {}).map(scheme =>
      String((scheme as SecurityScheme)['x-default']),
    )
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]).toMatch(/^secretkey-[0-9a-f]{32}$/)
    expect(new Set(keys[0]?.split('-')[1]).size).toBeLessThan(5)
  })

  it('describes every schema, property, parameter and header', () => {
    expect(listSilent()).toEqual([])
  })

  it('uses each of its components', () => {
    expect(listUnused()).toEqual([])
  })

  it('says which rule each constraint of a request breaks', () => {
    const { 'x-validation-rules': rules } = follow(components.schemas?.ValidationError as SchemaObject) as Record<
      string,
      unknown
    >
    const bodies = operations.flatMap(
      ({ operation }) => follow(operation.requestBody)?.content['application/json'] ?? [],
    )
    const queries = operations.flatMap(({ parameters }) =>
      parameters.map(follow).filter(parameter => parameter?.in === 'query'),
    )
    const constraints = [...bodies, ...queries].flatMap(node => constraintsOf((node as MediaType).schema))
    expect(constraints.length).toBeGreaterThan(20)
    expect(Object.keys(rules as object)).toEqual(expect.arrayContaining([...new Set(constraints)]))
  })
})

describe.each(operations)('$name', ({ operation, parameters }) => {
  const responses = responsesOf(operation)
  const body = follow(operation.requestBody)?.content ?? {}

  it('has the documented status codes', () => {
    expect(responses.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['200', '400', '401', '402', '403', '429', '500', '502', '503']),
    )
  })

  it('labels and explains every answer', () => {
    for (const { response } of responses) {
      expect(response.summary ?? response['x-summary']).toMatch(/^[A-Z]/)
      expect(response.description).toMatch(/\.$/)
    }
  })

  it('shows an example of every answer, and examples that are valid', () => {
    const content = [
      ...Object.values(body),
      ...responses.flatMap(({ response }) => Object.values(response.content ?? {})),
    ]
    expect(content.length).toBeGreaterThan(8)
    for (const node of content)
      expectExamples(node)
  })

  it('takes the same fields as JSON and as form', () => {
    expect(body['application/json']).toEqual(body['application/x-www-form-urlencoded'])
  })

  it('requires what its path names, and nothing in the query', () => {
    for (const parameter of parameters.map(follow))
      expect(parameter?.in === 'path').toBe(parameter?.required === true)
  })
})

describe('an example of a property', () => {
  it.each(listExemplified())('is valid at $pointer', ({ node }) => expectValid(node, node.examples as unknown[]))
})

function responsesOf(operation: Operation): { status: string, response: Response }[] {
  return Object.entries(operation.responses ?? {}).map(([status, node]) => ({ status, response: follow(node) ?? {} }))
}

/** Everything that a value can get wrong, by the keys of the table of rules. */
function constraintsOf(node: Schema | undefined): string[] {
  const schema = follow<SchemaObject>(node as SchemaObject)
  if (!schema)
    return []
  const keywords = ['required', 'type', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum']
  return [
    ...Object.keys(schema).filter(key => keywords.includes(key) || key.startsWith('x-')),
    ...(schema.format && schema.format !== 'password' ? [`format:${schema.format}`] : []),
    ...Object.values(schema.properties ?? {}).flatMap(constraintsOf),
  ]
}
