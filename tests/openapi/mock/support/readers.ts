import type { MockServer } from '../../../../openapi/mock/index.ts'
import { toOwnKey } from '../../../../openapi/document/own-key.ts'

/** How an API takes its sample key, and where it creates users. */
interface Door {
  key: string
  path: string
  scheme: 'Basic' | 'Bearer'
}

/** The statuses when two readers create the same user, when the first does so again, and when one with the bare key does. */
export async function createTwice(handle: MockServer, { key, path, scheme }: Door): Promise<number[]> {
  const body = JSON.stringify({ email: 'ada.own@example.com', username: 'adaown', name: 'Ada', password: 'a-Long-passw0rd!' })
  const statuses: number[] = []
  for (const own of ['aaaaaaaa', 'bbbbbbbb', 'aaaaaaaa', undefined]) {
    const sent = own === undefined ? key : toOwnKey(key, own)
    const { status } = await handle(new Request(`https://mock.test${path}`, {
      method: 'POST',
      headers: { 'Authorization': `${scheme} ${scheme === 'Basic' ? btoa(`${sent}:`) : sent}`, 'Content-Type': 'application/json' },
      body,
    }))
    statuses.push(status)
  }
  return statuses
}
