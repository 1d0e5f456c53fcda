import { describe, expect, it } from 'vitest'
import { smallMock } from '../support/small.ts'

const content = '{ schema: { type: object, properties: { name: { type: string } } } }'
const call = smallMock(`
paths:
  /json: { post: { requestBody: { content: { application/json: ${content} } }, responses: { '200': { description: Fine, content: { application/json: ${content} } } } } }
  /form: { post: { requestBody: { content: { application/x-www-form-urlencoded: ${content}, multipart/form-data: ${content} } }, responses: { '200': { description: Fine, content: { application/json: ${content} } } } } }
  /text: { post: { requestBody: { content: { text/plain: { schema: { const: Zoë } } } }, responses: { '204': { description: Fine } } } }
  /bytes: { post: { requestBody: { content: { application/octet-stream: {} } }, responses: { '204': { description: Fine } } } }
`)
const name = 'Zoë → 東京'
const text = JSON.stringify({ name })
/** UTF-16, the lower byte of each unit first. */
function little(value: string): Uint8Array {
  return new Uint8Array(new Uint16Array([...value].map(character => character.charCodeAt(0))).buffer)
}
const big = (value: string) => little(value).map((_, index, all) => all[index ^ 1] ?? 0)
const send = (path: string, type: string, body: unknown) => call('POST', path, body, { 'content-type': type })

describe('the charset of a body', () => {
  it.each<[string, Uint8Array]>([
    ['utf-16', big(text)],
    ['utf-16', big(`\uFEFF${text}`)],
    ['UTF-16', little(`\uFEFF${text}`)],
    // Some clients leave the mark out, and write the lower byte first all the same.
    ['"utf-16"', little(text)],
    ['utf-16le', little(text)],
    ['utf-16be', big(text)],
    ['utf8', new TextEncoder().encode(text)],
  ])('is the one that it names: %s', async (charset, body) => {
    expect((await send('/json', `application/json; charset=${charset}`, body)).body).toEqual({ name })
  })

  it('counts for text and forms', async () => {
    expect((await send('/text', 'text/plain;charset=iso-8859-1', Uint8Array.of(0x5A, 0x6F, 0xEB))).status).toBe(204)
    expect((await send('/form', 'application/x-www-form-urlencoded; charset=utf-16', big('name=Zo%C3%AB'))).body).toEqual({ name: 'Zoë' })
    const part = `--x\r\nContent-Disposition: form-data; name="name"\r\nContent-Type: text/plain; charset=CHARSET\r\n\r\nZo\xEB\r\n--x--`
    const bytes = (charset: string) => Uint8Array.from(part.replace('CHARSET', charset), character => character.charCodeAt(0))
    expect((await send('/form', 'multipart/form-data; boundary=x', bytes('iso-8859-1'))).body).toEqual({ name: 'Zoë' })
    for (const charset of ['utf-8', 'x-none'])
      expect((await send('/form', 'multipart/form-data; boundary=x', bytes(charset))).status).toBe(400)
  })

  it('is refused where it is unknown, or where the bytes are of another', async () => {
    const unknown = await send('/json', 'application/json; charset=x-none', text)
    expect([unknown.status, unknown.body]).toMatchObject([415, { code: 'unsupported_charset' }])
    for (const [charset, body] of [['utf-16', Uint8Array.of(0xD8, 0x00)], ['utf-8', Uint8Array.of(0x22, 0xFF, 0x22)], ['utf-16le', Uint8Array.of(0x22)]] as const)
      expect((await send('/json', `application/json; charset=${charset}`, body)).status).toBe(400)
  })

  it('means nothing where bytes are no text', async () => {
    expect((await send('/bytes', 'application/octet-stream; charset=x-none', Uint8Array.of(1))).status).toBe(204)
  })
})
