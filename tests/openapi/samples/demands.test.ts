import { describe, expect, it } from 'vitest'
import { buildRequest, languages } from '../../../openapi/samples/index.ts'
import { cases } from './support/cases.ts'
import { bodyOf, operationOf, parameterOf, schemeOf, securityOf } from './support/operation.ts'

function codes(operation: ReturnType<typeof operationOf>): Record<string, string> {
  const request = buildRequest(operation)
  return Object.fromEntries(languages.map(({ id, emit }) => [id, emit(request).code]))
}

describe('what only some clients can do', () => {
  it('is the answer to a digest challenge, which the others say that they cannot give', () => {
    const scheme = schemeOf('digest', { scheme: 'digest', sampleKey: 'ada:secret' })
    const { curl, php, python, csharp, node, ruby, go, java } = codes(operationOf({ security: securityOf(scheme) }))
    expect(csharp).toMatch(/new CredentialCache \{ \{ new Uri\("https?:\/\/[^/"]+"\), "Digest", new NetworkCredential\("ada", "secret"\) \} \}/)
    expect(csharp).toContain('using System.Net;')
    expect(csharp).not.toContain('Basic')
    expect(curl).toContain('--digest -u ada:secret')
    expect(php).toContain('CURLAUTH_DIGEST')
    expect(python).toContain('auth=HTTPDigestAuth(\'ada\', \'secret\')')
    for (const code of [node, ruby, go, java])
      expect(code).toMatch(/Digest/)
  })

  it('is a certificate', () => {
    const scheme = schemeOf('cert', { type: 'mutualTLS' })
    const { curl, php, python, csharp, node } = codes(operationOf({ security: securityOf(scheme) }))
    expect(csharp).toContain('ClientCertificates = { X509Certificate2.CreateFromPemFile("client.pem", "client-key.pem") }')
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

it('no comment runs off the panel', () => {
  const emitters = languages.flatMap(({ clients }) => clients.map(({ emit }) => emit))
  const only = (type: 'digest' | 'certificate') => operationOf({
    method: 'post',
    security: securityOf(type === 'digest' ? schemeOf('digest', { scheme: 'digest' }) : schemeOf('cert', { type: 'mutualTLS' })),
    requestBody: bodyOf('application/json', '{"a":1}'),
  })
  const paged = (['cursor', 'link'] as const).map(by => buildRequest(operationOf({
    responses: [{ status: '200', anchor: '', label: '', headers: [], content: [{ type: 'application/json', examples: [] }], links: [] }],
    paging: by === 'link' ? { items: [], turn: { by } } : { items: ['data'], turn: { by, parameter: 'after', path: ['next'] } },
  })))
  const requests = [
    ...paged,
    buildRequest(only('digest')),
    buildRequest(only('certificate')),
    ...cases.map(({ operation, options }) => buildRequest(operation, options)),
  ]
  const styles = [
    {},
    { environment: true, handlesErrors: true },
    { allPages: true, handlesErrors: true },
    { types: true },
  ]
  const codes = emitters.flatMap(emit => requests.flatMap(request => styles.map(style => emit(request, style).code)))
  const lines = codes.flatMap(code => code.split('\n'))
  const comments = lines.filter(line => /^\s*(?:\/\/|#) /.test(line))
  expect(comments.length).toBeGreaterThan(0)
  expect(comments.filter(line => line.length > 100 && !/https?:/.test(line))).toEqual([])
})

it('breaks what a client cannot do into lines', () => {
  expect(codes(operationOf({ security: securityOf(schemeOf('digest', { scheme: 'digest' })) })).node?.split('\n')).toEqual([
    '// Node\'s fetch cannot answer the challenge of Digest authentication (RFC 7616):',
    '// curl, PHP and Python can.',
  ])
})

it('what nobody has declared is printed as it comes', () => {
  const [response] = operationOf().responses
  const operation = operationOf({ responses: response ? [{ ...response, content: [] }] : [] })
  expect(buildRequest(operation).answer).toBe('any')
  expect(codes(operation).node).toContain('await response.text()')
})
