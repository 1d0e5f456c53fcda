import type { AddressInfo } from 'node:net'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import sirv from 'sirv'

export interface StaticHost {
  origin: string
  /** What was asked of it so far. */
  requests: string[]
  /** Scripts that take the place of built ones. */
  replaced: Map<string, string>
  stop: () => Promise<void>
}

/** The built site on a host that knows files and nothing else, under the policy of its build. */
export async function startStaticHost(dist = 'docs/.vitepress/dist'): Promise<StaticHost> {
  const { site } = JSON.parse(await readFile(`${dist}/csp.json`, 'utf8')) as { site: string }
  const notFound = await readFile(`${dist}/404.html`)
  const requests: string[] = []
  const replaced = new Map<string, string>()
  const setHeaders = (response: { setHeader: (name: string, value: string) => unknown }): unknown =>
    response.setHeader('Content-Security-Policy', site)
  const serve = sirv(dist, { etag: true, setHeaders })
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    const other = replaced.get(request.url ?? '')
    if (other !== undefined)
      return void response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(other)
    serve(request, response, () => {
      setHeaders(response)
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    replaced,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
