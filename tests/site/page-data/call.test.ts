import { expect, it } from 'vitest'
import type { OpenApi } from '../../../openapi/document/index.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { toCall } from '../../../site/page-data/call.ts'
import { mockPath } from '../../../site/page-data/summary.ts'
import { documentOf } from '../../openapi/model/document.ts'

function callOf(servers: OpenApi['servers'], path = '/pets', parts: Partial<OpenApi> = {}) {
  const model = createModel(documentOf({ servers, paths: { [path]: { get: { operationId: 'a', responses: {} } } }, ...parts }))
  const operation = model.operation('endpoints', 'a')
  return [operation && toCall(operation), mockPath('demo', model.reference.servers[0])]
}

const base = (value: string) => ({ variables: { base: { default: value } } })

it.each<[string, OpenApi['servers'], unknown, string]>([
  ['a slash at the end', [{ url: 'https://api.example.com/' }], { url: 'https://api.example.com/pets' }, ''],
  ['a path', [{ url: 'https://api.example.com/v1/' }], { prefix: '/v1', url: 'https://api.example.com/v1/pets' }, '/v1'],
  ['a variable', [{ url: 'https://api.example.com/{base}', ...base('v2') }], { prefix: '/v2', url: 'https://api.example.com/v2/pets' }, '/v2'],
  ['an empty variable', [{ url: 'https://api.example.com/{base}', ...base('') }], { url: 'https://api.example.com/pets' }, ''],
  ['a variable that is all', [{ url: '{base}/v3', ...base('https://a.example') }], { prefix: '/v3', url: 'https://a.example/v3/pets' }, '/v3'],
  ['no host', [{ url: '/v1' }], { prefix: '/v1', path: '/pets', placeholder: 'https://example.com' }, '/v1'],
  ['no slash', [{ url: './v1' }], { prefix: '/v1', path: '/pets', placeholder: 'https://example.com' }, '/v1'],
  ['no server', undefined, { path: '/pets', placeholder: 'https://example.com' }, ''],
])('shows where a call goes with %s', (_, servers, call, mock) => {
  expect(callOf(servers)).toEqual([call, `/demo/mock${mock}`])
})

it('copies what can be called, without a credential', () => {
  const [call] = callOf([{ url: 'https://a.example' }], '/pets/{id}', {
    security: [{ key: [] }],
    components: { securitySchemes: { key: { 'type': 'apiKey', 'in': 'query', 'name': 'key', 'x-default': 'secret' } } },
    paths: {
      '/pets/{id}': {
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: 'a b' },
          { name: 'q', in: 'query', required: true, schema: { type: 'string' }, example: 'x' },
        ],
        get: { operationId: 'a', responses: {} },
      },
    },
  })
  expect(call).toEqual({ url: 'https://a.example/pets/a%20b?q=x' })
})
