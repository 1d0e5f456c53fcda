import type { SampleStyle } from '../../../openapi/samples/index.ts'
import type { Operation } from '../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { buildRequest, languages } from '../../../openapi/samples/index.ts'
import { bodyOf, objectOf, operationOf, parameterOf, schemaOf, schemeOf, securityOf } from './support/operation.ts'

const clients = languages.flatMap(({ clients }) => clients)

function write(client: string, operation: Operation, style?: SampleStyle): string {
  return clients.find(({ id }) => id === client)?.emit(buildRequest(operation, { api: 'test' }), style).code ?? ''
}

function posting(body: unknown, type = 'application/json'): Operation {
  return operationOf({ method: 'post', path: '/things', requestBody: bodyOf(type, typeof body === 'string' ? body : JSON.stringify(body)) })
}

describe('in C#', () => {
  it('writes objects without a type where their names can be those of properties', () => {
    expect(write('csharp', posting({ class: 'a', async: true, list: [{ x: 1 }, { y: [] }], mixed: [1, 'b'], none: null, far: 5000000000 })))
      .toContain(`request.Content = JsonContent.Create(new
{
    @class = "a",
    @async = true,
    list = new object[]
    {
        new { x = 1 },
        new { y = new object[] { } },
    },
    mixed = new object[] { 1, "b" },
    none = (object?)null,
    far = 5000000000,
}, new MediaTypeHeaderValue("application/json"));`)
  })

  it('writes dictionaries where one cannot, or would be written small', () => {
    for (const name of ['first-name', 'Name', 'größe', '']) {
      expect(write('csharp', posting({ [name]: null, more: { a: 1 } }))).toContain(
        `JsonContent.Create(new Dictionary<string, object?>\n{\n    ["${name}"] = null,\n    ["more"] = new Dictionary<string, object?> { ["a"] = 1 },\n}, new MediaTypeHeaderValue(`,
      )
    }
  })

  it('writes the text of numbers that no literal keeps, and of what is no object', () => {
    expect(write('csharp', posting('{"exact": 0.12345678901234567890}'))).toContain('new StringContent(')
    expect(write('csharp', posting('{"big": 9223372036854775808}'))).toContain('new StringContent(')
    expect(write('csharp', posting('"text"'))).toContain('new StringContent("\\"text\\"", new MediaTypeHeaderValue("application/json"))')
  })

  it('gives the headers of a body to the body, and reads no value that it need not read', () => {
    const operation = operationOf({
      ...posting({ a: 1 }, 'application/merge-patch+json; v=1'),
      parameters: [
        parameterOf('header', 'Content-MD5', 'abc'),
        parameterOf('header', 'If-Match', 'plain'),
        parameterOf('header', 'Accept-Language', 'de'),
        parameterOf('header', 'X-Trace', '1'),
        parameterOf('cookie', 'session', 'abc'),
      ].map(parameter => ({ ...parameter, required: true })),
    })
    expect(write('csharp', operation).split('\n').filter(line => line.startsWith('request.'))).toEqual([
      'request.Headers.TryAddWithoutValidation("If-Match", "plain");',
      'request.Headers.TryAddWithoutValidation("Accept-Language", "de");',
      'request.Headers.Add("X-Trace", "1");',
      'request.Headers.Add("Cookie", "session=abc");',
      'request.Content = JsonContent.Create(new { a = 1 }, MediaTypeHeaderValue.Parse("application/merge-patch+json; v=1"));',
      'request.Content.Headers.TryAddWithoutValidation("Content-MD5", "abc");',
    ])
    const alone = operationOf({ path: '/things', parameters: [{ ...parameterOf('header', 'Content-MD5', 'abc'), required: true }] })
    expect(write('csharp', alone)).toContain('request.Content = new ByteArrayContent([]);\nrequest.Content.Headers.TryAdd')
  })
})

