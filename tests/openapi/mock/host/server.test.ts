import { expect, it } from 'vitest'
import { serveMock } from '../../../../openapi/mock/host/node.ts'
import { createMockHandler } from '../../../../openapi/mock/index.ts'
import { restBelow, trimSlashes } from '../../../../openapi/mock/operation/server.ts'
import { smallDocument } from '../support/small.ts'

it.each([
  ['/a/b/', '/a/b'],
  ['b se//v1', '/b%20se/v1'],
  ['/b%20se/%7Ev:1@2', '/b%20se/~v:1@2'],
  ['/%', '/%25'],
  ['/', ''],
])('%s is the prefix %s', (path, want) => {
  expect(trimSlashes(path)).toBe(want)
})

it.each([
  ['/b%20se', '/b%20se/x%20y', '/x%20y'],
  ['/b%20se', '/%62%20se/x', '/x'],
  ['/b%20se', '/b%20se', '/'],
  ['/b%20se', '/b%20sea', undefined],
  ['/b', '/b%2Fx', undefined],
  ['/b', '/%', undefined],
])('below %s, %s is %s', (prefix, path, want) => {
  expect(restBelow(prefix, path)).toBe(want)
})

it('a server whose path needs escapes is found over HTTP', async () => {
  const document = smallDocument(`
servers: [{ url: 'https://example.com/b%20se/v1' }]
paths: { /x: { get: { responses: { '204': { description: Fine } } } } }
`)
  const served = await serveMock({
    apis: [{ name: 'small', handler: createMockHandler(document) }],
    port: 0,
  })
  try {
    for (const path of ['/b%20se/v1/x', '/%62%20se/v1/x'])
      expect((await fetch(`${served.url}${path}`)).status).toBe(204)
    expect((await fetch(`${served.url}/b%20se/v2/x`)).status).toBe(404)
  }
  finally {
    await served.close()
  }
})
