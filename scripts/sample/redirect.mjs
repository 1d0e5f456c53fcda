import http from 'node:http'
import https from 'node:https'
import process from 'node:process'

/** Preloaded where a client names the API's host itself: what it would send there goes to the mock. */
const mock = new URL(process.env.MOCK_ORIGIN)
const base = mock.pathname.replace(/\/$/, '')

https.request = (options, ...rest) => http.request({
  ...options,
  protocol: 'http:',
  host: mock.hostname,
  hostname: mock.hostname,
  port: mock.port,
  path: base + options.path,
  agent: undefined,
}, ...rest)

const { fetch } = globalThis
globalThis.fetch = (input, init) => {
  const request = new Request(input, init)
  const { pathname, search } = new URL(request.url)
  return fetch(new Request(mock.origin + base + pathname + search, request))
}
