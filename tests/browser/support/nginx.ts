import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { nginxPath } from '../../../scripts/tools.ts'
import { freePort } from '../../support/port.ts'

export interface Nginx {
  origin: string
  /** Of its one worker. */
  worker: () => number
  stop: () => Promise<void>
}

/** The block of a server that Debian's package of nginx comes with. */
const debianDefault = 'index index.html index.htm index.nginx-debian.html;\nserver_name _;\nlocation / {\n  try_files $uri $uri/ =404;\n}'

/** Serves a folder by nginx as its package configures it, with some lines more in its server block. */
export function startNginx(root: string, lines = '', ownLocation = debianDefault): Promise<Nginx> {
  return runNginx(port => `server {
    listen 127.0.0.1:${port} default_server;
    root ${root};
    ${lines}
    ${ownLocation}
  }`)
}

const fewTypes = 'text/html html; text/css css; application/javascript js; application/json json; image/svg+xml svg; font/woff2 woff2;'
const mimeTypes = existsSync('/etc/nginx/mime.types') ? 'include /etc/nginx/mime.types;' : `types { ${fewTypes} }`

/** How long it may take to start, in milliseconds. */
const patience = 60_000

/**
 * Runs nginx with what a file of its `conf.d` says, and waits until it listens on the port that it was written for. It cannot be told to
 * choose one itself, so it takes another where somebody was faster.
 */
export async function runNginx(blocksFor: (port: number) => string): Promise<Nginx> {
  for (;;) {
    const nginx = await tryNginx(blocksFor)
    if (nginx !== undefined)
      return nginx
  }
}

/** Undefined where the port was taken in between. */
async function tryNginx(blocksFor: (port: number) => string): Promise<Nginx | undefined> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'specimen-nginx-'))
  mkdirSync(join(folder, 'logs'))
  writeFileSync(
    join(folder, 'nginx.conf'),
    `pid ${folder}/nginx.pid;
error_log ${folder}/logs/error.log;
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  ${mimeTypes}
  default_type application/octet-stream;
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  ${blocksFor(port)}
}
`,
  )
  const command = ['-p', folder, '-c', join(folder, 'nginx.conf')]
  const check = spawnSync(nginxPath(), ['-t', ...command], { encoding: 'utf8' })
  if (check.status !== 0 && !isTaken(check.stderr))
    throw new Error(check.stderr)
  const child = spawn(nginxPath(), command, { stdio: 'ignore' })
  const ended = new Promise(resolve => child.once('exit', resolve))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const origin = `http://127.0.0.1:${port}`
  const began = performance.now()
  // Whoever listens on the port writes the file only once it does.
  while (!existsSync(join(folder, 'nginx.pid')) || !await fetch(origin).then(() => true, () => false)) {
    const hasEnded = child.exitCode !== null
    if (hasEnded || performance.now() - began > patience) {
      const said = readFileSync(join(folder, 'logs/error.log'), 'utf8')
      await stop()
      if (hasEnded && isTaken(said))
        return undefined
      throw new Error(said)
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return {
    origin,
    worker: () => Number(spawnSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' }).stdout.split('\n', 1)[0]),
    stop,
  }
}

function isTaken(said: string): boolean {
  return said.includes('Address already in use')
}
