import type { AddressInfo } from 'node:net'
import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import sirv from 'sirv'

export interface BuiltSite {
  origin: string
  status: number | null
  stderr: string
  stop: () => void
}

/** Builds a spec into a folder and hosts it without any policy. */
export async function buildSite(spec: string, out: string): Promise<BuiltSite> {
  const { status, stderr } = spawnSync('node', ['scripts/build.ts', spec, '--out', out], { encoding: 'utf8' })
  const server = createServer(sirv(out, { dev: true, extensions: ['html'] }))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    status,
    stderr,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
