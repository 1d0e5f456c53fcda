import type { RunningMock } from './mock.ts'
import { startMock } from './mock.ts'

/** UserStore's mock on a free port of this machine. */
export function startUserStore(): Promise<RunningMock> {
  return startMock('openapi/userstore.yaml')
}
