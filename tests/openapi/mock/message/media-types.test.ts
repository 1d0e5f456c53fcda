import { expect, it } from 'vitest'
import { parseMultipart } from '../../../../openapi/mock/message/multipart.ts'
import { typeParameter } from '../../../../openapi/mock/message/media-type.ts'
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
  ['application/vnd.ms-excel', '\x09\0\x04\0\x02\0\x10\0', '\x0A\0\0\0'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK\x03\x04', '[Content_Types].xml'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK\x03\x04', '_rels/.rels'],
  ['application/msword', '{\\rtf1', '}'],
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

const bare = smallMock(`
paths:
  /bare/{kind}:
    get:
      parameters: [{ name: kind, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: Fine
          headers: { Vary: { schema: { type: string }, example: Accept } }
          content:
            image/svg+xml: {}
            application/atom+xml: {}
            application/rss+xml: {}
            application/xhtml+xml: { schema: { type: string, format: binary } }
            application/vnd.google-earth.kml+xml: { schema: { type: string } }
            application/problem+xml: {}
            text/html: {}
            text/vtt: {}
            text/calendar: {}
            multipart/mixed: { schema: { type: array, items: { type: object, properties: { id: { type: integer, example: 7 } } }, minItems: 2 } }
            multipart/form-data: { schema: { type: object, required: [a, b], properties: { a: { type: string, example: x }, b: { type: integer, example: 2 } } } }
            multipart/related: {}
`)

it.each([
  ['image/svg+xml', /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*><\/svg>$/],
  ['application/atom+xml', /^<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom">.*<updated>.*<\/feed>$/],
  ['application/rss+xml', /^<rss version="2\.0"><channel>/],
  ['application/xhtml+xml', /^<html xmlns="http:\/\/www\.w3\.org\/1999\/xhtml">/],
  ['application/vnd.google-earth.kml+xml', /^<kml xmlns=/],
  ['application/problem+xml', /^<problem xmlns="urn:ietf:rfc:7807">/],
  ['text/html', /^<!DOCTYPE html>/],
  ['text/vtt', /^WEBVTT/],
  ['text/calendar', /^BEGIN:VCALENDAR\r\n/],
])('a format has its own root where nothing is said of what is in it: %s', async (accept, begin) => {
  const { text, headers } = await bare('GET', '/bare/x', undefined, { accept })
  expect(headers.get('content-type')).toContain(accept)
  expect(text).toMatch(begin)
})

it.each([
  ['multipart/mixed', ['{"id":7}', '{"id":7}']],
  ['multipart/form-data', ['x', '2']],
  ['multipart/related', ['']],
])('parts have a boundary: %s', async (accept, bodies) => {
  const { text, headers } = await bare('GET', '/bare/x', undefined, { accept })
  const boundary = typeParameter(headers.get('content-type') ?? '', 'boundary') ?? ''
  const parts = parseMultipart(new TextEncoder().encode(text), boundary)
  expect(parts?.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(bodies)
  expect(parts?.map(({ name }) => name)).toEqual(accept.endsWith('form-data') ? ['a', 'b'] : bodies.map(() => ''))
})

it('what an answer varies by is said with what the mock adds', async () => {
  const { headers } = await bare('GET', '/bare/x', undefined, { accept: 'text/html', origin: 'https://example.com' })
  expect(headers.get('vary')?.split(', ')).toEqual(['Accept', 'Origin'])
})
