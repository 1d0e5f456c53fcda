import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const command = ['scripts/specimen.ts', 'mcp', 'tests/fixtures/vault.yaml', 'tests/fixtures/accounts.yaml']

/** Calls a tool as any client does. */
async function call(client: Client, name: string, input: Record<string, unknown>): Promise<string> {
  const { content } = await client.callTool({ name, arguments: input })
  return (content as { text: string }[]).map(({ text }) => text).join('\n')
}

describe('over stdio', () => {
  const client = new Client({ name: 'test', version: '1' })

  beforeAll(async () => {
    await client.connect(new StdioClientTransport({ command: process.execPath, args: command }))
  })
  afterAll(() => client.close())

  it('tells its tools, and which of them only read', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
      ['search', true],
      ['read_page', true],
      ['list_operations', true],
      ['make_sample', true],
      ['try_operation', false],
    ])
  })

  it('finds an operation, reads its page, and follows a link of it', async () => {
    const found = await call(client, 'search', { query: 'POST /users', api: 'accounts' })
    const address = /^- operation: Create a user · POST \/users · (\S+)/.exec(found)?.[1]
    expect(address).toBe('/accounts/users/create-user')
    const page = await call(client, 'read_page', { page: address })
    expect(page).toContain('# Create a user')
    const link = /\]\((\/accounts\/users\/index\.md)\)/.exec(page)?.[1]
    expect(await call(client, 'read_page', { page: link })).toContain('# Users')
  })

  it('lists operations, of all APIs or of one tag', async () => {
    const all = await call(client, 'list_operations', {})
    expect(all).toMatch(/\(vault\)[\s\S]*\(accounts\)/)
    const users = await call(client, 'list_operations', { api: 'accounts', tag: 'users' })
    expect(users).toContain('- POST /users · Create a user')
    expect(users).not.toContain('reset-password')
  })

  it('writes a sample in a language', async () => {
    const sample = await call(client, 'make_sample', { operation: 'createUser', language: 'curl' })
    expect(sample).toMatch(/^curl\n\ncurl /)
    expect(sample).not.toContain('await fetch')
  })

  it('tries operations on a sandbox that remembers, and is told what is wrong', async () => {
    const made = await call(client, 'try_operation', {
      operation: 'POST /users',
      api: 'accounts',
      body: { name: 'Zoe Zimmer', email: 'zoe@example.com', username: 'zoezimmer', password: 'plum-Harbour-82-kite' },
    })
    expect(made).toMatch(/^POST \/accounts\/mock\/1\/users[\s\S]*\nHTTP 20\d/)
    const id = /"id": ?"?(\w+)/.exec(made)?.[1]
    const read = await call(client, 'try_operation', { operation: 'getUser', api: 'accounts', path: { userId: id } })
    expect(read).toContain('zoe@example.com')
    const refused = await call(client, 'try_operation', { operation: 'POST /users', api: 'accounts', body: { email: 5 } })
    expect(refused).toMatch(/\nHTTP 4\d\d\n/)
  })

  it('says what is wrong with a question', async () => {
    const { content, isError } = await client.callTool({ name: 'read_page', arguments: { page: '/nowhere' } })
    expect([isError, (content as { text: string }[])[0]?.text]).toEqual([true, expect.stringContaining('/nowhere')])
    expect(await call(client, 'search', {})).toBe('query is missing.')
    expect(await call(client, 'search', { query: 'a', api: 'none' })).toContain('vault, accounts')
  })
})

describe('over HTTP', () => {
  it('answers the same, and no page of another site', async () => {
    const child = spawn(process.execPath, [...command, '--http', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const url = /http:\S+/.exec(String(line))?.[0] ?? ''
    const client = new Client({ name: 'test', version: '1' })
    await client.connect(new StreamableHTTPClientTransport(new URL(url)) as Parameters<typeof client.connect>[0])
    expect(await call(client, 'search', { query: 'createUser' })).toContain('/accounts/users/create-user')
    await client.close()
    const foreign = await fetch(url, { method: 'POST', headers: { Origin: 'https://evil.example.com' }, body: '{}' })
    expect(foreign.status).toBe(403)
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
})
