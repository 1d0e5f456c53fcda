/* eslint-disable no-template-curly-in-string */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Case } from './support/compare.ts'
import type { Recorder } from './support/recorder.ts'
import { buildRequest } from '../../../openapi/samples/index.ts'
import { compareAll, sendAll } from './support/compare.ts'
import { bodyOf, objectOf, operationOf, parameterOf, schemaOf, schemeOf, securityOf } from './support/operation.ts'
import { createRecorder } from './support/recorder.ts'
import { listRunnableStyles } from './support/run.ts'

const payloads = [
  '\'; touch CANARY; \'',
  '"; touch CANARY; "',
  '$(touch CANARY)',
  '`touch CANARY`',
  '${IFS}$(touch${IFS}CANARY)',
  '\n touch CANARY\n',
  '\\\'; touch CANARY #',
  '| touch CANARY',
  '&& touch CANARY #',
  'EOF\ntouch CANARY\n',
  ' -o CANARY',
  '--output=CANARY',
  '@secret.txt',
  '<secret.txt',
  'x=@secret.txt',
  'x=<secret.txt',
  'x@secret.txt',
  '=@secret.txt',
  '@secret.txt;type=text/plain',
  '(;type=multipart/mixed',
  '\'+require("fs").writeFileSync("CANARY","")+\'',
  '${require("fs").writeFileSync("CANARY","")}',
  '`+process.exit(3)+`',
  '\\\');process.exit(3);(\'',
  '\u2028process.exit(3)//',
  '</script><script>alert(1)</script>',
  '\'.touch("CANARY").\'',
  '{${touch("CANARY")}}',
  '\\\');touch("CANARY");//',
  '?><?php touch("CANARY"); ?>',
  '<?= touch("CANARY") ?>',
  '\'+str(open("CANARY","w"))+\'',
  '{open("CANARY","w")}',
  '\\\'); open("CANARY","w"); (\'',
  '\'\'\'); open("CANARY","w")#',
  '#{File.write("CANARY","")}',
  '" + exec.Command("touch","CANARY").Run() + "',
  'a\r\nX-Injected: yes',
  'a; injected=yes',
  '\u0000',
]

const bodies = [
  (text: string) => bodyOf('application/json', JSON.stringify({ [text]: text, list: [text] })),
  (text: string) =>
    bodyOf('application/x-www-form-urlencoded', JSON.stringify({ [text]: text, nested: { [text]: text } })),
  (text: string) =>
    bodyOf('multipart/form-data', JSON.stringify({ [text]: text, typed: text, file: text }), {
      schema: objectOf({ file: schemaOf(['string'], { format: 'binary' }) }),
      encoding: { typed: { contentType: 'text/html' } },
    }),
  (text: string) =>
    bodyOf('multipart/form-data', JSON.stringify({ a: text }), {
      encoding: { a: { contentType: text, headers: { 'X-Part': text } } },
    }),
  (text: string) => bodyOf('text/plain', text),
  (text: string) => bodyOf(text, '{"a":1}'),
]

/** One payload in every slot at once. */
const cases: Case[] = payloads.flatMap(text =>
  bodies.map((body, index): Case => ({
    name: `${JSON.stringify(text)} in body ${index}`,
    operation: operationOf({
      method: index === 0 ? text : 'post',
      path: `/literal ${text}/{id}/{${text}}`,
      parameters: [
        parameterOf('path', 'id', text),
        parameterOf('query', text, text),
        parameterOf('query', 'deep', { [text]: text }, { style: 'deepObject', explode: true }),
        parameterOf('header', 'X-Text', text),
        parameterOf('header', text, text),
        parameterOf('cookie', 'c', text),
        parameterOf('cookie', text, text),
      ],
      requestBody: body(text),
      security: securityOf(
        schemeOf('basic', { scheme: 'basic', sampleKey: text }),
        schemeOf('query', {
          type: 'apiKey',
          parameter: { name: text, in: 'query' },
          sampleKey: text,
        }),
        schemeOf('header', {
          type: 'apiKey',
          parameter: { name: 'X-Key', in: 'header' },
          sampleKey: text,
        }),
        schemeOf('cookie', {
          type: 'apiKey',
          parameter: { name: 'k', in: 'cookie' },
          sampleKey: text,
        }),
      ),
    }),
  })),
)

describe('nothing that a spec says runs', () => {
  let recorder: Recorder
  let folder: string
  const fileContent = Buffer.from('file')

  beforeAll(async () => {
    recorder = await createRecorder()
    folder = mkdtempSync(join(tmpdir(), 'injection-'))
    writeFileSync(join(folder, 'secret.txt'), 'LOCAL SECRET')
    writeFileSync(join(folder, 'file.bin'), fileContent)
    await sendAll(recorder, cases, fileContent)
  }, 60_000)

  afterAll(async () => {
    await recorder.close()
    rmSync(folder, { recursive: true })
  })

  it.for(listRunnableStyles())('$label takes all of it for text', { timeout: 180_000 }, async ({ client, style }) => {
    // No environment variable holds a NUL; those cases come last.
    const possible = style.environment ? cases.slice(0, -bodies.length) : cases
    const { different, stderr } = await compareAll(recorder, possible, client, folder, style)
    expect(readdirSync(folder).filter(name => name.includes('CANARY'))).toEqual([])
    expect(different.slice(0, 2), stderr.slice(-2_000)).toEqual([])
    expect(different.map(({ name }) => name)).toEqual([])
  })

  it('no request carries a file that was not chosen', () => {
    expect(recorder.requests.filter(({ body }) => body.includes('LOCAL SECRET'))).toEqual([])
    expect(recorder.requests.filter(({ headers }) => headers.some(([name]) => name === 'x-injected'))).toEqual([])
    expect(existsSync(join(folder, 'CANARY'))).toBe(false)
  })

  it.for([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'gopher://127.0.0.1:25/x',
    'https://user:password@evil.example',
    '//evil.example',
    'https://api.example.com\n-o CANARY',
    '\'; touch CANARY #',
  ])('the server %j gives an http URL in one literal', (server) => {
    const request = buildRequest(operationOf(), { server })
    expect(request.url).toMatch(/^https?:\/\/[\w.-]+(?:\/[\w.~%!$&'()*+,;=:@/-]*)?$/)
    expect(request.url).not.toContain('@')
  })
})
