import type { Fault, JsonObject, MockContext, MockHandlers } from '../mock/index.ts'
import type { Key } from './records.ts'
import type { World } from './world.ts'
import { isFault } from '../mock/error/fault.ts'
import { hexOf } from './identity.ts'
import { publicJwk, publicPem } from './jwt.ts'
import { inTenant, twice } from './users.ts'
import { inWorld } from './world.ts'

type KeyContext = MockContext<{ path: { type?: string }, body: JsonObject }>

/** API keys, and the public halves of the keys that tokens are signed with. */
export const keys: MockHandlers = {
  createKey: (context: KeyContext) =>
    inWorld(context, (world) => {
      const type = String(context.body.type)
      const key = `uf_test_${type}_${world.workspace}_${hexOf(`${world.workspace}:key:${world.count('key')}`, 32)}`
      const record: Key = {
        key,
        mode: 'test',
        type,
        tenantId: world.workspace,
        isActive: true,
        createdAt: world.now,
      }
      world.keys.set(key, record)
      return record
    }),
  ...twice(
    'listKeys',
    'listTenantKeys',
    inTenant((world, { tenantId }, { path }) => ({
      results: [...world.keys.values()].filter(key => key.type === path.type && key.tenantId === tenantId).reverse(),
    })),
  ),
  verifyKey: (context: KeyContext) =>
    inWorld(context, (world) => {
      const { body, principal, answer } = context
      const known = world.keys.get(String(body.key))
      const result = known && {
        mode: known.mode,
        type: known.type,
        tenantId: known.tenantId,
        isActive: known.isActive,
      }
      return known?.isActive && known.key !== principal.key
        ? { message: 'OK', result: result ?? null }
        : answer(
            {
              statusCode: 400,
              message: 'Invalid API key',
              error: { type: 'bad_request_error' },
              ...(result && !known?.isActive && { result }),
            },
            { status: 400 },
          )
    }),
  invalidateKey: (context: KeyContext) => inWorld(context, world => retire(world, context, 'invalidate')),
  deleteKey: (context: KeyContext) =>
    inWorld(context, (world) => {
      const key = retire(world, context, 'delete')
      if (!isFault(key))
        world.keys.delete(String(key.key))
      return key
    }),
  listJwtPublicKeys: async () => {
    const publicKey = await publicPem()
    return {
      results: [
        {
          mode: 'test',
          isActive: true,
          publicKey,
          publicKeyBase64: btoa(publicKey),
        },
      ],
    }
  },
  ...twice('getJwks', 'getJwksOfMode', () => ({ keys: [{ ...publicJwk }] })),
}

/** Switches a key off; the last admin key cannot be spared. */
function retire(world: World, { body, fail }: KeyContext, verb: 'invalidate' | 'delete'): Key | Fault {
  const key = world.keys.get(String(body.key))
  if (!key)
    return fail(404, { message: 'Not Found' })
  const admins = [...world.keys.values()].filter(({ type, isActive }) => type === 'admin' && isActive)
  if (admins.length === 1 && admins[0] === key) {
    return fail(400, {
      message: `Cannot ${verb} the only active admin API key. Please create another admin API key, then try again.`,
    })
  }
  const retired = { ...key, isActive: false }
  world.keys.set(key.key, retired)
  return retired
}
