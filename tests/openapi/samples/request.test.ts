import { chooseExample } from '../../../openapi/samples/value.ts'
import { describe, expect, it } from 'vitest'
import { buildRequest } from '../../../openapi/samples/index.ts'
import { bodyOf, objectOf, operationOf, parameterOf, schemaOf, schemeOf, securityOf } from './support/operation.ts'

describe('the address', () => {
  it('is the first server and the path', () => {
    expect(buildRequest(operationOf({ path: '/users/{id}', parameters: [parameterOf('path', 'id', 'a/b')] })).url).toBe(
      'https://api.example.com/v1/users/a%2Fb',
    )
  })

  it('keeps the slashes of a value that takes several segments, and nothing that climbs', () => {
    const urlOf = (value: string) =>
      buildRequest(
        operationOf({
          path: '/files/{path}',
          parameters: [{ ...parameterOf('path', 'path', value), multiSegment: true }],
        }),
      ).url
    expect(urlOf('docs/a b?.md')).toBe('https://api.example.com/v1/files/docs/a%20b%3F.md')
    expect(urlOf('../../secret')).toBe('https://api.example.com/v1/files/%252E%252E/%252E%252E/secret')
  })

  it('follows the chosen server and its variables', () => {
    const servers = [
      {
        url: 'https://{region}.example.com/{base}/',
        variables: [
          { name: 'region', default: 'eu' },
          { name: 'base', default: 'v2' },
        ],
      },
    ]
    expect(buildRequest(operationOf({ servers })).url).toBe('https://eu.example.com/v2/things')
    expect(buildRequest(operationOf({ servers }), { variables: { region: 'us' } }).url).toBe(
      'https://us.example.com/v2/things',
    )
    expect(buildRequest(operationOf({ servers }), { server: 'http://localhost:4010/api' }).url).toBe(
      'http://localhost:4010/api/things',
    )
  })

  it('stands on a name for documentation where the server is relative, or on the origin that is given', () => {
    const operation = operationOf({ servers: [{ url: '/api/v3', variables: [] }] })
    expect(buildRequest(operation).url).toBe('https://example.com/api/v3/things')
    expect(buildRequest(operation, { origin: 'http://127.0.0.1:4010' }).url).toBe('http://127.0.0.1:4010/api/v3/things')
  })

  it.for([
    '..',
    '.',
    '%2e%2E',
    '%2e',
    '../../admin',
    '//evil.example',
    '\\evil',
    '/..',
    'x/../..',
    '..%2f',
    '@evil.example',
    ':8080',
  ])('a value %j neither leaves its segment nor the origin', (value) => {
    for (const allowReserved of [false, true]) {
      const { url } = buildRequest(
        operationOf({
          path: '/a/{id}/b',
          parameters: [parameterOf('path', 'id', value, { allowReserved })],
        }),
      )
      const parsed = new URL(url)
      expect(parsed.origin).toBe('https://api.example.com')
      expect(parsed.href).toBe(url)
      expect(parsed.pathname.split('/')).toHaveLength(5)
      expect(parsed.pathname.startsWith('/v1/a/') && parsed.pathname.endsWith('/b')).toBe(true)
    }
  })

  it('says which value could not be sent as it is', () => {
    expect(
      buildRequest(operationOf({ path: '/a/{id}', parameters: [parameterOf('path', 'id', '..')] })).problems,
    ).toEqual(['“{id}” would be the segment “..”, which a URL cannot hold.'])
  })
})