describe('in Rust', () => {
  it('says JSON with a macro, with the width of whole numbers, as far as it goes', () => {
    expect(write('rust', posting({ a: 5, b: 5000000000, c: null }))).toContain('.json(&json!({ "a": 5, "b": 5000000000_i64, "c": null }))')
    const wide = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`k${index}`, index]))
    for (const body of [wide, { a: [{ b: wide }] }]) {
      const code = write('rust', posting(body))
      expect(code).toContain('.body(r#"{\n          "')
      expect(code).not.toContain('serde_json')
    }
    expect(write('rust', posting({ a: 1 }, 'application/merge-patch+json'))).toContain('.header("Content-Type", "application/merge-patch+json")')
  })

  it('names a bearer token so, wherever the key comes from, and no other scheme', () => {
    const bearer = securityOf(schemeOf('bearer', { scheme: 'bearer', sampleKey: 'secret' }))
    expect(write('rust', operationOf({ security: bearer }))).toContain('.bearer_auth("secret")')
    expect(write('rust', operationOf({ security: bearer }), { environment: true })).toContain('.bearer_auth(std::env::var("TEST_KEY")?)')
    const token = operationOf({ security: securityOf(schemeOf('key', { type: 'apiKey', parameter: { name: 'Authorization', in: 'header' }, sampleKey: 'secret' })) })
    expect(write('rust', token)).toContain('.header("Authorization", "secret")')
  })
})

it.for([
  ['node', `a: "it's"`],
  ['php', `'a' => "it's"`],
  ['python', `'a': "it's"`],
  ['ruby', `a: "it's"`],
] as const)('in %s text with an apostrophe stands in double quotes, unless they would change it', ([client, literal]) => {
  expect(write(client, posting({ a: 'it\'s' }))).toContain(literal)
  for (const text of ['it\'s "so"', 'it\'s $this', 'it\'s #{this}', 'it\'s \\n', 'it\'s </script>', 'it\'s\n'])
    expect(write(client, posting({ a: text }))).toMatch(/it\\'s|"it's\\n"|'it\\'s' \. "\\n"/)
})

it('in Python, a key with an apostrophe stays within its template', () => {
  const operation = operationOf({ parameters: [{ ...parameterOf('header', 'X-Note', 'it\'s'), required: true }], security: securityOf(schemeOf('bearer', { scheme: 'bearer', sampleKey: 'secret' })) })
  expect(write('python', operation, { environment: true })).toContain(`'X-Note': "it's"`)
})

it('in curl, parts of a form have quotes of their own where curl would read them otherwise', () => {
  const part = (text: string): string => write('curl', operationOf({
    method: 'post',
    requestBody: bodyOf('multipart/form-data', JSON.stringify({ a: text }), {
      schema: objectOf({ a: schemaOf(['string']) }),
      encoding: { a: { contentType: 'text/x-note' } },
    }),
  }))
  expect(part('{"b":"c, d"}')).toContain(`-F 'a={"b":"c, d"};type=text/x-note'`)
  for (const text of ['b;c', '"b"', '@b', '<b', '(b', ')', ' b', 'b '])
    expect(part(text)).toContain(`-F 'a="`)
})

it('names a page of a list page, and a choice by what its members have in common', () => {
  const named = (...names: string[]): string => write('node', operationOf({
    path: '/customers/{id}',
    responses: [{
      status: '200',
      anchor: 'status-200',
      label: 'OK',
      headers: [],
      links: [],
      content: [{ type: 'application/json', anchor: '', examples: [], schema: schemaOf([], { variants: [{ kind: 'anyOf', options: names.map(name => ({ label: name, schema: schemaOf(['object'], { component: { name } }) })) }] } as never) }],
    }] as never,
  }))
  expect(named('customer', 'deleted_customer')).toContain('const customer =')
  expect(named('cat', 'dog')).toContain('const result =')
  expect(named('FullRepository')).toContain('const repository =')
  expect(named('File--Mini')).toContain('const result =')
})
