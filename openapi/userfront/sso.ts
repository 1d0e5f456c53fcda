import type { Fault, MockContext, MockHandlers } from '../mock/index.ts'
import type { ClientContext } from './client.ts'
import { isFault } from '../mock/error/fault.ts'
import { inClientTenant } from './client.ts'
import { createSamlToken, takeToken } from './secrets.ts'
import { withSession } from './sessions.ts'
import { twice } from './users.ts'

const pages: Record<string, string> = {
  apple: 'https://appleid.apple.com/auth/authorize',
  azure: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
  facebook: 'https://www.facebook.com/dialog/oauth',
  github: 'https://github.com/login/oauth/authorize',
  google: 'https://accounts.google.com/o/oauth2/v2/auth',
  linkedin: 'https://www.linkedin.com/oauth/v2/authorization',
  okta: 'https://okta.example.com/oauth2/v1/authorize',
  custom: 'https://sso.example.com/authorize',
}

/** Log-in with an account elsewhere. The sandbox knows the way there; nobody comes back from it. */
export const sso: MockHandlers = {
  logInWithProvider: (context: ClientContext) =>
    inClientTenant(context, (_, { tenantId }) => {
      const provider = String(context.path.provider)
      if (provider === 'custom' && context.query.provider_id === undefined)
        return context.fail(400, { message: 'Missing information' })
      const address = new URL(pages[provider] ?? '')
      address.search = new URLSearchParams({
        response_type: 'code',
        scope: 'openid email profile',
        state: tenantId,
      }).toString()
      return context.answer(undefined, { status: 302, headers: { Location: address.href } })
    }),
  createSamlToken: (context: MockContext) =>
    withSession(context, (world, user) => ({ token: createSamlToken(world, user) })),
  ...twice('completeSamlLogIn', 'completeSamlLogOut', async (context: ClientContext): Promise<Fault | Response> => {
    const { uuid, token } = context.query
    const user = await inClientTenant(context, world =>
      takeToken(world, context.fail, { kind: 'saml', uuid: String(uuid), token: String(token) }))
    return isFault(user)
      ? user
      : new Response(form(user.userUuid), {
          headers: { 'content-type': 'text/html; charset=utf-8' },
        })
  }),
}

/** The page posts a message of no meaning to an address that does not exist. */
function form(userUuid: string): string {
  return [
    '<!doctype html>',
    '<title>Continue</title>',
    '<form method="post" action="https://service.example.com/saml/acs">',
    `  <input type="hidden" name="SAMLResponse" value="${btoa(`<samlp:Response ID="${userUuid}"/>`)}">`,
    '  <button>Continue</button>',
    '</form>',
  ].join('\n')
}