describe('which values are sent', () => {
  const optional = parameterOf('query', 'limit', 20, { required: false })
  const generated = {
    ...optional,
    name: 'made',
    examples: [
      {
        name: 'default',
        value: 1,
        text: '1',
        generated: true,
      },
    ],
  }
  const bare = { ...optional, name: 'bare', examples: [] }

  it('required parameters, and optional ones that have an example', () => {
    expect(
      buildRequest(operationOf({ parameters: [parameterOf('query', 'q', 'x'), optional, generated, bare] })).url,
    ).toMatch(/\?q=x&limit=20$/)
  })

  it('only required ones where no more is asked for', () => {
    const operation = operationOf({
      method: 'post',
      parameters: [optional],
      requestBody: bodyOf('application/json', '{"a":1,"b":{"c":2,"d":3}}', {
        schema: {
          ...schemaOf(['object']),
          properties: [
            {
              name: 'a',
              anchor: 'a',
              required: false,
              schema: schemaOf(['integer']),
            },
            {
              name: 'b',
              anchor: 'b',
              required: true,
              schema: {
                ...schemaOf(['object']),
                properties: [
                  {
                    name: 'c',
                    anchor: 'c',
                    required: true,
                    schema: schemaOf([]),
                  },
                  {
                    name: 'd',
                    anchor: 'd',
                    required: false,
                    schema: schemaOf([]),
                  },
                ],
              },
            },
          ],
        },
      }),
    })
    const { url, body } = buildRequest(operation, { onlyRequired: true })
    expect(url).not.toContain('?')
    expect(body).toMatchObject({ kind: 'json', text: '{\n  "b": {\n    "c": 2\n  }\n}' })
  })

  it('what the reader typed, and not what they cleared', () => {
    const operation = operationOf({ parameters: [parameterOf('query', 'q', 'x'), optional, bare] })
    expect(buildRequest(operation, { values: { query: { q: 'typed', limit: null, bare: 5n } } }).url).toMatch(
      /\?q=typed&bare=5$/,
    )
  })

  it('the example of the chosen name', () => {
    const examples = [
      { name: 'one', value: 1, text: '1' },
      { name: 'two', value: 2, text: '2' },
    ]
    expect(buildRequest(operationOf({ parameters: [{ ...optional, examples }] }), { example: 'two' }).url).toMatch(
      /limit=2$/,
    )
  })

  it('numbers as they are written in the spec', () => {
    const parameter = {
      ...parameterOf('query', 'id', 0),
      examples: [{ name: 'default', value: 9007199254740992, text: '9007199254740993' }],
    }
    const list = {
      ...parameterOf('query', 'ids', []),
      examples: [
        {
          name: 'default',
          value: [1.1, 12345678901234567000],
          text: '[1.10, 12345678901234567890]',
        },
      ],
    }
    expect(buildRequest(operationOf({ parameters: [parameter, list] })).url).toMatch(
      /\?id=9007199254740993&ids=1\.10&ids=12345678901234567890$/,
    )
  })

  it('no header that other fields describe, nor one that frames the message', () => {
    const names = ['Accept', 'content-type', 'Authorization', 'Host', 'Content-Length', 'Transfer-Encoding', 'bad name']
    expect(
      buildRequest(operationOf({ parameters: names.map(name => parameterOf('header', name, 'x')) })).headers,
    ).toEqual([])
  })

  it('no line break in a header', () => {
    expect(buildRequest(operationOf({ parameters: [parameterOf('header', 'X-A', 'a\r\nX-B: b')] })).headers).toEqual([
      ['X-A', 'a%0D%0AX-B: b'],
    ])
  })
})

