import { expect, it } from 'vitest'
import { toExchange } from '../../../../openapi/mock/message/exchange.ts'

it('a body is read where requests have no streams, and refused where it is too long', async () => {
  const make = (): Request => {
    const request = new Request('https://mock.test/a', { method: 'POST', body: 'größer' })
    // As in Firefox.
    Object.defineProperty(request, 'body', { value: undefined })
    return request
  }
  expect(new TextDecoder().decode(await toExchange(make()).body(8))).toBe('größer')
  expect(await toExchange(make()).body(7)).toBeUndefined()
})
