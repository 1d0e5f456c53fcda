import type { AuthenticateContext, Authenticated, Credential, JsonObject, Sandbox } from '../mock/index.ts'
import { directory } from './client.ts'
import { hexOf, parseKey, sampleWorkspace } from './identity.ts'
import { verifyJwt } from './jwt.ts'
import { firstFactorOf } from './secrets.ts'
import { changeWorld, sampleSandbox } from './world.ts'
import { toHex } from '../document/text/hex.ts'

/** Looks at what a request came with: an API key, one of the three tokens of a session, or a first factor token. */
export async function authenticate({ scheme, key }: Credential, context: AuthenticateContext): Promise<Authenticated> {
  switch (scheme) {
    case 'secretKey':
      return checkKey(key, context)
    case 'accessToken':
      return checkToken(key, context, 'access')
    case 'refreshToken':
      return checkToken(key, context, 'refresh')
    case 'firstFactorToken':
      return checkFirstFactor(key, context)
    default:
      return undefined
  }
}

/** Keys of the sample workspace share its sandbox. Any other test key brings a workspace of its own. */
async function checkKey(key: string, { openSandbox, now }: AuthenticateContext): Promise<Authenticated> {
  const parts = parseKey(key)
  // First factor tokens begin like keys, and are none.
  if (!parts) {
    return key.startsWith('uf_test_') ? { refused: 'Unauthorized' } : undefined
  }
  // The mock itself says why it takes no live keys.
  if (parts.mode === 'live')
    return undefined
  const home = await homeOf(openSandbox(directory), key, parts.tenantId)
  const known = await changeWorld(openSandbox(home), ({ keys }) => keys.get(key), { workspace: parts.tenantId, now })
  // A key that was made elsewhere is as good as the sandbox it opens, until it was switched off there.
  if (home === sampleSandbox ? !known?.isActive : known?.isActive === false) {
    return { refused: 'Unauthorized' }
  }
  return { sandbox: home, roles: [parts.type] }
}

async function homeOf(directory: Sandbox, key: string, tenantId: string): Promise<string> {
  if (tenantId === sampleWorkspace)
    return sampleSandbox
  // The secret makes the name: two keys that claim the same workspace see nothing of each other. The directory is kept, and
  // no key may stand in it.
  const own = `userfront ${await digest(key.replace(/_(?:admin|readonly|webhook)_/, '_'))}`
  return directory.atomic((tables) => {
    const tenants = tables.collection('userfront tenants') as Map<string, JsonObject>
    if (!tenants.has(tenantId))
      tenants.set(tenantId, { sandbox: own })
    return own
  })
}

/** On plain http a page has no SHA-256; it keeps nothing there either. */
async function digest(text: string): Promise<string> {
  if ((crypto as Partial<Crypto>).subtle === undefined)
    return hexOf(text, 64)
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
}

async function checkToken(
  token: string,
  { openSandbox, now, path }: AuthenticateContext,
  use: 'access' | 'refresh',
): Promise<Authenticated> {
  const claims = await verifyJwt(token)
  const isRefresh = claims?.use === 'refresh'
  const leaves = path.endsWith('/auth/logout')
  if (!claims || isRefresh !== (use === 'refresh')) {
    return token.split('.').length === 3 ? { refused: 'Unauthorized' } : undefined
  }
  // Who leaves may come late.
  if (!leaves && Number(claims.exp) * 1_000 < now.getTime())
    return { refused: 'Unauthorized' }
  const tenantId = String(claims.tenantId)
  const known = await openSandbox(directory).get('userfront tenants', tenantId)
  const sandbox = typeof known?.sandbox === 'string' ? known.sandbox : sampleSandbox
  const userUuid = String(claims.userUuid)
  const alive = await changeWorld(
    openSandbox(sandbox),
    ({ users, sessions }) => users.get(userUuid)?.locked === false && sessions.has(String(claims.sessionId)),
    { workspace: tenantId, now },
  )
  if (!alive && !leaves)
    return { refused: 'Unauthorized' }
  const held = (claims.authorization ?? {}) as Record<string, { roles: string[] }>
  const asked = /\/tenants\/([^/]+)/.exec(path)?.[1] ?? tenantId
  return {
    sandbox,
    subject: userUuid,
    roles: [...(held[asked]?.roles ?? []), ...(held[tenantId]?.roles ?? [])],
  }
}

async function checkFirstFactor(token: string, { openSandbox, now }: AuthenticateContext): Promise<Authenticated> {
  if (!token.startsWith('uf_test_first_factor_'))
    return { refused: 'Unauthorized' }
  const first = await changeWorld(
    openSandbox(sampleSandbox),
    world => firstFactorOf(world, token)?.user.userUuid,
    { workspace: sampleWorkspace, now },
  )
  return first === undefined ? { refused: 'Unauthorized' } : { sandbox: sampleSandbox, subject: first }
}
