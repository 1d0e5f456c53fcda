import { request } from 'node:http'

/**
 * Sends a request whose answer takes its time. It resolves once a server has the request, which servers say to whoever asks whether to go
 * on; the status comes later. RFC 9110, section 10.1.1.
 */
export function begin(url: string, headers: Record<string, string>): Promise<{ status: Promise<number> }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { ...headers, expect: '100-continue' }, agent: false })
    const status = new Promise<number>((resolve, reject) => {
      sent.on('response', response => resolve(response.resume().statusCode ?? 0)).on('error', reject)
    })
    status.catch(reject)
    sent.once('continue', () => resolve({ status }))
    sent.end()
  })
}
