import type { OpenIndex } from '../../../components/search/open-index.ts'
import process from 'node:process'
import { beforeAll, expect, it } from 'vitest'
import { openIndex } from '../../../components/search/open-index.ts'
import { search } from '../../../components/search/search.ts'
import { createReferences } from '../../../site/registry.ts'
import { indexOf } from '../../../site/search/create-index.ts'

let index: OpenIndex
beforeAll(async () => {
  const references = createReferences(process.cwd(), [{ name: 'userfront', file: 'openapi/userfront.yaml' }])
  await references.refresh()
  for (const api of references.readable())
    index = openIndex(indexOf(api).index)
})

it.each([
  ['POST /users', 'POST /users'],
  ['https://api.userfront.com/v0/users/5', 'GET /users/{userId}'],
  ['createUser', 'POST /users'],
  ['reset password', 'PUT /auth/reset'],
  ['uf_test_', 'secretKey'],
  ['log out', 'GET /auth/logout'],
])('"%s" finds %s', (query, first) => {
  const [found] = search(index, query)
  expect(found?.path === undefined ? found?.title : `${found.method} ${found.path}`).toBe(first)
})
