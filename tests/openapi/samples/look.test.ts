import { describe, expect, it } from 'vitest'
import { buildRequest, languages } from '../../../openapi/samples/index.ts'
import { bodyOf, objectOf, operationOf, parameterOf, schemaOf, schemeOf, securityOf } from './support/operation.ts'

const bearer = schemeOf('bearer', { scheme: 'bearer', sampleKey: 'uf_test_admin_demo' })
const basic = schemeOf('basic', { scheme: 'basic', sampleKey: 'secretkey-demo' })
const nothing = [
  {
    status: '204',
    anchor: 'status-204',
    label: 'No Content',
    headers: [],
    content: [],
    links: [],
  },
]

/** Samples as readers see them: whoever changes how they look sees it here. */
const operations = {
  'get': operationOf({
    path: '/users/{id}',
    security: securityOf(basic),
    parameters: [parameterOf('path', 'id', 'lFVofRqhZ')],
  }),
  'post-json': operationOf({
    method: 'post',
    path: '/users',
    security: securityOf(bearer),
    requestBody: bodyOf(
      'application/json',
      '{\n  "email": "ada@example.com",\n  "name": "Ada O\'Neil",\n  "data": {\n    "plan": "pro",\n    "seats": 5\n  },\n  "roles": ["admin", "member"],\n  "settings": {}\n}',
    ),
  }),
  'post-exact': operationOf({
    method: 'post',
    path: '/orders',
    requestBody: bodyOf('application/json', '{\n  "id": 9007199254740993,\n  "price": 1.10\n}'),
  }),
  'post-form': operationOf({
    method: 'post',
    path: '/charges',
    security: securityOf(basic),
    requestBody: bodyOf(
      'application/x-www-form-urlencoded',
      '{"amount":2000,"source":"tok visa","metadata":{"order":"6735"},"expand":["customer","invoice"]}',
    ),
  }),
  'post-multipart': operationOf({
    method: 'post',
    path: '/photos',
    security: securityOf(bearer),
    requestBody: bodyOf('multipart/form-data', '{"title":"At the lake","photo":"lake.png"}', {
      schema: objectOf({ photo: schemaOf(['string'], { format: 'binary' }) }),
      encoding: { photo: { contentType: 'image/png' } },
    }),
  }),
  'delete': operationOf({
    method: 'delete',
    path: '/users/{id}',
    security: securityOf(bearer),
    parameters: [parameterOf('path', 'id', 1)],
    responses: nothing,
  }),
  'search': operationOf({
    path: '/users',
    security: securityOf(bearer),
    parameters: [
      parameterOf('query', 'q', 'ada & co'),
      parameterOf('query', 'ids', [1, 2, 3], { explode: false }),
      parameterOf('header', 'Idempotency-Key', '8f14e45f'),
      parameterOf('cookie', 'session', 'abc'),
    ],
  }),
}

describe.for(languages.flatMap(({ clients }) => clients))('in $id', ({ id, emit }) => {
  it.for(Object.entries(operations))('%s', async ([name, operation]) => {
    await expect(`${emit(buildRequest(operation)).code}\n`).toMatchFileSnapshot(`snapshots/${name}.${id}.txt`)
  })
})

it.each([
  ['<em>a</em> <!-- b', '<em>a</em> \\x3C!-- b'],
  ['</script><SCRIPT>', '\\x3C/script>\\x3CSCRIPT>'],
  ['a < b </ c <!x', 'a < b </ c <!x'],
])('a text of JavaScript is broken up only where it would end a script: %s', (text, want) => {
  const [node] = languages.filter(({ id }) => id === 'node')
  expect(node?.quote(text)).toBe(`'${want}'`)
})