describe('the body', () => {
  const post = (requestBody: ReturnType<typeof bodyOf>) => operationOf({ method: 'post', requestBody })

  it('is the text of the example, untouched', () => {
    const text = '{\n  "id": 9007199254740993,\n  "price": 1.10\n}'
    expect(buildRequest(post(bodyOf('application/json', text))).body).toEqual({
      kind: 'json',
      type: 'application/json',
      text,
    })
  })

  it('is what the reader typed', () => {
    expect(buildRequest(post(bodyOf('application/json', '{}')), { values: { body: '{"a": 1.0}' } }).body).toMatchObject(
      { text: '{"a": 1.0}' },
    )
    expect(buildRequest(post(bodyOf('application/json', '{}')), { values: { body: null } }).body).toEqual({
      kind: 'none',
    })
  })

  it('is in the chosen media type', () => {
    const requestBody = {
      required: true,
      content: [
        ...bodyOf('application/json', '{"a":1}').content,
        ...bodyOf('application/x-www-form-urlencoded', '{"a":1}').content,
      ],
    }
    expect(buildRequest(post(requestBody), { mediaType: 'application/x-www-form-urlencoded' }).body).toEqual({
      kind: 'form',
      type: 'application/x-www-form-urlencoded',
      fields: [['a', '1']],
    })
  })

  it('nests names of a form in brackets, and repeats those of a list', () => {
    expect(
      buildRequest(
        post(
          bodyOf(
            'application/x-www-form-urlencoded',
            '{"metadata":{"key":"v"},"expand":["a","b"],"items":[{"price":"p"}]}',
          ),
        ),
      ).body,
    ).toMatchObject({
      fields: [
        ['metadata[key]', 'v'],
        ['expand', 'a'],
        ['expand', 'b'],
        ['items[0][price]', 'p'],
      ],
    })
  })

  it('numbers a list within an object, also where an encoding asks for brackets', () => {
    const value = '{"settings":{"types":["a","b"]}}'
    const fields = [['settings[types][0]', 'a'], ['settings[types][1]', 'b']]
    expect(buildRequest(post(bodyOf('application/x-www-form-urlencoded', value))).body).toMatchObject({ fields })
    const encoding = { settings: { style: 'deepObject', explode: true } as const }
    expect(buildRequest(post(bodyOf('application/x-www-form-urlencoded', value, { encoding }))).body).toMatchObject({ fields })
  })

  it('keeps separators that an encoding asks for', () => {
    expect(
      buildRequest(
        post(
          bodyOf('application/x-www-form-urlencoded', '{"ids":[1,2,3],"a":"b c"}', {
            encoding: { ids: { explode: false } },
          }),
        ),
      ).body,
    ).toMatchObject({ text: 'ids=1,2,3&a=b+c' })
  })

  it('has a file for binary content, of a name that is only a name', () => {
    const schema = objectOf({ avatar: schemaOf(['string'], { format: 'binary' }) })
    const parts = (name: string) =>
      buildRequest(
        post(
          bodyOf('multipart/form-data', JSON.stringify({ avatar: name }), {
            schema,
            encoding: { avatar: { contentType: 'image/png, image/jpeg' } },
          }),
        ),
      ).body
    expect(parts('ada.png')).toMatchObject({
      parts: [{ name: 'avatar', content: { file: 'ada.png' }, type: 'image/png' }],
    })
    for (const name of ['../ada.png', '/etc/passwd', '.env', 'a b.png', '-o', '~/x.png', 'C:\\x.png']) {
      expect(parts(name)).toMatchObject({ parts: [{ content: { file: 'avatar.png' } }] })
    }
  })

  it('is none with GET and HEAD, whose requests have no content', () => {
    for (const method of ['get', 'head']) {
      expect(buildRequest(operationOf({ method, requestBody: bodyOf('application/json', '{}') })).body).toEqual({
        kind: 'none',
      })
    }
  })
})

describe('credentials', () => {
  const basic = schemeOf('basic', { scheme: 'basic', sampleKey: 'sample' })
  const header = schemeOf('header', {
    type: 'apiKey',
    parameter: { name: 'X-Key', in: 'header' },
    sampleKey: 'h',
  })
  const query = schemeOf('query', {
    type: 'apiKey',
    parameter: { name: 'key', in: 'query' },
    sampleKey: 'a b',
  })

  it('are those of the first alternative, or of the chosen one', () => {
    const security = [...securityOf(basic), ...securityOf(header, query)]
    expect(buildRequest(operationOf({ security }))).toMatchObject({ basic: 'sample:', headers: [] })
    expect(buildRequest(operationOf({ security }), { security: 1 })).toMatchObject({
      headers: [['X-Key', 'h']],
      url: 'https://api.example.com/v1/things?key=a%20b',
    })
  })

  it('are the reader\'s where there are any', () => {
    expect(
      buildRequest(operationOf({ security: securityOf(basic) }), { credentials: { basic: 'me:pass:word' } }).basic,
    ).toBe('me:pass:word')
    expect(buildRequest(operationOf({ security: securityOf(basic) }), { credentials: { basic: 'me' } }).basic).toBe(
      'me:',
    )
  })

  it('are named for what they are where the spec has no sample', () => {
    expect(buildRequest(operationOf({ security: securityOf(schemeOf('b', { scheme: 'bearer' })) })).headers).toEqual([
      ['Authorization', 'Bearer YOUR_TOKEN'],
    ])
  })

  it('say where they stand', () => {
    const { url, keys } = buildRequest(
      operationOf({ security: securityOf(query), parameters: [parameterOf('query', 'q', 'a b')] }),
    )
    expect(keys.map(({ before, key, after }) => before + key + after)).toEqual([url])
    expect(keys[0]).toMatchObject({
      scheme: 'query',
      in: 'query',
      key: 'a%20b',
      before: 'https://api.example.com/v1/things?q=a%20b&key=',
    })
  })
})

describe('which example a request shows', () => {
  const examples = [{ name: '204', value: undefined, text: '' }, { name: 'add', value: { add: [1] }, text: '{"add":[1]}' }]
  it.each([
    [undefined, 'add'],
    ['add', 'add'],
    ['204', '204'],
  ])('%s chooses %s', (name, wanted) => {
    expect(chooseExample(examples, name)?.name).toBe(wanted)
  })
})
