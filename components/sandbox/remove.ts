import { clearDatabase } from '../../openapi/mock/host/database.ts'
import { closeSandbox } from './sandbox.ts'

/** Removes all that an API's sandboxes hold in this browser, and its worker, unless offline, where it could not be loaded again. */
export async function removeSandbox(api: string): Promise<void> {
  await clearDatabase(api).catch(() => {})
  await closeSandbox(api)
}
