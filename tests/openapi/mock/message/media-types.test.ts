import { expect, it } from 'vitest'
import { smallMock } from '../support/small.ts'

const call = smallMock(`
paths:
  /thing:
    get:
      responses:
        '200':
          description: Fine
          content:
            application/json;version=1: { example: { v: 1 } }
            application/json;version=2: { example: { v: 2 } }
            text/csv: { schema: { type: array, items: { type: object, properties: { id: { type: integer, example: 1 }, name: { type: string, example: 'a, "b"' } } } } }
    post:
      requestBody: { content: { application/json;version=1: { schema: { type: object, required: [a] } }, application/json;version=2: { schema: { type: object, required: [b] } } } }
      responses: { '204': { description: Fine } }
`)

it.each([
  ['application/json;version=2', { v: 2 }],
  ['application/json; version="2"; q=0.5', { v: 2 }],
  ['application/json', { v: 1 }],
  ['application/json;version=1, application/json;version=2;q=0.9', { v: 1 }],
])('parameters of a media type count: %s', async (accept, body) => {
  expect((await call('GET', '/thing', undefined, { accept })).body).toEqual(body)
})

it('a version that is not there is not acceptable', async () => {
  expect((await call('GET', '/thing', undefined, { accept: 'application/json;version=3' })).status).toBe(406)
})

it.each([
  ['application/json;version=1', { a: 1 }, 204],
  ['application/json;version=2', { a: 1 }, 400],
  ['application/json; charset=utf-8; version=2', { b: 1 }, 204],
])('a body is of the version that it says: %s', async (type, body, status) => {
  expect((await call('POST', '/thing', JSON.stringify(body), { 'content-type': type })).status).toBe(status)
})

it('cSV has rows', async () => {
  const { text } = await call('GET', '/thing', undefined, { accept: 'text/csv' })
  expect(text.trimEnd()).toBe('id,name\n1,"a, ""b"""')
})

it.each([
  ['image/png', '\x89PNG\r\n\x1A\n', 'IEND'],
  ['image/gif', 'GIF89a', ''],
  ['image/jpeg', '\xFF\xD8\xFF', '\xFF\xD9'],
  ['image/webp', 'RIFF', 'WEBPVP8 '],
  ['image/avif', '\0\0\0', 'av1C'],
  ['image/bmp', 'BM', ''],
  ['image/tiff', 'II*\0', ''],
  ['image/x-icon', '\0\0\x01\0\x01\0', ''],
  ['audio/wav', 'RIFF', 'WAVEfmt '],
  ['audio/mpeg', '\xFF', ''],
  ['audio/mp4', '\0\0\0', 'mp4a'],
  ['audio/aac', '\xFF', ''],
  ['audio/flac', 'fLaC', ''],
  ['audio/ogg', 'OggS', 'OpusTags'],
  ['audio/webm', '\x1A\x45\xDF\xA3', 'A_OPUS'],
  ['video/mp4', '\0\0\0', 'avc1'],
  ['video/quicktime', '\0\0\0', 'ftypqt'],
  ['video/webm', '\x1A\x45\xDF\xA3', 'V_VP8'],
  ['video/ogg', 'OggS', 'theora'],
  ['font/ttf', '\0\x01\0\0', 'glyf'],
  ['font/otf', 'OTTO', 'CFF '],
  ['font/woff', 'wOFF', ''],
  ['font/woff2', 'wOF2', ''],
  ['application/pdf', '%PDF-1', 'startxref'],
  ['application/zip', 'PK\x05\x06', ''],
  ['application/gzip', '\x1F\x8B\x08', ''],
  ['application/x-bzip2', 'BZh', ''],
  ['application/x-xz', '\xFD7zXZ\0', 'YZ'],
  ['application/x-7z-compressed', '7z\xBC\xAF\x27\x1C', ''],
  ['application/wasm', '\0asm\x01\0\0\0', ''],
  ['application/x-tar', '\0'.repeat(1_024), ''],
])('%s is a small file of that type', async (accept, start, within) => {
  const { createMockHandler } = await import('../../../../openapi/mock/index.ts')
  const { smallDocument } = await import('../support/small.ts')
  const handler = createMockHandler(smallDocument(`paths: { /f: { get: { responses: { '200': { description: F, content: { ${accept}: {} } } } } } }`))
  const response = await handler(new Request('http://localhost/f'))
  expect(response.headers.get('content-type')).toBe(accept)
  const text = Buffer.from(await response.arrayBuffer()).toString('latin1')
  expect(text.slice(0, start.length)).toBe(start)
  expect(text).toContain(within)
})
