import type { HttpRequest, Part } from '../../../openapi/samples/http-request.ts'
import { describe, expect, it } from 'vitest'
import { toFetch } from '../../../openapi/samples/fetch.ts'

/** What the one file of a form is sent as: its name and its type. */
function sentAs(type: string, file: Blob): string[] {
  const parts: Part[] = [{ name: 'scan', content: { file: 'scan.bin' }, type }]
  const request = { url: 'https://a.test/', method: 'POST', headers: [], cookie: '', body: { kind: 'multipart', type: 'multipart/form-data', parts } } as unknown as HttpRequest
  const sent = (toFetch(request, () => file).init.body as FormData).get('scan') as File
  return [sent.name, sent.type]
}

describe('a file of a form', () => {
  const none = 'application/octet-stream'

  it.each([
    ['my holiday.jpeg', 'image/jpeg', none, 'image/jpeg'],
    ['Übersicht (2).png', 'image/png', 'image/png', 'image/png'],
    ['LICENSE', '', none, none],
    ['clip.webm', 'video/webm', 'video/mp4', 'video/webm'],
    ['order.json', 'application/json', 'application/vnd.order+json', 'application/vnd.order+json'],
  ])('that somebody chose goes under its own name: %s', (name, own, declared, sent) =>
    expect(sentAs(declared, new File(['x'], name, { type: own }))).toEqual([name, sent]))

  it('that nobody chose has the name and the type of the sample', () =>
    expect(sentAs('image/png', new Blob(['x'], { type: 'text/plain' }))).toEqual(['scan.bin', 'image/png']))
})
