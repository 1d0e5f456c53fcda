import type { ConsoleSite } from './site.ts'
import { describe, expect, it } from 'vitest'

export function testSignIn(site: ConsoleSite): void {
  async function openAuth(operation = 'get-vault') {
    const console = await site.open(operation)
    await console.panel.locator('.TryItAuth summary').click()
    return { ...console, signIn: console.panel.locator('.SignIn') }
  }

  /** Starts to sign in, and decides in the window that opens. */
  async function decide(button: 'Allow' | 'Deny', signIn: Awaited<ReturnType<typeof openAuth>>['signIn']) {
    const [popup] = await Promise.all([site.context.waitForEvent('page'), signIn.getByRole('button', { name: 'Sign in' }).click()])
    await popup.getByRole('button', { name: button }).click()
    if (!popup.isClosed())
      await popup.waitForEvent('close')
  }

  describe('signing in at the sandbox', () => {
    it('by a code with PKCE gives a token, with the scopes that were ticked', async () => {
      const { signIn, panel, send, status, body } = await openAuth()
      expect(await signIn.getByRole('checkbox').evaluateAll(all => all.map(one => (one as HTMLInputElement).checked))).toEqual([true, true])
      await decide('Allow', signIn)
      await expect.poll(() => signIn.textContent(), { timeout: 10_000 }).toContain('Signed in until')
      expect(await signIn.textContent()).toContain('read write')
      await send()
      await expect.poll(status).toBe('200 OK')
      expect(await body()).toEqual({ vault: true })
      await signIn.getByRole('checkbox').nth(1).uncheck()
      await decide('Allow', signIn)
      await expect.poll(() => signIn.textContent(), { timeout: 10_000 }).not.toContain('read write')
      await send()
      await expect.poll(status).toBe('403 Forbidden')
      expect(await panel.getByLabel('Body of the answer').textContent()).toContain('lacks the scope write')
      expect(site.page.url()).not.toContain('code=')
      expect(site.complaints.console.filter(text => !text.includes('403'))).toEqual([])
    })

    it('is renewed, left, and can be denied', async () => {
      const { signIn, send, status } = await openAuth()
      await decide('Deny', signIn)
      await expect.poll(() => signIn.getByRole('alert').textContent()).toContain('denied')
      await decide('Allow', signIn)
      const before = await site.page.evaluate(() => sessionStorage.getItem('api-docs:keys'))
      await signIn.getByRole('button', { name: 'Renew' }).click()
      await expect.poll(() => site.page.evaluate(() => sessionStorage.getItem('api-docs:keys'))).not.toBe(before)
      await send()
      await expect.poll(status).toBe('200 OK')
      await signIn.getByRole('button', { name: 'Sign out' }).click()
      expect(await site.page.evaluate(() => sessionStorage.getItem('api-docs:keys'))).toBeNull()
    })

    it('with the code of a device, and as a client', async () => {
      const { signIn, send, status } = await openAuth()
      await signIn.getByLabel('Way to sign in').selectOption('deviceAuthorization')
      await signIn.getByRole('button', { name: 'Sign in' }).click()
      const [page] = await Promise.all([site.context.waitForEvent('page'), signIn.getByRole('link', { name: 'Open the page' }).click()])
      await page.getByRole('button', { name: 'Allow' }).click()
      await expect.poll(() => signIn.textContent(), { timeout: 10_000 }).toContain('Signed in until')
      await send()
      await expect.poll(status).toBe('200 OK')
      await signIn.getByLabel('Way to sign in').selectOption('clientCredentials')
      expect(await signIn.textContent()).toContain('does not belong into a page')
      await signIn.getByRole('button', { name: 'Sign out' }).click()
      await signIn.getByLabel('Client secret').fill('canary-secret')
      await signIn.getByRole('button', { name: 'Sign in' }).focus()
      await site.page.keyboard.press('Enter')
      await expect.poll(() => signIn.textContent(), { timeout: 10_000 }).toContain('Signed in until')
      expect(await site.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain('canary')
    })
  })

  it('Digest answers the challenge of the sandbox, and of a server that lets the page see it', async () => {
    const { panel, field, send, status } = await openAuth('get-safe')
    expect(await panel.locator('.TryItAuth .place').first().textContent()).toContain('Authorization: Digest')
    await send()
    await expect.poll(status).toBe('204 No Content')
    await panel.getByLabel('User').fill('ada')
    await panel.getByLabel('Password').fill('wrong')
    await send()
    await expect.poll(status).toBe('401 Unauthorized')
    await panel.getByLabel('User').fill('bob')
    await panel.getByLabel('Password').fill('s3cret')
    await panel.getByLabel('Server').selectOption({ label: 'Live' })
    await panel.getByLabel(/Send my key/).check()
    await send()
    await expect.poll(status).toBe('204 No Content')
    expect(site.live.asked.map(({ headers }) => headers.authorization?.split(' ', 2))).toEqual([undefined, ['Digest', 'username="bob",']])
    expect(JSON.stringify(site.live.asked)).not.toContain('s3cret')
    await field('kind').fill('hidden')
    await send()
    await expect.poll(status).toBe('401 Unauthorized')
    expect(await panel.locator('.hint').textContent()).toContain('Access-Control-Expose-Headers: WWW-Authenticate')
  })

  it('Basic has a box for the user and one for the password', async () => {
    const { panel, send, status } = await openAuth('get-door')
    await panel.getByLabel('User').fill('ada')
    await panel.getByLabel('Password').fill('s3cret:colon')
    await panel.getByLabel('Server').selectOption({ label: 'Live' })
    await panel.getByLabel(/Send my key/).check()
    await send()
    await expect.poll(status).toBe('200 OK')
    expect(site.live.asked[0]?.headers.authorization).toBe(`Basic ${btoa('ada:s3cret:colon')}`)
  })
}
