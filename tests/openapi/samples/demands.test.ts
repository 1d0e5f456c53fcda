import { describe, expect, it } from 'vitest'
import { buildRequest, languages } from '../../../openapi/samples/index.ts'
import { operationOf, parameterOf, schemeOf, securityOf } from './support/operation.ts'

function codes(operation: ReturnType<typeof operationOf>): Record<string, string> {
  const request = buildRequest(operation)
  return Object.fromEntries(languages.map(({ id, emit }) => [id, emit(request).code]))
}

describe('what only some clients can do', () => {
  it('is the answer to a digest challenge, which the others say that they cannot give', () => {
    const scheme = schemeOf('digest', { scheme: 'digest', sampleKey: 'ada:secret' })
    const { curl, php, python, node, ruby, go } = codes(operationOf({ security: securityOf(scheme) }))
    expect(curl).toContain('--digest -u ada:secret')
    expect(php).toContain('CURLAUTH_DIGEST')
    expect(python).toContain('auth=HTTPDigestAuth(\'ada\', \'secret\')')
    for (const code of [node, ruby, go])
      expect(code).toMatch(/Digest/)
  })

  it('is a certificate', () => {
    const scheme = schemeOf('cert', { type: 'mutualTLS' })
    const { curl, php, python, node } = codes(operationOf({ security: securityOf(scheme) }))
    expect(curl).toContain('--cert client.pem')
    expect(php).toContain('CURLOPT_SSLCERT')
    expect(python).toContain('cert=(')
    expect(node).toContain('node:https')
  })
})

it.each(['Idempotency-Key', 'If-Match', 'If-None-Match', 'If-Modified-Since', 'Range'])('%s is sent where it is required', (name) => {
  const sent = (required: boolean) =>
    buildRequest(operationOf({ parameters: [parameterOf('header', name, 'x', { required })] })).headers
  expect(sent(true)).toEqual([[name, 'x']])
  expect(sent(false)).toEqual([])
})

it('what nobody has declared is printed as it comes', () => {
  const [response] = operationOf().responses
  const operation = operationOf({ responses: response ? [{ ...response, content: [] }] : [] })
  expect(buildRequest(operation).answer).toBe('any')
  expect(codes(operation).node).toContain('await response.text()')
})
