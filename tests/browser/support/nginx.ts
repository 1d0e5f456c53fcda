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
  stop: () => void
}

/** The block of a server that Debian's package of nginx comes with. */
const debianDefault = 'index index.html index.htm index.nginx-debian.html;\nserver_name _;\nlocation / {\n  try_files $uri $uri/ =404;\n}'

/** Serves a folder by nginx as its package configures it, with some lines more in its server block. */
export async function startNginx(root: string, lines = '', ownLocation = debianDefault): Promise<Nginx> {
  const port = await freePort()
  return runNginx(port, `server {
    listen 127.0.0.1:${port} default_server;
    root ${root};
    ${lines}
    ${ownLocation}
  }`)
}

const fewTypes = 'text/html html; text/css css; application/javascript js; application/json json; image/svg+xml svg; font/woff2 woff2;'
const mimeTypes = existsSync('/etc/nginx/mime.types') ? 'include /etc/nginx/mime.types;' : `types { ${fewTypes} }`

/** Runs nginx with what a file of its `conf.d` says, and waits until it listens on a port. */
export async function runNginx(port: number, blocks: string): Promise<Nginx> {
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
  ${blocks}
}
`,
  )
  const check = spawnSync(nginxPath(), ['-t', '-p', folder, '-c', join(folder, 'nginx.conf')], { encoding: 'utf8' })
  if (check.status !== 0)
    throw new Error(check.stderr)
  const child = spawn(nginxPath(), ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
  const origin = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(origin).then(() => true, () => false))
      break
    if (child.exitCode !== null)
      throw new Error(readFileSync(join(folder, 'logs/error.log'), 'utf8'))
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return {
    origin,
    worker: () => Number(spawnSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' }).stdout.split('\n', 1)[0]),
    stop() {
      child.kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
