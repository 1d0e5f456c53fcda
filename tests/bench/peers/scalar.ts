import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { serve } from '@hono/node-server'
import { createMockServer } from '@scalar/mock-server'

const [spec = '', port] = process.argv.slice(2)
const app = await createMockServer({ document: await readFile(spec, 'utf8') })
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(port) })
