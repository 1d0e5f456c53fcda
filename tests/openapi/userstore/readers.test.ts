import { expect, it } from 'vitest'
import { createMockHandler } from '../../../openapi/mock/index.ts'
import { openDocument } from '../../support/documents.ts'
import { createTwice } from '../mock/support/readers.ts'

it('lets two readers create the same user, and shows neither the other\'s', async () => {
  const { document, overrides } = await openDocument('openapi/userstore.yaml')
  const [first, second, again, bare] = await createTwice(createMockHandler(document, { overrides }), {
    key: 'secretkey-7e577e577e577e577e577e577e577e57',
    path: '/1/users',
    scheme: 'Basic',
  })
  expect(first).toBeLessThan(300)
  expect([second, bare]).toEqual([first, first])
  expect(again).toBeGreaterThanOrEqual(400)
})
