import type { RunningMock } from './mock.ts'
import { startMock } from './mock.ts'

export const sampleKey = 'uf_test_admin_demo1234_0123456789abcdef0123456789abcdef'

/** Userfront's mock on a free port of this machine. */
export function startUserfront(): Promise<RunningMock> {
  return startMock('openapi/userfront.yaml')
}

/** Calls the server API as any backend would. */
export async function callServer(
  base: URL,
  method: string,
  path: string,
  body?: object,
  key = sampleKey,
): Promise<{ status: number, body: Record<string, unknown> }> {
  const response = await fetch(`${base.href}${path}`, {
    method,
    headers: { 'authorization': `Bearer ${key}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
