import type { Listening } from './listen.ts'
import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import sirv from 'sirv'
import { listen } from './listen.ts'

export interface BuiltSite extends Listening {
  status: number | null
  stderr: string
}

/** Builds a spec into a folder and hosts it without any policy. */
export async function buildSite(spec: string, out: string): Promise<BuiltSite> {
  const { status, stderr } = spawnSync('node', ['scripts/build.ts', spec, '--out', out], { encoding: 'utf8' })
  const server = createServer(sirv(out, { dev: true, extensions: ['html'] }))
  return { status, stderr, ...await listen(server) }
}
