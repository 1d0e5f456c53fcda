import type { OAuthFlow, SecurityScheme } from '../../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { isWeb } from '../../../../openapi/document/text/url.ts'
import { livePlaces, sandboxPlaces, waysOf } from '../../../../components/try-it/oauth/endpoints.ts'

const flow = (type: string, facts: Partial<OAuthFlow> = {}): OAuthFlow => ({ type, scopes: [], ...facts }) as OAuthFlow
const scheme = (facts: Partial<SecurityScheme>): SecurityScheme => ({ name: 'auth', type: 'oauth2', flows: [], ...facts })
const address = 'https://a.test/.well-known/oauth-authorization-server'

describe('the ways to sign in', () => {
  it('are those of the flows that a page can go through', () => {
    const flows = ['implicit', 'clientCredentials', 'password', 'authorizationCode'].map(type => flow(type))
    expect(waysOf(scheme({ flows }))).toEqual(['authorizationCode', 'clientCredentials'])
    expect(waysOf(scheme({ flows: [flow('deviceAuthorization')] }))).toEqual(['deviceAuthorization'])
    expect(waysOf(scheme({ type: 'openIdConnect' }))).toEqual(['authorizationCode'])
    expect(waysOf(scheme({ flows: [] }))).toEqual([])
  })
})

describe('the places to sign in at', () => {
  const asked: string[] = []
  const answers = (response: Response | Error): typeof fetch => async (url) => {
    asked.push(String(url))
    if (response instanceof Error)
      throw response
    return response
  }
  const told = {
    issuer: 'https://a.test',
    authorization_endpoint: 'https://a.test/told',
    token_endpoint: 'https://a.test/token',
    device_authorization_endpoint: 7,
    revocation_endpoint: 'https://a.test/revoke',
    scopes_supported: ['read', 1],
  }
  const code = flow('authorizationCode', { authorizationUrl: 'https://a.test/written' })
  const written = { authorize: 'https://a.test/written', token: undefined, device: undefined }

  it('in the sandbox are below the name of the scheme', () => {
    expect(sandboxPlaces('https://docs.test/v1', 'auth')).toMatchObject({ issuer: 'https://docs.test/v1/.oauth/auth', token: 'https://docs.test/v1/.oauth/auth/token' })
  })

  it('are those that the document names, then those that the server says', async () => {
    expect(await livePlaces(scheme({ flows: [flow('implicit'), code], metadataUrl: address }), 'authorizationCode', answers(Response.json(told)))).toEqual({
      issuer: 'https://a.test',
      authorize: 'https://a.test/written',
      token: 'https://a.test/token',
      device: undefined,
      revoke: 'https://a.test/revoke',
      scopes: ['read', '1'],
    })
    expect(asked.splice(0)).toEqual([address])
  })

  it('are the document\'s alone where there is nobody on the web to ask', async () => {
    for (const metadataUrl of [undefined, 'javascript:alert(1)', 'file:///etc/passwd', 'no address'])
      expect(await livePlaces(scheme({ flows: [code], metadataUrl }), 'authorizationCode', answers(Response.json(told)))).toEqual(written)
    expect(await livePlaces(scheme({ flows: [code] }), 'clientCredentials', answers(Response.json(told)))).toEqual({})
    expect(asked.splice(0)).toEqual([])
  })

  it.each([
    ['an error', () => Response.json(told, { status: 500 })],
    ['no JSON', () => new Response('<p>')],
    ['a list', () => Response.json([told])],
    ['nothing', () => new TypeError('offline')],
  ])('are the document\'s where the server answers with %s', async (_, answer) => {
    const places = await livePlaces(scheme({ type: 'openIdConnect', flows: [code], openIdConnectUrl: address }), 'authorizationCode', answers(answer()))
    expect(places).toEqual({ ...written, issuer: undefined, revoke: undefined, scopes: undefined })
    expect(asked.splice(0)).toEqual([address])
  })

  it('are addresses of the web', () => {
    expect(['http://a.test', 'https://a.test/x'].map(isWeb)).toEqual([true, true])
    expect(['ws://a.test', 'javascript:1', 'a.test', ''].map(isWeb)).toEqual([false, false, false, false])
  })
})
