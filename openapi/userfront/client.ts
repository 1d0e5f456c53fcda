import type { Fault, JsonObject, MockContext, MockHandlers, Sandbox } from '../mock/index.ts'
import type { Tenant } from './records.ts'
import type { LogIn } from './sessions.ts'
import type { World } from './world.ts'
import { isFault } from '../mock/error/fault.ts'
import { tenantOf } from './people.ts'
import { answerLogIn } from './sessions.ts'
import { twice } from './users.ts'
import { changeWorld, sampleSandbox } from './world.ts'

/** A call of the client API: the tenant is in the path, the body or the query. */
export type ClientContext = MockContext<{ path: { tenantId?: string }, body: JsonObject }>
type Work<T> = (world: World, tenant: Tenant, context: ClientContext) => T

/** Where the workspaces of other keys are found by name: client calls carry no key. */
export const directory = 'userfront directory'

/** Works in the tenant that a client call names, in whichever sandbox that tenant lives. */
export async function inClientTenant<T>(context: ClientContext, work: Work<T>): Promise<T | Fault> {
  const tenantId =
    context.path.tenantId ?? (context.body as JsonObject | undefined)?.tenantId ?? context.query.tenant_id
  const sandbox = await sandboxOf(context, String(tenantId ?? ''))
  return changeWorld(sandbox, (world) => {
    const tenant = tenantOf(world, tenantId, context.fail)
    return isFault(tenant) ? tenant : work(world, tenant as Tenant, context)
  }, { workspace: String(tenantId ?? ''), now: context.now() })
}

/** Both forms of a client call. */
export function client<T extends object>(id: string, work: Work<T | Fault>): MockHandlers {
  return twice(id, `${id}InTenant`, (context: ClientContext) => inClientTenant(context, work))
}

/** Both forms of a client call that ends in a session. */
export function clientLogIn(id: string, work: Work<LogIn>, more?: (shown: JsonObject) => JsonObject): MockHandlers {
  return twice(id, `${id}InTenant`, async (context: ClientContext) =>
    answerLogIn(await inClientTenant(context, work), more))
}

async function sandboxOf({ principal, sandbox, openSandbox }: ClientContext, tenantId: string): Promise<Sandbox> {
  if (principal.key !== '')
    return sandbox
  const known = await openSandbox(directory).get('userfront tenants', tenantId)
  return openSandbox(typeof known?.sandbox === 'string' ? known.sandbox : sampleSandbox)
}
