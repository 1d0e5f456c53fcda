import type { ApiDocument } from '../../openapi/document/index.ts'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { bundleMockWorker } from '../../site/mock-worker.ts'
import { mediaFiles } from '../../openapi/mock/answer/media-files.ts'
import { retiredWorker } from '../../openapi/mock/host/worker-script.ts'
import { readDocument } from '../../openapi/read/index.ts'

const nothing: ApiDocument = {
  name: 'nothing',
  version: '3.2.0',
  root: { openapi: '3.2.0', info: { title: 'Nothing', version: '1' }, paths: {} },
}

it('takes at most 90 kB of code, packed, without a compiler, and what reads XML only where there may be some', async () => {
  const make = (document: ApiDocument) => bundleMockWorker('.', { name: 'nothing', file: 'openapi/nothing.yaml', document })
  const taking = (type: string): ApiDocument => {
    const paths = { '/a': { post: { requestBody: { content: { [type]: {} } }, responses: {} } } } as ApiDocument['root']['paths']
    return { ...nothing, root: { ...nothing.root, paths } }
  }
  const code = await make(nothing)
  expect(gzipSync(code).length).toBeLessThan(90_000)
  expect(code).not.toMatch(/\beval\(|new Function\b|\bimport\b[^.]/)
  const unclosed = 'unclosed tag'
  expect(code).not.toContain(unclosed)
  expect(await make(taking('application/json'))).not.toContain(unclosed)
  for (const type of ['application/xml', 'application/problem+XML', '*/*', 'text/*']) {
    const whole = await make(taking(type))
    expect(whole, type).toContain(unclosed)
    expect(gzipSync(whole).length).toBeLessThan(102_000)
  }
})

it('reads bodies in parts only where a document may take some', async () => {
  const take = (type: string) => bundleMockWorker('.', {
    name: 'nothing',
    file: 'openapi/nothing.yaml',
    document: { ...nothing, root: { ...nothing.root, paths: { '/a': { post: { requestBody: { content: { [type]: {} } }, responses: {} } } } } },
  })
  const mark = 'filename*'
  for (const type of ['multipart/form-data', 'Multipart/*', '*/*'])
    expect(await take(type), type).toContain(mark)
  expect(await take('application/json')).not.toContain(mark)
})

it('is an authorization server only where a document has somebody sign in, and asks for digests only where it has some', async () => {
  const signedIn = (scheme: object): Promise<string> => bundleMockWorker('.', {
    name: 'nothing',
    file: 'openapi/nothing.yaml',
    document: { ...nothing, root: { ...nothing.root, components: { securitySchemes: { a: scheme } } } as ApiDocument['root'] },
  })
  const mark = 'code_challenge'
  expect(await signedIn({ type: 'http', scheme: 'bearer' })).not.toContain(mark)
  expect(await signedIn({ type: 'openIdConnect', openIdConnectUrl: 'https://a.example' })).toContain(mark)
  const whole = await signedIn({ type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://a.example', scopes: { 'application/xml': '' } } } })
  expect(whole).toContain(mark)
  expect(gzipSync(whole).length).toBeLessThan(102_000)
  const digest = 'charset=UTF-8'
  expect(whole).not.toContain(digest)
  const asking = await signedIn({ type: 'http', scheme: 'Digest' })
  expect(asking).toContain(digest)
  expect(gzipSync(asking).length).toBeLessThan(102_000)
})

it('carries the files of the media types that its document names, and no others', async () => {
  const response = (type: string) => ({ responses: { 200: { description: 'File', content: { [type]: {} } } } })
  const paths = { '/a': { get: response('Image/AVIF;q=1') }, '/d': { get: response('Image/SVG+xml') }, '/b': { get: response('font/*') }, '/c': { get: response('audio/x-wav') } }
  const document: ApiDocument = { ...nothing, root: { ...nothing.root, paths: paths as ApiDocument['root']['paths'] } }
  const code = await bundleMockWorker('.', { name: 'nothing', file: 'openapi/nothing.yaml', document })
  const carried = Object.entries(mediaFiles).filter(([, file]) => code.includes(file)).map(([type]) => type)
  expect(carried.sort()).toEqual(['audio/wav', 'font/woff2', 'image/avif'])
  expect(['www.w3.org/2000/svg', 'www.w3.org/2005/Atom'].map(root => code.includes(root))).toEqual([true, false])
})

it('carries the document and the overrides beside the spec', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'overrides-'))
  const file = join(folder, 'accounts.yaml')
  await copyFile('tests/fixtures/accounts.yaml', file)
  await writeFile(join(folder, 'accounts.mock.ts'), `export default { logOut: () => new Response('Until tomorrow.') }\n`)
  const { document } = await readDocument(file)
  const code = document && await bundleMockWorker('.', { name: 'accounts', file, document })
  await rm(folder, { recursive: true })
  expect(code).toContain('Until tomorrow.')
  expect(code).toContain('acc_test_7e577e577e577e57')
})

it('carries nothing that is internal', async () => {
  const file = 'tests/fixtures/vault.yaml'
  const { document } = await readDocument(file)
  const code = document && (await bundleMockWorker('.', { name: 'vault', file, document }))
  expect(code).toContain('listDoors')
  expect(code).not.toContain('SECRET')
})

it('is the same for the same spec, so that a worker is replaced when its spec changes and only then', async () => {
  const make = (): Promise<string> =>
    bundleMockWorker('.', { name: 'nothing', file: 'openapi/nothing.yaml', document: nothing })
  expect(await make()).toBe(await make())
})

it('lets a worker that was left behind take itself away', async () => {
  const listeners = new Map<string, (event: { waitUntil: (work: unknown) => void }) => void>()
  let unregistered = 0
  const scope = {
    addEventListener: (type: string, listener: (event: { waitUntil: (work: unknown) => void }) => void) =>
      listeners.set(type, listener),
    skipWaiting: () => {},
    registration: { unregister: () => unregistered++ },
  }
  // eslint-disable-next-line no-new-func -- this is a script that only browsers load otherwise
  new Function('self', retiredWorker)(scope)
  listeners.get('activate')?.({ waitUntil: () => {} })
  expect(unregistered).toBe(1)
  expect(listeners.has('fetch')).toBe(false)
})

it('takes overrides that import what the package has for them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'specimen-worker-'))
  await writeFile(
    join(folder, 'nothing.mock.ts'),
    'import { defineMock } from \'specimen-docs/mock\'\nexport default defineMock({ operations: { a: () => "told by hand" } })',
  )
  const code = await bundleMockWorker('.', { name: 'nothing', file: join(folder, 'nothing.yaml'), document: nothing })
  expect(code).toContain('told by hand')
  expect(code).not.toContain('specimen-docs')
  await rm(folder, { recursive: true })
})

it('says which overrides need more than a browser has', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'specimen-worker-'))
  await writeFile(
    join(folder, 'nothing.mock.ts'),
    'import { hostname } from \'node:os\'\nexport default { operations: { a: () => hostname() } }',
  )
  await expect(
    bundleMockWorker('.', {
      name: 'nothing',
      file: join(folder, 'nothing.yaml'),
      document: nothing,
    }),
  ).rejects.toThrow(/nothing\.mock\.ts imports node:os, and browsers have no such module/)
  await rm(folder, { recursive: true })
})
