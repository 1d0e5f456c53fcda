import { describe, expect, it } from 'vitest'
import type { OpenApi } from '../../../openapi/document/index.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { documentOf } from './document.ts'

const responses = { 200: { description: 'Fine' } }
const model = (parts: Partial<OpenApi>) => createModel(documentOf(parts))

describe('createModel', () => {
  it('gives each operation a page under its first tag', () => {
    const { operations } = model({
      paths: {
        '/users': {
          get: { tags: ['Users', 'Admin'], operationId: 'listUsers', responses },
          post: { tags: ['Users'], responses },
        },
        '/users/{id}': {
          get: { tags: ['users'], operationId: 'users/get', responses },
          additionalOperations: { LINK: { responses } },
        },
      },
    })
    expect(operations.map(({ href, title, method }) => [href, title, method])).toEqual([
      ['/demo/users/list-users', 'List users', 'GET'],
      ['/demo/users/post-users', 'Post users', 'POST'],
      ['/demo/users-2/users-get', 'Users get', 'GET'],
      ['/demo/endpoints/link-users-id', 'Link user', 'LINK'],
    ])
  })

  it('lists the operations of a tag by their positions first', () => {
    const { reference } = model({
      paths: {
        '/a': { get: { operationId: 'a', responses } },
        '/b': { get: { 'operationId': 'b', 'x-position': 2, responses } },
        '/c': { get: { 'operationId': 'c', 'x-position': 1, responses } },
        '/d': { get: { operationId: 'd', responses } },
      },
    })
    expect(reference.groups[0]?.tags[0]?.operations.map(({ id }) => id)).toEqual(['c', 'b', 'a', 'd'])
  })

  it('groups tags, nests them, and loses none', () => {
    const { reference } = model({
      'tags': [
        { name: 'a', summary: 'First' },
        { name: 'b', parent: 'a' },
        { name: 'c' },
        { name: 'd', parent: 'd' },
        { name: 'new', kind: 'badge' },
      ],
      'x-tagGroups': [{ name: 'Core', tags: ['a', 'nowhere'] }],
      'paths': {
        '/x': { get: { tags: ['new', 'b'], responses } },
        '/y': { get: { tags: ['e', 'd', 'c'], responses } },
      },
    })
    expect(reference.groups.map(({ name, tags }) => [name, tags.map(({ title }) => title)])).toEqual([
      ['Core', ['First']],
      [undefined, ['c', 'd', 'e']],
    ])
    expect(reference.groups[0]?.tags[0]?.children[0]).toMatchObject({
      name: 'b',
      operations: [{ path: '/x' }],
    })
  })

  it('keeps texts out of titles', () => {
    const text = 'This event occurs when something happens.\nIt is sent at once.'
    const { operations, operation } = model({
      webhooks: { userCreated: { post: { summary: text, responses } } },
    })
    expect(operations[0]?.title).toBe('User created')
    expect(operation('webhooks', 'user-created')?.description?.html).toContain('sent at once')
  })

  it('unlists what is hidden', () => {
    const { operations, reference, operation } = model({
      paths: {
        '/b': { get: { 'x-hidden': true, responses } },
      },
    })
    expect(operations.map(({ path }) => path)).toEqual(['/b'])
    expect(reference.groups[0]?.tags[0]?.operations).toEqual([])
    expect(operation('endpoints', 'get-b')).toBeDefined()
  })

  it('shows of what the API sends by itself what the API sets', () => {
    const schema = { properties: { id: { readOnly: true }, password: { writeOnly: true } } }
    const { operation } = model({
      webhooks: {
        created: {
          post: { requestBody: { content: { 'application/json': { schema } } }, responses },
        },
      },
    })
    const [body] = operation('webhooks', 'created')?.requestBody?.content ?? []
    expect(body?.schema?.properties?.map(({ name }) => name)).toEqual(['id'])
  })

  it('says when an operation goes away, and where else than the API it is', () => {
    const { operation, servers } = model({
      servers: [{ url: 'https://example.com' }],
      paths: {
        '/a': {
          servers: [{ url: 'https://a.example.com' }],
          get: {
            'operationId': 'old',
            'deprecated': true,
            'x-deprecated-description': 'Use b.',
            'x-deprecated-sunset': '2027-01-31',
            responses,
          },
        },
      },
    })
    expect(operation('endpoints', 'old')).toMatchObject({
      ownServers: true,
      deprecation: { description: { html: '<p>Use b.</p>' }, sunset: '2027-01-31' },
    })
    expect(servers().map(({ url }) => url)).toEqual(['https://example.com', 'https://a.example.com'])
  })

  it('says of a link what has no page here', () => {
    const { operation } = model({
      paths: {
        '/a': {
          get: {
            operationId: 'a',
            responses: {
              200: {
                description: 'Fine',
                links: {
                  other: {
                    operationRef: 'https://b.example.com/openapi.yaml#/paths/~1b/get',
                    server: { url: 'https://b.example.com' },
                  },
                },
              },
            },
          },
        },
      },
    })
    expect(operation('endpoints', 'a')?.responses[0]?.links).toEqual([
      {
        name: 'other',
        target: 'https://b.example.com/openapi.yaml#/paths/~1b/get',
        server: 'https://b.example.com',
        parameters: [],
      },
    ])
  })

  it('gives webhooks and callbacks pages', () => {
    const { operations, operation } = model({
      webhooks: { userCreated: { post: { responses } } },
      paths: {
        '/subscribe': {
          post: {
            tags: ['Hooks'],
            operationId: 'subscribe',
            responses,
            callbacks: { onEvent: { '{$request.body#/url}': { post: { responses } } } },
          },
        },
      },
    })
    expect(operations.map(({ kind, href }) => [kind, href])).toEqual([
      ['operation', '/demo/hooks/subscribe'],
      ['callback', '/demo/hooks/subscribe-on-event-post'],
      ['webhook', '/demo/webhooks/user-created'],
    ])
    expect(operation('hooks', 'subscribe')?.callbacks).toHaveLength(1)
    expect(operation('hooks', 'subscribe-on-event-post')?.caller?.href).toBe('/demo/hooks/subscribe')
    expect(operation('webhooks', 'user-created')?.canTry).toBe(false)
  })

  it('merges the parameters of path and operation', () => {
    const page = model({
      paths: {
        '/a/{id}': {
          parameters: [
            {
              name: 'id',
              in: 'path',
              required: true,
              schema: { type: 'integer' },
            },
            { name: 'q', in: 'query', schema: { type: 'string' } },
          ],
          get: {
            parameters: [
              {
                name: 'q',
                in: 'query',
                required: true,
                example: 'x',
              },
              { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
              { name: 'Accept', in: 'header' },
            ],
            responses,
          },
        },
      },
    }).operation('endpoints', 'get-a-id')
    expect(
      page?.parameters.map(({ name, anchor, required, style, explode, examples }) => [
        name,
        anchor,
        required,
        style,
        explode,
        examples.map(({ text }) => text),
      ]),
    ).toEqual([
      ['id', 'path-id', true, 'simple', false, ['1042']],
      ['q', 'query-q', true, 'form', true, ['x']],
      ['X-Trace', 'header-x-trace', false, 'simple', false, []],
    ])
  })

  it('prints numbers as the spec writes them', () => {
    const { operation } = model({
      paths: {
        '/a': {
          get: {
            responses: {
              200: {
                content: { 'application/json': { examples: { big: { value: { n: 1 } } } } },
              },
            },
          },
        },
      },
    })
    expect(operation('endpoints', 'get-a')?.responses[0]?.content[0]?.examples[0]).toMatchObject({
      name: 'big',
      text: '{\n  "n": 1\n}',
    })
  })

  it('reads security as alternatives, each with all that it needs', () => {
    const page = model({
      components: {
        securitySchemes: {
          key: {
            'type': 'apiKey',
            'in': 'header',
            'name': 'X-Key',
            'x-default': 'demo',
          },
          basic: { type: 'http', scheme: 'Basic' },
        },
      },
      paths: {
        '/a': { get: { security: [{ key: [], basic: [] }, {}, { nowhere: [] }], responses } },
      },
    }).operation('endpoints', 'get-a')
    expect(
      page?.security.map(({ schemes }) =>
        schemes.map(({ scheme }) => [scheme.name, scheme.sampleKey ?? scheme.scheme]),
      ),
    ).toEqual([
      [
        ['key', 'demo'],
        ['basic', 'basic'],
      ],
      [],
    ])
  })

  it('orders and names statuses', () => {
    const { reference, operation } = model({
      paths: {
        '/a': {
          get: {
            responses: {
              'default': {},
              '404': { 'x-summary': 'Gone' },
              '4XX': {},
              '201': { summary: 'Made' },
            },
          },
        },
      },
    })
    const want = [
      ['201', 'Made'],
      ['404', 'Gone'],
      ['4XX', 'Client error'],
      ['default', 'Any other status'],
    ]
    expect(reference.statuses.map(({ status, label }) => [status, label])).toEqual(want)
    expect(operation('endpoints', 'get-a')?.responses.map(({ status, label }) => [status, label])).toEqual(want)
  })

  it('reads the API\'s names of its validation rules', () => {
    const { reference } = model({
      components: {
        schemas: {
          Error: {
            'x-validation-rules': {
              minLength: 'min_length[{limit}]',
              required: { rule: 'required', description: 'It is *missing*.' },
            },
          },
        },
      },
    })
    expect(reference.validationRules).toEqual([
      { keyword: 'minLength', rule: 'min_length[{limit}]' },
      {
        keyword: 'required',
        rule: 'required',
        description: { html: '<p>It is <em>missing</em>.</p>' },
      },
    ])
  })

  it('finds the object a tag is about', () => {
    const { tag } = model({
      tags: [{ name: 'Categories' }],
      paths: { '/categories': { get: { tags: ['Categories'], responses } } },
      components: {
        schemas: { Category: { type: 'object', properties: { id: { type: 'integer' } } } },
      },
    })
    expect(tag('categories')?.object).toMatchObject({
      name: 'Category',
      href: '/demo/schemas/category',
      example: { value: { id: 1042 }, generated: true },
    })
  })

  it('leaves out servers and links that nobody should follow', () => {
    const { reference } = model({
      servers: [
        { url: 'javascript:alert(1)' },
        {
          url: 'https://{region}.example.com/v1',
          variables: { region: { default: 'eu' } },
        },
      ],
      externalDocs: { url: 'data:text/html,x' },
    })
    expect(reference.servers.map(({ url }) => url)).toEqual(['https://{region}.example.com/v1'])
    expect(reference.externalDocs).toBeUndefined()
  })

  it('shows names like __proto__ as any other', () => {
    const parts = JSON.parse(
      '{"paths":{"/a":{"get":{"tags":["__proto__"],"operationId":"constructor","parameters":[{"name":"__proto__","in":"query","required":true,"schema":{"type":"object","properties":{"__proto__":{"type":"string"}}}}],"responses":{"200":{}}}}},"components":{"schemas":{"__proto__":{"type":"string"}}}}',
    ) as Partial<OpenApi>
    const { operations, operation, schemas } = model(parts)
    expect(operations[0]?.href).toBe('/demo/proto/constructor')
    expect(operation('proto', 'constructor')?.parameters[0]?.schema.properties?.[0]?.name).toBe('__proto__')
    expect(schemas.map(({ name }) => name)).toEqual(['__proto__'])
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('descriptions of scopes and of server variables', () => {
  it('are Markdown like any other', () => {
    const { reference, operation } = model({
      servers: [{ url: 'https://{a}.example.com', variables: { a: { default: 'b', description: 'Or ~~c~~' } } }],
      security: [{ oauth: ['read'] }],
      paths: { '/a': { get: { responses } } },
      components: {
        securitySchemes: {
          oauth: { type: 'oauth2', flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { read: 'Read *all* & more', write: '' } } } },
        },
      },
    })
    expect(reference.servers[0]?.variables[0]?.description?.html).toBe('<p>Or <del>c</del></p>')
    expect(reference.securitySchemes[0]?.flows[0]?.scopes).toEqual([
      { name: 'read', description: { html: '<p>Read <em>all</em> &#x26; more</p>' } },
      { name: 'write' },
    ])
    expect(operation('endpoints', 'get-a')?.security[0]?.schemes[0]?.scopes).toEqual([
      { name: 'read', description: 'Read all & more' },
    ])
  })
})

describe('a call without a credential', () => {
  const key = { type: 'apiKey', in: 'header', name: 'k' } as const
  const look = (parts: Partial<OpenApi>, security?: Record<string, string[]>[]) => {
    const { operation } = model({
      paths: { '/a': { get: { responses, ...(security && { security }) } } },
      components: { securitySchemes: { key } },
      ...parts,
    })
    const page = operation('endpoints', 'get-a')
    return [page?.isOpen, page?.security.length]
  }

  it.each<[string, unknown, unknown]>([
    ['an empty list', look({}, []), [true, 0]],
    ['a list that asks for nothing', look({}, [{}]), [true, 0]],
    ['an empty list for all', look({ security: [] }), [true, 0]],
    ['an empty list for itself alone', look({ security: [{ key: [] }] }, []), [true, 0]],
    ['nothing', look({}), [undefined, 0]],
    ['a scheme that does not exist', look({}, [{ other: [] }]), [undefined, 0]],
    ['a choice', look({}, [{}, { key: [] }]), [undefined, 2]],
  ])('is one only where the document says so: %s', (_, found, want) => expect(found).toEqual(want))
})
