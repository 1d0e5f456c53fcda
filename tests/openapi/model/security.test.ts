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
