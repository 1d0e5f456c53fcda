import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDownload, isPublicAddress } from '../../../openapi/read/download.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-tls-'))
const cert = join(folder, 'cert.pem')
const key = join(folder, 'key.pem')
execFileSync(
  'openssl',
  `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=specs.test -addext subjectAltName=DNS:specs.test -keyout ${key} -out ${cert}`.split(
    ' ',
  ),
  { stdio: 'pipe' },
)
const ca = readFileSync(cert, 'utf8')

const server = createServer({ cert: ca, key: readFileSync(key) }, (request, response) => {
  switch (request.url) {
    case '/pet.yaml':
      return response.end('type: string')
    case '/moved':
      return response.writeHead(302, { location: '/pet.yaml' }).end()
    case '/slow':
      return response.writeHead(200).write('type')
    case '/endless':
      return response.writeHead(200).end('x'.repeat(100_000))
    default:
      return response.writeHead(404).end()
  }
})
beforeAll(() => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

const here = [{ address: '127.0.0.1', family: 4 }]

function get(
  path: string,
  {
    host = 'specs.test',
    maxBytes = 1000,
    milliseconds = 30_000,
    isPublic = (_address: string): boolean => true,
    isKnown = true,
  } = {},
) {
  const { port } = server.address() as AddressInfo
  return createDownload({
    lookup: async () => here,
    isPublic,
    ...(isKnown && { ca }),
  })(new URL(`https://${host}:${port}${path}`), {
    maxBytes,
    signal: AbortSignal.timeout(milliseconds),
  })
}

describe('what is read over https', () => {
  it('comes from the host, or from where it says', async () => {
    expect(await get('/pet.yaml')).toEqual({ bytes: Buffer.from('type: string') })
    expect(await get('/moved')).toEqual({ location: '/pet.yaml' })
    expect(await get('/missing')).toEqual({ failure: 'the server answers 404' })
  })

  it('comes from nobody who cannot prove to be the host', async () => {
    expect(await get('/pet.yaml', { host: 'other.test' })).toEqual({
      failure: 'the connection failed (ERR_TLS_CERT_ALTNAME_INVALID)',
    })
    expect(await get('/pet.yaml', { isKnown: false })).toEqual({
      failure: 'the connection failed (DEPTH_ZERO_SELF_SIGNED_CERT)',
    })
  })

  it('does not come from this machine or its network, whatever a name stands for', async () => {
    expect(await get('/pet.yaml', { isPublic: isPublicAddress })).toEqual({ failure: 'the host has no public address' })
    expect(await get('/pet.yaml', { isPublic: isPublicAddress, host: '127.0.0.1' })).toEqual({
      failure: 'the host has no public address',
    })
    expect(await get('/pet.yaml', { isPublic: isPublicAddress, host: '[::1]' })).toEqual({
      failure: 'the host has no public address',
    })
    expect(await get('/pet.yaml', { isPublic: isPublicAddress, host: '2130706433' })).toEqual({
      failure: 'the host has no public address',
    })
  })

  it('is neither large nor long in coming', async () => {
    expect(await get('/endless')).toEqual({ failure: 'it is too large' })
    expect(await get('/slow', { milliseconds: 200 })).toEqual({ failure: 'the network takes too long' })
    const never = createDownload({ lookup: () => new Promise(() => {}), isPublic: () => true })
    expect(await never(new URL('https://specs.test/'), { maxBytes: 1, signal: AbortSignal.timeout(50) })).toEqual({
      failure: 'the network takes too long',
    })
  })
})

describe('a public address', () => {
  it.each(['1.1.1.1', '93.184.215.14', '172.15.0.1', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450:4001::1'])(
    'is %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )

  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a9fe:a9fe',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    '2002:7f00:1::',
    '2001::1',
    'ff02::1',
    'specs.test',
    '',
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})
