import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { openPage, visit } from '../support/browser.ts'
import { tryIt } from '../support/pages.ts'
import { startScript } from '../support/server.ts'
import { useSite } from '../support/site.ts'

describe('npm start', () => {
  const site = useSite('dev')

  it('prints the addresses of the site and of each mock', async () => {
    const { origin, output } = site.server
    await expect.poll(output).toContain(`Mock  ${origin}/userstore/mock/1
`)
    expect(output()).toContain(`Site  ${origin}/
`)
    expect(output()).toContain(`Mock  ${origin}/userfront/mock/v0
`)
  })

  it('sends a request from a page to the mock on the same port', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    // The first page of a cold dev server waits for its dependencies to be bundled.
    page.setDefaultTimeout(120_000)
    await visit(page, '/userstore/users/create-user')
    const { open, field, send, status } = tryIt(page)
    await open()
    await field('email').fill('dev@example.com')
    await field('username').fill('dev')
    await send()
    await expect.poll(status).toBe('200 OK')
    await context.close()
  })
})

describe('a wrong call', () => {
  const run = (...args: string[]) => spawnSync('node', args, { encoding: 'utf8' })

  it.each(['dev', 'build', 'serve', 'mock', 'check', 'samples'])(
    'of %s is answered by one sentence and exit code 2',
    (script) => {
      for (const args of [['--nonsense'], ['no/such/file.yaml']]) {
        const { status, stderr } = run(`scripts/${script}.ts`, ...args)
        expect(status, stderr).toBe(2)
        expect(stderr.trim().split('\n')).toHaveLength(1)
        expect(stderr).not.toMatch(/\s+at /)
      }
    },
  )

  it('of a port in use says so', async () => {
    const server = await startScript('mock')
    const used = new URL(server.origin).port
    for (const script of ['mock', 'serve', 'dev']) {
      const { status, stderr } = run(`scripts/${script}.ts`, '--port', used)
      expect(status).toBe(2)
      expect(stderr).toContain(`Port ${used} is in use`)
    }
    await server.stop()
  })
})
