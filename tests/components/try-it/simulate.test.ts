import type { Response } from '../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { listSimulations } from '../../../components/try-it/simulate.ts'
import { smallMock } from '../../openapi/mock/support/small.ts'
import { operation } from './operation.ts'

const secured = [{ schemes: [] }]

function offered(statuses: string[], security: object[] = secured): string {
  const responses = statuses.map(status => ({ status, anchor: '', label: `own ${status}`, headers: [], content: [], links: [] })) as Response[]
  return listSimulations(operation({ responses, security: security as never })).map(({ status, label }) => label.startsWith('own') ? status : `${status} ${label}`).join(', ')
}

const clients = '400 Bad Request, 401 Unauthorized, 404 Not Found, 429 Too Many Requests'
const servers = '500 Internal Server Error, 503 Service Unavailable'

describe('what can be simulated', () => {
  it.each([
    ['the statuses that are declared, under their own names', ['200', '404', '100'], '200, 404'],
    ['of a range those that are met most', ['200', '4XX'], `200, ${clients}`],
    ['of every range', ['2XX', '3XX', '5XX'], `200 OK, 302 Found, ${servers}`],
    ['each once, what is declared by itself before what covers it', ['200', '429', '4XX', 'default'], `200, 400 Bad Request, 401 Unauthorized, 404 Not Found, 429, ${servers}`],
    ['of `default` beside a success the errors', ['200', 'default'], `200, ${clients}, ${servers}`],
    ['of `default` beside a range of successes, too', ['3XX', 'default'], `302 Found, ${clients}, ${servers}`],
    ['of `default` alone the success that it is', ['default'], '200 OK'],
    ['of `default` beside errors alone, too', ['404', 'default'], '200 OK, 404'],
    ['nothing where nothing is declared', ['1XX'], ''],
  ])('is %s', (_, statuses, want) => expect(offered(statuses)).toBe(want))

  it('is an expired token only where one is asked for, or its status declared', () => {
    expect(offered(['200', '4XX'], [])).not.toContain('401')
    expect(offered(['200', '401'], [])).toContain('401')
  })
})

describe('the sandbox answers a status that a range or `default` covers', () => {
  const shape = (name: string) => `{ description: D, content: { application/json: { schema: { type: object, required: [${name}], properties: { ${name}: { type: string } } } } } }`
  const paths = `
paths:
  /range: { get: { responses: { '200': { description: Fine }, '4XX': ${shape('refusal')}, '5XX': ${shape('outage')}, default: ${shape('other')} } } }
  /default: { get: { responses: { '200': { description: Fine }, default: ${shape('trouble')} } } }
  /exact: { get: { responses: { '200': { description: Fine }, '429': ${shape('slower')}, '4XX': ${shape('refusal')} } } }
`
  it.each([
    ['/range', [400, 401, 402, 404, 429], 'refusal'],
    ['/range', [500, 503], 'outage'],
    ['/range', [300], 'other'],
    ['/default', [400, 401, 402, 404, 429, 500, 503], 'trouble'],
    ['/exact', [429], 'slower'],
    ['/exact', [401], 'refusal'],
  ])('%s: %j in its own form', async (path, codes, name) => {
    const call = smallMock(paths)
    for (const code of codes) {
      const { status, body } = await call('GET', path, undefined, { prefer: `code=${code}` })
      expect([status, Object.keys(body as object)]).toEqual([code, [name]])
    }
  })

  it('and not one that nothing covers', async () => {
    expect((await smallMock(paths)('GET', '/exact', undefined, { prefer: 'code=500' })).status).toBe(200)
  })
})
