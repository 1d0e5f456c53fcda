import http from 'node:http'
import https from 'node:https'
import process from 'node:process'

/** Preloaded where a published client names the API's host itself: what it would send there goes to the mock. */
const mock = new URL(process.env.MOCK_ORIGIN)
https.request = (options, ...rest) => http.request({
  ...options,
  protocol: 'http:',
  host: mock.hostname,
  hostname: mock.hostname,
  port: mock.port,
  path: mock.pathname.replace(/\/$/, '') + options.path,
  agent: undefined,
}, ...rest)
