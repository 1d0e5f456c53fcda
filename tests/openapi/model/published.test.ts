import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OpenApi, PublishedSlugs } from '../../../openapi/document/index.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { checkPublished, listRedirects, publish } from '../../../openapi/model/address/published.ts'
import { documentOf } from './document.ts'
import { levelOf } from '../../../openapi/read/check/rule-table/rules.ts'

const none: PublishedSlugs = {
  tags: {},
  operations: {},
  schemas: {},
  anchors: {},
  redirects: {},
}

/** `{ createUser: 'Users' }`: operations with their tags, each at a path of its own. */
function specOf(operations: Record<string, string>, schemas: string[] = []): Partial<OpenApi> {
  return {
    paths: Object.fromEntries(
      Object.entries(operations).map(([operationId, tag]) => [
        `/${operationId}`,
        { get: { operationId, tags: [tag], responses: {} } },
      ]),
    ),
    components: { schemas: Object.fromEntries(schemas.map(name => [name, {}])) },
  }
}

function look(spec: Partial<OpenApi>, published: Partial<PublishedSlugs> = {}) {
  const document = { ...documentOf(spec), published: { ...none, ...published } }
  const model = createModel(document)
  return {
    hrefs: [...model.operations, ...model.schemas].map(({ href }) => href),
    slugs: publish(model, document.published),
    reports: checkPublished(document, model),
    redirects: listRedirects(document, model),
  }
}

/** An operation with parameters, the fields of its body, and its responses. */
function pageOf({ query = [] as string[], body = [] as string[], responses = [200], tag = 'Users' }): Partial<OpenApi> {
  return {
    paths: {
      '/users': {
        post: {
          operationId: 'createUser',
          tags: [tag],
          parameters: query.map(name => ({ name, in: 'query', schema: {} })),
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: Object.fromEntries(body.map(name => [name, { type: 'string' }])),
                },
              },
            },
          },
          responses: Object.fromEntries(responses.map(status => [status, { description: '' }])),
        },
      },
    },
  }
}

describe('published anchors', () => {
  const { slugs } = look(pageOf({ query: ['limit'], body: ['email', 'constructor'], responses: [201, 422] }))

  it('are one line for a page', () => {
    expect(slugs.anchors).toEqual({ 'users/create-user': 'query-limit,body-{email,constructor},response-{201,422}' })
  })

  it('are missed when they are gone, and told of when they are new', () => {
    const { reports } = look(pageOf({ query: ['limit', 'page'], body: ['email'], responses: [201] }), slugs)
    expect(reports).toMatchObject([
      {
        rule: 'vanished-anchor',
        pointer: '#/anchors/users~1create-user',
        message: 'Published anchors of "users/create-user" are gone: body-constructor, response-422.',
      },
      {
        rule: 'unpublished-anchor',
        message: '1 anchor is not in the lockfile yet: users/create-user#query-page.',
      },
    ])
  })

  it('lead their readers to the field that is called otherwise now', () => {
    const redirects = {
      'users/create-user#body-email': 'users/create-user#body-address',
      'users/create-user#body-constructor': 'users/create-user',
    }
    const now = {
      ...documentOf(pageOf({ query: ['limit'], body: ['address'], responses: [201, 422] })),
      published: { ...slugs, redirects },
    }
    const model = createModel(now)
    expect(checkPublished(now, model).map(({ rule }) => rule)).toEqual(['unpublished-anchor'])
    expect(model.operation('users', 'create-user')?.aliases).toEqual({
      'body-address': ['body-email'],
      '': ['body-constructor'],
    })
    expect(listRedirects(now, model)).toEqual([])
  })

  it('lead by themselves to what they were in', () => {
    const nested = {
      ...slugs,
      anchors: { 'users/create-user': 'query-limit,body-{email,email-domain},response-{201,422}' },
    }
    const after = look(pageOf({ query: ['limit'], body: ['email'], responses: [201] }), nested)
    expect(after.slugs.redirects).toEqual({
      'users/create-user#body-email-domain': 'users/create-user#body-email',
      'users/create-user#response-422': 'users/create-user',
    })
    expect(look(pageOf({ query: ['limit'], body: ['email'], responses: [201] }), after.slugs).reports).toEqual([])
  })

  it('follow their page to another tag', () => {
    const moved = look(
      pageOf({
        query: [],
        body: ['email', 'constructor'],
        responses: [201, 422],
        tag: 'People',
      }),
      slugs,
    )
    expect(moved.slugs.redirects).toEqual({
      'users/create-user': 'people/create-user',
      'people/create-user#query-limit': 'people/create-user',
    })
  })

  it.each([
    ['users/create-user#body-email', 'users/create-user', 'is an anchor again'],
    ['users/create-user#body-nick', 'users/create-user#body-nowhere', 'There is no anchor'],
  ])('do not lead from %s to %s', (from, to, message) => {
    const { reports } = look(pageOf({ query: ['limit'], body: ['email', 'constructor'], responses: [201, 422] }), {
      ...slugs,
      redirects: { [from]: to },
    })
    expect(reports).toMatchObject([{ rule: 'redirect', message: expect.stringContaining(message) }])
  })
})

