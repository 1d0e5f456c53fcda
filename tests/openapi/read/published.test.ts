import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { listSpecs } from '../../../openapi/read/index.ts'
import { head, readFiles } from './folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-'))
afterAll(() => rmSync(folder, { recursive: true }))

function readSlugs(lockfile: unknown) {
  return readFiles({
    'api.yaml': `${head()}paths: {}\n`,
    'api.slugs.json': typeof lockfile === 'string' ? lockfile : JSON.stringify(lockfile, null, 2),
  })
}

describe('a lockfile of slugs', () => {
  it('is read with the spec it stands beside', async () => {
    const { document, findings } = await readSlugs({
      tags: { Users: 'users' },
      operations: { createUser: 'users/create-user' },
      schemas: { __proto: 'proto', constructor: 'constructor' },
      anchors: { 'users/create-user': 'body-{email,name},response-201' },
      redirects: {
        'people/': 'users/',
        'users/add': 'users/create-user#body',
        'users/leave': '/guide/leaving',
        'users/create-user#body-nick': 'users/create-user#body-name',
      },
    })
    expect(findings).toEqual([])
    expect(document?.published).toEqual({
      tags: { Users: 'users' },
      operations: { createUser: 'users/create-user' },
      schemas: { __proto: 'proto', constructor: 'constructor' },
      anchors: { 'users/create-user': 'body-{email,name},response-201' },
      redirects: {
        'people/': 'users/',
        'users/add': 'users/create-user#body',
        'users/leave': '/guide/leaving',
        'users/create-user#body-nick': 'users/create-user#body-name',
      },
    })
  })

  it.each([
    ['tags', 'Users', '../users'],
    ['tags', 'Users', 'Users'],
    ['operations', 'createUser', 'create-user'],
    ['operations', 'createUser', '../../etc/passwd'],
    ['schemas', 'User', 7],
    ['anchors', 'users/create-user', 'body-{email'],
    ['anchors', 'create-user', 'body-email'],
    ['redirects', '../index', 'users/'],
    ['redirects', 'users/create-user#body-nick', 'users/list-users'],
    ['redirects', 'users/create-user#"', 'users/create-user'],
    ['redirects', 'users/create-user#body-nick', 'users/create-user#<b>'],
    ['redirects', 'users/add', '//other.example/'],
    ['redirects', 'users/add', 'javascript:alert(1)'],
    ['redirects', 'users/add', 'https://other.example/'],
  ])('refuses in %s that %s is at %s', async (section, key, value) => {
    const { document, findings } = await readSlugs({ [section]: { [key]: value } })
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'error',
        rule: 'slugs',
        file: expect.stringContaining('api.slugs.json'),
        line: 3,
        column: 5,
      }),
    ])
    expect(document?.published).toEqual({
      tags: {},
      operations: {},
      schemas: {},
      anchors: {},
      redirects: {},
    })
  })

  it('gives no page to two owners', async () => {
    const { findings } = await readSlugs({ schemas: { User: 'user', USER: 'user' } })
    expect(findings).toEqual([expect.objectContaining({ message: '"user" is given to "User" already.', line: 4 })])
  })

  it.each(['[]', 'null', '{', '"text"'])('that is %s is an error, not an exception', async (text) => {
    const { findings } = await readSlugs(text)
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'error',
        file: expect.stringContaining('api.slugs.json'),
      }),
    ])
  })

  it('is no spec', () => {
    for (const name of ['b.v2.yaml', 'a.json', 'a.slugs.json', 'a.overlay.yaml', 'a.mock.ts'])
      writeFileSync(join(folder, name), '')
    expect(listSpecs(folder)).toEqual([join(folder, 'a.json'), join(folder, 'b.v2.yaml')])
  })

  it('is not taken for one of the parts that a spec is split into', () => {
    const files: Record<string, string> = {
      'shop.yaml': 'openapi: 3.1.0\npaths:\n  /orders: { $ref: ./orders.yaml }\n  /me:\n    $ref: "common parts.json#/x"\n',
      'orders.yaml': 'get:\n  responses: { 200: { $ref: \'common.yaml#/components/responses/Ok\' } }\n',
      'common.yaml': 'openapi: 3.1.0\ninfo: {}\npaths: {}\ncomponents: {}\n',
      'common parts.json': '{ "x": {} }',
      // Referred to, and a document of its own all the same.
      'pay.yaml': 'openapi: 3.1.0\npaths:\n  /refunds: { $ref: shop.yaml#/paths/~1me }\n',
      'flat.json': '{"openapi":"3.1.0","info":{},"paths":{"/flat" :{"get":{}}}}',
      'flatter.json': '{"openapi":"3.1.0","paths":{"/flat":{"$ref":"flat.json#/paths/~1flat"}}}',
      // Nobody refers to these: what they lack is said where they are read.
      'alone.yaml': 'type: object\n',
      'events.yaml': 'openapi: 3.1.0\nwebhooks: {}\n',
      'linked.yaml': 'openapi: 3.1.0\ninfo: { description: See orders.yaml }\ncomponents: {}\n',
    }
    const split = mkdtempSync(join(folder, 'split-'))
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(split, name), text)
    expect(listSpecs(split).map(file => basename(file))).toEqual(['alone.yaml', 'events.yaml', 'flat.json', 'flatter.json', 'linked.yaml', 'pay.yaml', 'shop.yaml'])
  })
})
