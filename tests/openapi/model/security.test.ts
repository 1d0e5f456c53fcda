import { describe, expect, it } from 'vitest'
import type { SecurityScheme } from '../../../openapi/document/index.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { buildRequest } from '../../../openapi/samples/index.ts'
import { documentOf } from './document.ts'

function look(name: string, scheme: SecurityScheme) {
  const model = createModel(documentOf({
    security: [{ [name]: [] }],
    components: { securitySchemes: { [name]: scheme } },
    paths: { '/a': { get: { operationId: 'a', responses: {} } } },
  }))
  const operation = model.operation('endpoints', 'a')
  const [key] = operation ? buildRequest(operation).keys : []
  const [{ sandboxKey = undefined } = {}] = model.reference.securitySchemes
  return [key?.key, sandboxKey]
}

const apiKey = { type: 'apiKey', in: 'header', name: 'X-Key' } as const
const demo = 'demo_key_of_the_sandbox'

describe('a scheme without a sample key', () => {
  it.each<[string, SecurityScheme, string | undefined, string | undefined]>([
    ['api_key', apiKey, 'YOUR_API_KEY', demo],
    ['ApiKeyAuth', apiKey, 'YOUR_API_KEY', demo],
    ['petstoreAuth', { type: 'http', scheme: 'bearer' }, 'YOUR_PETSTORE_TOKEN', demo],
    ['auth', { type: 'http', scheme: 'Bearer' }, 'YOUR_AUTH_TOKEN', demo],
    ['OAuth2', { type: 'oauth2', flows: {} }, 'YOUR_OAUTH2_TOKEN', demo],
    ['密钥', apiKey, 'YOUR_KEY', demo],
    ['login', { type: 'http', scheme: 'Basic' }, 'USERNAME:PASSWORD', demo],
    ['cert', { type: 'mutualTLS' }, undefined, undefined],
    ['key', { ...apiKey, 'x-default': 'test_1' }, 'test_1', undefined],
  ])('is called by its name in samples, and has a key for the sandbox: %s', (name, scheme, inSamples, sandbox) => {
    expect(look(name, scheme)).toEqual([inSamples, sandbox])
  })
})

describe('the environment variable of a key', () => {
  function variables(schemes: Record<string, SecurityScheme>, security?: Record<string, string[]>[]) {
    const model = createModel(documentOf({
      ...(security && { security }),
      components: { securitySchemes: schemes },
      paths: Object.fromEntries(Object.keys(schemes).map((name, index) =>
        [`/${index}`, { get: { operationId: `get${index}`, security: [{ [name]: [] }], responses: {} } }])),
    }))
    return Object.fromEntries(Object.keys(schemes).map((name, index) => {
      const operation = model.operation('endpoints', `get${index}`)
      return [name, operation && buildRequest(operation, { api: 'shop' }).keys.flatMap(({ variables }) => variables)]
    }))
  }
  const bearer = { type: 'http', scheme: 'bearer' } as const
  const basic = { type: 'http', scheme: 'basic' } as const

  it('is the API\'s own for the key that the document asks for first, and another for each other', () => {
    const asked: Record<string, string[]>[] = [{ secretKey: [] }, { session: [] }]
    expect(variables({ accessToken: bearer, secretKey: bearer, session: apiKey }, asked)).toEqual({
      accessToken: ['SHOP_ACCESS_TOKEN'],
      secretKey: ['SHOP_KEY'],
      session: ['SHOP_SESSION_KEY'],
    })
  })

  it('is the API\'s own for the first key of a document that asks for none, but never for a certificate', () => {
    expect(variables({ cert: { type: 'mutualTLS' }, userAuth: basic, admin: basic })).toEqual({
      cert: [],
      userAuth: ['SHOP_USERNAME', 'SHOP_PASSWORD'],
      admin: ['SHOP_ADMIN_USERNAME', 'SHOP_ADMIN_PASSWORD'],
    })
  })

  it('is one for one key in two places, and never that of another key', () => {
    const same = { ...apiKey, 'x-default': 'k' }
    expect(variables({ 'usual': bearer, 'usual-header': same, 'usualQuery': same }))
      .toEqual({
        'usual': ['SHOP_KEY'],
        'usual-header': ['SHOP_USUAL_HEADER_KEY'],
        'usualQuery': ['SHOP_USUAL_HEADER_KEY'],
      })
    const keys = { first: apiKey, adminKey: apiKey, admin_key: apiKey, 密钥: apiKey, 钥: apiKey }
    expect(variables({ ...keys, admin: basic, admin_auth: basic }))
      .toEqual({
        first: ['SHOP_KEY'],
        adminKey: ['SHOP_ADMIN_KEY'],
        admin_key: ['SHOP_ADMIN_KEY_2'],
        密钥: ['SHOP_OTHER_KEY'],
        钥: ['SHOP_OTHER_KEY_2'],
        admin: ['SHOP_ADMIN_3_USERNAME', 'SHOP_ADMIN_3_PASSWORD'],
        admin_auth: ['SHOP_ADMIN_4_USERNAME', 'SHOP_ADMIN_4_PASSWORD'],
      })
  })
})