describe('published pages', () => {
  it('keep their addresses when others take their names', () => {
    const before = look(specOf({ getUser: 'Users' }, ['User']))
    const after = look(specOf({ get_user: 'users', getUser: 'Users' }, ['user', 'User']), before.slugs)

    expect(before.hrefs).toEqual(['/demo/users/get-user', '/demo/schemas/user'])
    expect(after.hrefs).toEqual([
      '/demo/users-2/get-user',
      '/demo/users/get-user',
      '/demo/schemas/user-2',
      '/demo/schemas/user',
    ])
    expect(after.reports).toEqual([
      expect.objectContaining({
        message: '3 pages are not in the lockfile yet: users, get_user, user.',
      }),
    ])
    expect(look(specOf({ get_user: 'users', getUser: 'Users' }, ['user', 'User']), after.slugs).reports).toEqual([])
  })

  it('are known by method and path where they have no operationId', () => {
    const { slugs } = look({
      paths: { '/users': { get: { responses: {} } } },
      webhooks: { created: { post: { responses: {} } } },
    })
    expect(slugs.operations).toEqual({
      'GET /users': 'endpoints/get-users',
      'webhook POST created': 'webhooks/created',
    })
  })

  it('may only change their names', () => {
    const { slugs } = look(specOf({ getUser: 'Users' }))
    const renamed = look(specOf({ get_user: 'Users' }), slugs)
    expect(renamed.hrefs).toEqual(['/demo/users/get-user'])
    expect(renamed.reports.filter(({ rule }) => levelOf(rule) === 'error')).toEqual([])
    expect(renamed.slugs.operations).toEqual({ get_user: 'users/get-user' })
  })

  it('are missed when they are gone', () => {
    const { slugs } = look(specOf({ getUser: 'Users', listUsers: 'Users' }, ['User']))
    const after = look(specOf({ listUsers: 'Users' }), slugs)
    expect(after.reports).toEqual([
      expect.objectContaining({
        pointer: '#/operations/getUser',
        message: 'The page "users/get-user" of "getUser" was published and is gone.',
      }),
      expect.objectContaining({ rule: 'vanished-page', pointer: '#/schemas/User' }),
    ])
    expect(after.slugs).toEqual(slugs)
  })

  it('may lead their readers on', () => {
    const { slugs } = look(specOf({ getUser: 'Users', listUsers: 'Users' }))
    const redirects = { 'users/get-user': 'users/list-users#query-id' }
    const after = look(specOf({ listUsers: 'Users' }), { ...slugs, redirects })
    expect(after.reports).toEqual([])
    expect(after.redirects).toEqual([{ from: '/demo/users/get-user', to: '/demo/users/list-users#query-id' }])
    expect(after.slugs).toEqual({
      ...slugs,
      operations: { listUsers: 'users/list-users' },
      redirects,
    })
  })

  it('lead on by themselves when they move to another tag', () => {
    const { slugs } = look(specOf({ getUser: 'Users', listUsers: 'Users' }))
    const moved = look(specOf({ getUser: 'People', listUsers: 'Users' }), slugs)
    expect(moved.reports.map(({ rule }) => rule)).toEqual(['vanished-page', 'unpublished-page'])
    expect(moved.slugs.redirects).toEqual({ 'users/get-user': 'people/get-user' })
    expect(look(specOf({ getUser: 'People', listUsers: 'Users' }), moved.slugs).reports).toEqual([])
  })

  it.each([
    ['users/list-users', 'users/', 'is a page again'],
    ['users/gone', 'users/nowhere', 'There is no page'],
    ['users/gone', 'users/gone', 'There is no page'],
    ['mock/', 'users/', 'keeps for itself'],
    ['index', 'users/', 'keeps for itself'],
    ['schemas/', 'users/', 'keeps for itself'],
    ['users/404', 'users/', 'keeps for itself'],
  ])('do not lead from %s to %s', (from, to, message) => {
    const { reports, redirects } = look(specOf({ listUsers: 'Users' }), {
      tags: { Users: 'users' },
      operations: { listUsers: 'users/list-users' },
      redirects: { [from]: to },
    })
    expect(reports).toEqual([
      expect.objectContaining({
        rule: 'redirect',
        pointer: `#/redirects/${from.replaceAll('/', '~1')}`,
        message: expect.stringContaining(message),
      }),
    ])
    expect(redirects).toEqual([])
  })

  it('are never lost by any edit, and no two share an address', () => {
    const spec = fc.dictionary(
      fc.constantFrom('getUser', 'get_user', 'listUsers', 'x', 'schemas', 'index'),
      fc.constantFrom('Users', 'users', 'a', 'mock'),
    )
    fc.assert(
      fc.property(fc.array(spec, { minLength: 1, maxLength: 5 }), (edits) => {
        let slugs = none
        const published = new Set<string>()
        for (const operations of edits) {
          const found = look(specOf(operations), slugs)
          expect(new Set(found.hrefs).size).toBe(found.hrefs.length)
          const missed = [...published].filter(
            href => !found.hrefs.includes(href) && !found.redirects.some(({ from }) => from === href),
          )
          const errors = found.reports.filter(({ rule }) => levelOf(rule) === 'error')
          if (missed.length > 0)
            expect(errors.length).toBeGreaterThan(0)
          found.hrefs.forEach(href => published.add(href))
          slugs = found.slugs
        }
      }),
      { numRuns: 300 },
    )
  })
})
