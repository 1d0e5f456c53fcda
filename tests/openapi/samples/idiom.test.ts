import type { SampleStyle } from '../../../openapi/samples/index.ts'
import type { Operation, Schema } from '../../../openapi/model/types.ts'
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
    expect(write('csharp', posting({ a: 1 }, 'application/merge-patch+json'))).toContain('JsonContent.Create(new { a = 1 }, new MediaTypeHeaderValue("application/merge-patch+json"));')
  })

  it('writes dictionaries where one cannot, or would be written small', () => {
    for (const name of ['first-name', 'Name', 'größe', '']) {
      expect(write('csharp', posting({ [name]: null, more: { a: 1 } }))).toContain(
        `JsonContent.Create(new Dictionary<string, object?>\n{\n    ["${name}"] = null,\n    ["more"] = new Dictionary<string, object?> { ["a"] = 1 },\n}, new MediaTypeHeaderValue("application/json"));`,
      )
    }
  })

  it('writes the text of numbers that no literal keeps, and of what is no object', () => {
    expect(write('csharp', posting('{"exact": 0.12345678901234567890}'))).toContain('new StringContent(')
    expect(write('csharp', posting('{"big": 9223372036854775808}'))).toContain('new StringContent(')
    expect(write('csharp', posting('{"exact": 0.12345678901234567890, "text": "a \\"b\\""}'))).toBe(`using System.Net.Http.Headers;

using var client = new HttpClient();
using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.example.com/v1/things");
request.Content = new StringContent("""
    {
      "exact": 0.12345678901234567890,
      "text": "a \\"b\\""
    }
    """, new MediaTypeHeaderValue("application/json"));

using var response = await client.SendAsync(request);
Console.WriteLine(await response.Content.ReadAsStringAsync());`)
    expect(write('csharp', posting('"text"'))).toContain('new StringContent("\\"text\\"", new MediaTypeHeaderValue("application/json"))')
  })

  it('hands no class what it refuses: a type that is none, a part without a name, a key that is not set', () => {
    expect(write('csharp', posting('a', 'text/plain; x'))).toContain(
      'request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("a"));\nrequest.Content.Headers.TryAddWithoutValidation("Content-Type", "text/plain; x");',
    )
    expect(write('csharp', posting('a', 'text/plain; x=y'))).toContain('new StringContent("a", MediaTypeHeaderValue.Parse("text/plain; x=y"))')
    const parts = (name: string) => write('csharp', posting({ [name]: 'a', other: 'b' }, 'multipart/form-data'))
    expect(parts(' ')).not.toContain('MultipartFormDataContent')
    expect(parts('name')).toContain('new MultipartFormDataContent')
    const byQuery = securityOf(schemeOf('query', { type: 'apiKey', parameter: { in: 'query', name: 'key' } }))
    expect(write('csharp', operationOf({ security: byQuery }), { environment: true })).toContain('Uri.EscapeDataString(Environment.GetEnvironmentVariable("TEST_KEY") ?? "")')
  })

  it('asks whether an answer is a success, where no redirection is one', () => {
    const asking = (status: string) => write('csharp', operationOf({
      responses: [{ status, anchor: '', label: '', headers: [], content: [{ type: 'application/json', examples: [] }], links: [] }],
    }), { handlesErrors: true })
    expect(asking('200')).toContain('if (!response.IsSuccessStatusCode)\n')
    expect(asking('302')).toContain('if ((int)response.StatusCode >= 400)\n')
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

describe.for(['java', 'kotlin', 'swift'])('in %s', (client) => {
  it('writes a multipart body as lines, where none of them would be read otherwise', () => {
    const parts = (text: string) => write(client, posting({ a: text, b: 'c' }, 'multipart/form-data'))
    expect(parts('plain "text"')).toMatch(/\n +--boundary--(?:\\r)?\n/)
    for (const text of ['$x', 'a\\b', '"""', 'ends in a space ', 'größer'])
      expect(parts(text), text).not.toMatch(/\n +--boundary/)
  })
})

it('names a user and a password from the environment, which would make one line of two hundred characters', () => {
  const operation = operationOf({ security: securityOf(schemeOf('basic', { scheme: 'basic', sampleKey: 'ada:secret' })) })
  for (const [client, line, use] of [
    ['java', 'var credentials = Objects.requireNonNull(System.getenv("TEST_USERNAME"), "TEST_USERNAME") + ":" + ', 'encodeToString(credentials.getBytes('],
    ['kotlin', 'val credentials = System.getenv().getValue("TEST_USERNAME") + ":" + ', 'encodeToString(credentials.toByteArray())'],
    ['csharp', 'var credentials = Environment.GetEnvironmentVariable("TEST_USERNAME") + ":" + ', 'GetBytes(credentials)'],
    ['swift', 'let credentials = "\\(ProcessInfo.processInfo.environment["TEST_USERNAME"]!):\\(', 'Data(credentials.utf8)'],
  ] as const) {
    const code = write(client, operation, { environment: true })
    expect(code).toContain(line)
    expect(code).toContain(use)
    expect(write(client, operation)).not.toContain('credentials')
  }
})

it('indents JSON in Go like the code around it, also in a loop', () => {
  const long = posting({ first: 'a text that is long enough', second: 'to be written over several lines' })
  expect(write('go', long)).toContain('\tbody := strings.NewReader(`{\n\t  "first": ')
  expect(write('go', long, { handlesErrors: true })).toContain('\t\tbody := strings.NewReader(`{\n\t\t  "first": ')
})

it('deletes in Kotlin by the method that Java has for it', () => {
  expect(write('kotlin', operationOf({ method: 'delete' }))).toContain('        .DELETE()\n        .build()')
  expect(write('kotlin', operationOf({ method: 'post' }))).toContain('    .method("POST", HttpRequest.BodyPublishers.noBody())\n')
})

describe('in Swift', () => {
  it('changes no request that is not a variable, and tells of errors where they belong', () => {
    expect(write('swift', operationOf())).toContain('let request = URLRequest(')
    const code = write('swift', posting({ a: 1 }), { handlesErrors: true })
    expect(code).toContain('var request = URLRequest(')
    expect(code.slice(code.indexOf('if status >= 400'))).toBe(`if status >= 400 {
    let message = String(decoding: data, as: UTF8.self)
    FileHandle.standardError.write(Data("\\(status) \\(message)\\n".utf8))
    exit(1)
}

print(String(decoding: data, as: UTF8.self))`)
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
  })

  it('says a type of JSON that has a name of its own beside the text, which no version of reqwest changes', () => {
    expect(write('rust', posting({ a: 1 }, 'application/merge-patch+json'))).toContain(`        .header("Content-Type", "application/merge-patch+json")
        .body(json!({ "a": 1 }).to_string())`)
    expect(write('rust', posting([{ a: 1 }], 'application/merge-patch+json'))).toContain(`        .body(
            json!([
                { "a": 1 },
            ])
            .to_string(),
        )`)
  })

  it('breaks lines as rustfmt does', () => {
    expect(write('rust', posting('{"a":"b","c":"d"}', 'application/x-www-form-urlencoded'))).toContain('.form(&[("a", "b"), ("c", "d")])')
    expect(write('rust', posting({ name: 'x'.repeat(30), note: 'y'.repeat(60) }, 'application/x-www-form-urlencoded'))).toContain(`        .form(&[
            ("name", "${'x'.repeat(30)}"),
            (
                "note",
                "${'y'.repeat(60)}",
            ),
        ])`)
    expect(write('rust', operationOf({ path: '/' }))).toContain('    let response = client.get("https://api.example.com/v1/").send()?;\n')
  })

  it('says the type of a file only where its name does not, and escapes no name of a part', () => {
    const form = (name: string, contentType?: string): string => write('rust', operationOf({
      method: 'post',
      requestBody: bodyOf('multipart/form-data', `{"${name}":"photo.png","user":{"a":1}}`, {
        schema: objectOf({ [name]: schemaOf(['string'], { format: 'binary' }) }),
        encoding: { [name]: { contentType: contentType ?? 'image/png' } },
      }),
    }))
    expect(form('photo')).toContain(`use reqwest::blocking::multipart::{Form, Part};
`)
    expect(form('photo')).toContain(`            Form::new()
                .file("photo", "photo.png")?
                .part(
                    "user",
                    Part::text("{\\"a\\":1}").mime_str("application/json")?,
                ),`)
    expect(form('photo', 'image/heic')).toContain('Part::file("photo.png")?.mime_str("image/heic")?')
    expect(form('my photo')).toContain('Form::new()\n                .percent_encode_noop()\n')
    expect(form('photo', 'image/PNG')).not.toContain('Form::new()')
  })

  it('names a bearer token so, wherever the key comes from, and no other scheme', () => {
    const bearer = securityOf(schemeOf('bearer', { scheme: 'bearer', sampleKey: 'secret' }))
    expect(write('rust', operationOf({ security: bearer }))).toContain('.bearer_auth("secret")')
    expect(write('rust', operationOf({ security: bearer }), { environment: true })).toContain('.bearer_auth(std::env::var("TEST_KEY")?)')
    const token = operationOf({ security: securityOf(schemeOf('key', { type: 'apiKey', parameter: { name: 'Authorization', in: 'header' }, sampleKey: 'secret' })) })
    expect(write('rust', token)).toContain('.header("Authorization", "secret")')
  })

  it('waits for the next event however long it takes, and else as long as by default', () => {
    const answering = (type: string) => write('rust', operationOf({
      responses: [{ status: '200', anchor: '', label: '', headers: [], content: [{ type, examples: [] }], links: [] }],
    }))
    expect(answering('text/event-stream')).toContain('Client::builder().timeout(None).build()?;')
    expect(answering('application/x-ndjson')).toContain('Client::builder().timeout(None).build()?;')
    expect(answering('application/pdf')).toContain('Client::new();')
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

describe('a pair that an encoder would write in another way', () => {
  const fields = parameterOf('query', 'fields', ['id', 'name'], { explode: false })
  const q = parameterOf('query', 'q', 'O\'Brien&sons')
  const limit = parameterOf('query', 'limit', 10)
  const address = 'https://api.example.com/v1/things'

  it.for([
    ['node', `const query = new URLSearchParams({\n  q: "O'Brien&sons",\n})\n\nconst response = await fetch(\`${address}?fields=id,name&\${query}\`)`],
    ['python', `requests.get(\n    '${address}?fields=id,name',\n    params={\n        'q': "O'Brien&sons",\n    },\n)`],
    ['php', `curl_init('${address}?fields=id,name&' . http_build_query([\n    'q' => "O'Brien&sons",\n]`],
    ['php-guzzle', `'query' => 'fields=id,name&' . http_build_query([\n        'q' => "O'Brien&sons",\n    ]`],
    ['ruby', `uri.query = 'fields=id,name&' + URI.encode_www_form({\n  q: "O'Brien&sons",\n})`],
    ['go', `"${address}?fields=id,name&"+query.Encode()`],
    ['curl', `curl -G \\\n  -d fields=id,name \\\n  --data-urlencode 'q=O'\\''Brien&sons' \\\n  ${address}`],
  ])('stands in the address in %s, and the others are encoded', ([client = '', code]) => {
    expect(write(client, operationOf({ parameters: [fields, q] }))).toContain(code)
  })

  it('has before it what needs no encoder, and nothing else', () => {
    expect(write('node', operationOf({ parameters: [limit, fields, q] }))).toContain(`?limit=10&fields=id,name&\${query}`)
    for (const parameters of [[q, fields], [q, fields, limit, q]])
      expect(write('node', operationOf({ parameters }))).toContain(`fetch('${address}?q=O%27Brien%26sons&fields=id,name`)
  })

  it('stands in its place in curl, and in the address where no other pair gains by an option', () => {
    expect(write('curl', operationOf({ parameters: [q, fields] }))).toContain(`&sons' \\\n  -d fields=id,name \\\n`)
    expect(write('curl', operationOf({ parameters: [fields, limit] }))).toContain(`curl '${address}?fields=id,name&limit=10'`)
  })

  it('leaves the query as it stands where a client would replace it by its parameters', () => {
    expect(write('python-httpx', operationOf({ parameters: [fields, limit, parameterOf('query', 'sort', 'name')] }))).toContain(`'${address}?fields=id,name&limit=10&sort=name'`)
  })
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

it('a query that Go would sort stands in its order, a pair a line', () => {
  const parameters = [parameterOf('query', 'q', 'Zoë&co'), parameterOf('query', 'limit', 10), parameterOf('query', 'filter[a]', 'b')]
  const go = write('go', operationOf({ path: '/users', parameters }))
  expect(go.replaceAll('\t', '')).toContain(`query := strings.Join([]string{
"q=" + url.QueryEscape("Zoë&co"),
"limit=10",
url.QueryEscape("filter[a]") + "=b",
}, "&")`)
  expect(go).toContain('http.NewRequest(http.MethodGet, "https://api.example.com/v1/users?"+query, nil)')
  expect(write('go', operationOf({ path: '/users', parameters: parameters.slice(1, 2) }))).toContain('/users?limit=10"')
})

describe('the message of an error', () => {
  const declaring = (schema: Schema) => operationOf({
    responses: [{ status: '400', anchor: '', label: '', headers: [], content: [{ type: 'application/json', examples: [], schema }], links: [] }],
  })
  const nested = declaring(objectOf({ error: objectOf({ message: schemaOf(['string']) }) }))
  const listed = declaring(objectOf({ errors: schemaOf(['array'], { items: objectOf({ error_description: schemaOf(['string']) }) }) }))
  const report = (client: string, operation: Operation): string => write(client, operation, { handlesErrors: true })

  it('is read by its declared place', () => {
    expect(report('csharp', nested)).toContain('JsonNode.Parse(message)?["error"]?["message"]?.ToString() ?? message;')
    expect(report('csharp', listed)).toContain('JsonNode.Parse(message)?["errors"]?[0]?["error_description"]?.ToString() ?? message;')
    expect(report('csharp', nested)).toContain('using System.Text.Json;\nusing System.Text.Json.Nodes;\n')
    expect(report('rust', nested)).toContain('let message = error["error"]["message"].as_str().unwrap_or(&body);')
    expect(report('rust', listed)).toContain(
      'let message = error["errors"][0]["error_description"]\n            .as_str()\n            .unwrap_or(&body);',
    )
    expect(report('swift', nested)).toContain('((error as? [String: Any])?["error"] as? [String: Any])?["message"] as? String\n')
    expect(report('swift', listed)).toContain('(((error as? [String: Any])?["errors"] as? [Any])?.first as? [String: Any])?["error_description"] as? String\n')
  })

  it('is named where nothing reads JSON', () => {
    for (const client of ['java', 'kotlin']) {
      expect(report(client, nested)).toContain('// Prints the whole body: reading its `error.message` takes a JSON library.\n')
      expect(report(client, listed)).toContain('// Prints the whole body: reading its `errors[0].error_description` takes a JSON\n')
    }
  })

  it('ends no comment by its name', () => {
    const request = { ...buildRequest(operationOf(), { api: 'test' }), errorMessage: ['a\nexit()', '\\u000Aexit()'] }
    for (const client of clients.filter(({ id }) => /^(?:java|kotlin)$/.test(id))) {
      const { code } = client.emit(request, { handlesErrors: true })
      expect(code).toContain('// Prints the whole body: reading its message takes a JSON library.\n')
      expect(code).not.toContain('exit()')
    }
  })

  it('is the whole body where none is declared', () => {
    const none = declaring(schemaOf(['string']))
    expect(report('csharp', none)).not.toContain('JsonNode')
    expect(report('rust', none)).toContain('eprintln!("{status} {}", response.text()?);')
    expect(report('rust', none)).not.toContain('serde_json')
    expect(report('swift', none)).not.toContain('JSONSerialization')
    expect(report('java', none)).not.toContain(' // ')
    expect(report('kotlin', none)).not.toContain(' // ')
  })
})
