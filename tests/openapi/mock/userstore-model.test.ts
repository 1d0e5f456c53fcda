import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSandbox } from './support/userstore-sandbox.ts'

/** What anybody would expect of accounts: addresses that are unique in any case, and the password that was set last. */
interface Account {
  id: string
  email: string
  password: string
  verified: boolean
}

const email = fc.constantFrom('ada@example.com', 'ADA@example.com', 'byron@example.com', 'mary@example.com')
const password = fc.constantFrom('analytical-engine-1843', 'difference-engine-1822', 'tangerine-submarine-1969')
const who = fc.nat(3)
const key = fc.nat(1)
const step = fc.oneof(
  fc.record({
    kind: fc.constant('create' as const),
    key,
    email,
    password,
  }),
  fc.record({
    kind: fc.constant('move' as const),
    key,
    who,
    email,
  }),
  fc.record({
    kind: fc.constant('change' as const),
    key,
    who,
    password,
  }),
  fc.record({ kind: fc.constant('verify' as const), key, who }),
  fc.record({
    kind: fc.constant('reset' as const),
    key,
    email,
    password,
  }),
  fc.record({ kind: fc.constant('delete' as const), key, who }),
  fc.record({
    kind: fc.constant('signIn' as const),
    key,
    email,
    password,
  }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
type Send = ReturnType<typeof createSandbox>['send']

describe('accounts', () => {
  it('are what a simple model says after any steps on two keys', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const sandboxes = [0, 1].map(() => ({ send: createSandbox().send, accounts: [] as Account[] }))
        for (const taken of steps)
          await take(taken, sandboxes[taken.key]?.send as Send, sandboxes[taken.key]?.accounts as Account[])
        for (const { send, accounts } of sandboxes) {
          const { body } = await send('GET', '/users?limit=100')
          const seen = (body.users as { id: string, email: string, is_email_verified: boolean }[]).map(
            ({ id, email, is_email_verified }) => `${id} ${email} ${is_email_verified}`,
          )
          // The last three are the document's own examples.
          expect(seen.slice(0, -3).toSorted()).toEqual(
            accounts.map(({ id, email, verified }) => `${id} ${email} ${verified}`).toSorted(),
          )
        }
      }),
      { numRuns: 60 },
    )
  })
})

/** Takes a step on the mock and on the model, and compares what came of it. */
async function take(step: Step, send: Send, accounts: Account[]): Promise<void> {
  const account = 'who' in step ? accounts[step.who] : accounts.find(({ email }) => isSame(email, step.email))
  const path = `/users/${account?.id ?? 'nobody'}`
  const exists = account ? 200 : 404
  if (step.kind === 'create') {
    const { status, body } = await send('POST', '/users', { email: step.email, password: step.password })
    expect(status).toBe(account ? 400 : 200)
    if (!account) {
      accounts.push({
        id: String(body.id),
        email: step.email,
        password: step.password,
        verified: false,
      })
    }
  }
  else if (step.kind === 'move') {
    const isTaken = accounts.some(other => other !== account && isSame(other.email, step.email))
    expect((await send('PUT', path, { email: step.email })).status).toBe(account && isTaken ? 400 : exists)
    if (account && !isTaken)
      Object.assign(account, { email: step.email, verified: account.verified && isSame(account.email, step.email) })
  }
  else if (step.kind === 'change') {
    expect((await send('PUT', path, { password: step.password })).status).toBe(exists)
    account && Object.assign(account, { password: step.password })
  }
  else if (step.kind === 'verify') {
    const { status, body } = await send('PUT', `${path}?verify_user=true`, {})
    expect(status).toBe(exists)
    expect((await send('POST', '/auth/verify', { code: body.verification_code ?? 'none' })).status).toBe(
      account ? 200 : 400,
    )
    account && Object.assign(account, { verified: true })
  }
  else if (step.kind === 'reset') {
    const { status, body } = await send('POST', '/auth/forgot-password', { email: step.email })
    expect(status).toBe(exists)
    expect(
      (await send('POST', '/auth/reset-password', { code: body.reset_code ?? 'none', password: step.password })).status,
    ).toBe(account ? 200 : 400)
    account && Object.assign(account, { password: step.password })
  }
  else if (step.kind === 'delete') {
    expect((await send('DELETE', path)).status).toBe(exists)
    account && accounts.splice(accounts.indexOf(account), 1)
  }
  else {
    expect((await send('POST', '/auth/signin', { signin_id: step.email, password: step.password })).status).toBe(
      account?.password === step.password ? 200 : 400,
    )
  }
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
