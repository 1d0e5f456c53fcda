/* eslint-disable no-template-curly-in-string */
import type { Parameter } from '../../../../openapi/model/types.ts'
import type { Case } from './compare.ts'
import { anySchema, bodyOf, objectOf, operationOf, parameterOf, schemaOf, schemeOf, securityOf } from './operation.ts'

const reserved = 'a b/c?d#e[f]@g!h$i&j\'k(l)m*n+o,p;q=r%s"t\\u<v>w`x{y|z}~^é€😀:.-_'
const values: Record<string, unknown> = {
  empty: '',
  text: 'blue',
  number: 3.5,
  boolean: true,
  reserved,
  encoded: '100%25%zz',
  array: ['blue', 'black', 'brown'],
  one: ['blue'],
  object: { R: 100, G: 200, B: 150 },
  oddArray: [reserved, 'it\'s', ''],
  oddObject: { [reserved]: 'x y', __proto__x: '$HOME `id` $(id)' },
}

const styles: [Parameter['in'], Parameter['style'][]][] = [
  ['path', ['simple', 'label', 'matrix']],
  ['query', ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject']],
  ['header', ['simple']],
  ['cookie', ['form', 'cookie']],
]

const parameters: Case[] = styles.flatMap(([place, names]) =>
  names.flatMap(style =>
    [true, false].flatMap(explode =>
      Object.entries(values).flatMap(([type, value]) =>
        (place === 'query' || place === 'path' ? [false, true] : [false]).map((allowReserved): Case => ({
          name: `${place} ${style} ${explode ? 'explode' : 'joined'} ${type}${allowReserved ? ' allowReserved' : ''}`,
          operation: operationOf({
            path: place === 'path' ? '/things/{color}/end' : '/things',
            parameters: [
              parameterOf(place, place === 'header' ? 'X-Color' : 'color', value, { style, explode, allowReserved }),
            ],
          }),
        })),
      ),
    ),
  ),
)

const contents: Case[] = styles.flatMap(([place]) =>
  ['application/json', 'text/plain'].map((contentType): Case => ({
    name: `${place} content ${contentType}`,
    operation: operationOf({
      path: place === 'path' ? '/things/{color}' : '/things',
      parameters: [
        parameterOf(
          place,
          place === 'header' ? 'X-Color' : 'color',
          contentType === 'text/plain' ? 'a b; "c"' : { a: ['é;', 1], b: 'x y' },
          { contentType },
        ),
      ],
    }),
  })),
)

/** A list in one pair, whose commas stand as they are (RFC 6570 §3.2.8), beside pairs that an encoder writes. */
const fields = (value: unknown = ['id', 'name'], name = 'fields') => parameterOf('query', name, value, { explode: false })
const pair = (value: unknown, name = 'q') => parameterOf('query', name, value)
const mixes: [string, Parameter[]][] = [
  ['first', [fields(), pair('O\'Brien&sons')]],
  ['first, before a space', [fields(), pair('O\'Brien & sons')]],
  ['first, before a space and more', [fields(), pair('O\'Brien & sons'), pair(10, 'limit'), pair('a"b', 'sort')]],
  ['in the middle', [pair(10, 'limit'), fields(), pair('O\'Brien&sons')]],
  ['in the middle, after what is encoded', [pair('O\'Brien&sons'), fields(), pair('$HOME`id`', 'where')]],
  ['last', [pair('O\'Brien&sons'), fields()]],
  ['last, after two', [pair('a"b'), pair(10, 'limit'), fields()]],
  ['with Unicode', [fields(['é', '😀 x']), pair('Zoë€')]],
  ['before an empty value', [fields(), pair(''), pair('a&b', 'where')]],
  ['of an empty item', [fields(['', 'a']), pair('a&b')]],
  ['of odd names', [fields(['a', 'b'], '@file'), pair(['x&', 'y'], 'expand[]'), pair('$x', 'it\'s')]],
  ['twice', [fields(), fields(['-created', 'it\'s'], 'sort'), pair('${x}#{y}`z`\\', 'where')]],
  ['of a path', [{ ...pair('/a/$b?c!', 'path'), allowReserved: true }, pair('/a/$b?c!')]],
]
const mixed: Case[] = mixes.flatMap(([name, parameters]) => [[], [schemeOf('key', {
  type: 'apiKey',
  parameter: { name: 'api_key', in: 'query' },
  sampleKey: 'k\'1',
})]].map((schemes): Case => ({
  name: `a raw pair ${name}${schemes.length > 0 ? ' with a key' : ''}`,
  operation: operationOf({ parameters, ...(schemes.length > 0 && { security: securityOf(...schemes) }) }),
})))
/** Pairs of a path that are no pairs, and a key that some encoders would write in another way. */
mixed.push(
  ...['/things?flag&a=b,c', '/things?@file&=x&a=b,c', '/things?a=b,c&&d'].map((path): Case => ({
    name: `a raw pair in ${path}`,
    operation: operationOf({ path, parameters: [pair('O\'Brien&sons')] }),
  })),
  {
    name: 'a raw key after a raw pair',
    operation: operationOf({
      parameters: [fields(), pair('a&b')],
      security: securityOf(schemeOf('key', { type: 'apiKey', parameter: { name: 'api_key', in: 'query' }, sampleKey: 'k e&y' })),
    }),
  },
)

const names: Case[] = ['expand[]', 'a b', 'é', '\'; id #', '$HOME', '@file', 'a&b=c', '__proto__'].map(name => ({
  name: `query name ${name}`,
  operation: operationOf({ parameters: [parameterOf('query', name, ['x', 'y'])] }),
}))

const querystrings: Case[] = [
  parameterOf('querystring', 'q', { a: 'b c', d: [1, 2] }, { contentType: 'application/x-www-form-urlencoded' }),
  parameterOf('querystring', 'q', { a: 'b c' }, { contentType: 'application/json' }),
  parameterOf('querystring', 'q', '$.store[?(@.price<10)]', { contentType: 'application/jsonpath' }),
].map((parameter, index) => ({
  name: `querystring ${index}`,
  operation: operationOf({ parameters: [parameter] }),
}))

const file = schemaOf(['string'], { format: 'binary' })
const bodies: [string, string, string, Parameters<typeof bodyOf>[2]?][] = [
  [
    'object',
    'application/json',
    '{"email":"jane@example.com","roles":["a","b"],"data":{"plan":"pro","deep":{"a":[{"b":null}]}},"empty":{},"none":[],"ok":true}',
  ],
  [
    'exact numbers',
    'application/json',
    '{"id":9007199254740993,"big":12345678901234567890,"price":1.10,"tiny":1e-7,"zero":-0,"float":1.0,"plain":0.25}',
  ],
  ['plain numbers', 'application/json', '{"a":0,"b":-1.5,"c":0.001,"d":9007199254740991,"e":123456.789}'],
  [
    'odd keys',
    'application/json',
    '{"__proto__":{"a":1},"constructor":1,"it\'s":"$x ${y} `z`","":0,"a b":"\\u2028</script>","class":1}',
  ],
  ['list keys', 'application/json', '{"a":{"0":"x","1":"y"},"b":{"1":"x"},"c":{"0":"z"}}'],
  [
    'escapes',
    'application/json',
    '{"a":"line\\nbreak\\ttab\\u0000nul\\\\ \\"quote\\" \\/","b":"\\ud83d\\ude00 é €","c":"#{x} #$y %s \\u202e"}',
  ],
  ['lone surrogate', 'application/json', '{"a":"\\ud800"}'],
  ['string', 'application/json', '"it\'s @file"'],
  ['number', 'application/json', '42'],
  ['list', 'application/json', '[1,"two",{"three":3}]'],
  ['empty object', 'application/json', '{}'],
  ['empty list', 'application/json', '[]'],
  ['null', 'application/json', 'null'],
  ['merge patch', 'application/merge-patch+json', '{"title":null}'],
  ['charset', 'application/json; charset=utf-8', '{"é":"ü"}'],
  [
    'form',
    'application/x-www-form-urlencoded',
    '{"email":"jane+x@example.com","password":"p a&s=s%w\'o$r;d","empty":"","n":9007199254740993,"ok":true}',
  ],
  [
    'nested form',
    'application/x-www-form-urlencoded',
    '{"metadata":{"key":"v","a b":"c"},"items":[{"price":"p1","quantity":2}],"expand":["a","b"]}',
  ],
  ['form deep lists', 'application/x-www-form-urlencoded', '{"settings":{"types":["card","sepa"]}}'],
  ['numbers in a long object', 'application/json', '{"id":9007199254740993,"rate":1.0,"exact":0.12345678901234567890}'],
  [
    'form lists',
    'application/x-www-form-urlencoded',
    '{"ids":[1,2,3],"tags":["a,b","c d"]}',
    {
      encoding: {
        ids: { style: 'form', explode: false },
        tags: { style: 'pipeDelimited', explode: false },
      },
    },
  ],
  [
    'form reserved',
    'application/x-www-form-urlencoded',
    '{"path":"/a/b?c"}',
    { encoding: { path: { allowReserved: true } } },
  ],
  [
    'form deep',
    'application/x-www-form-urlencoded',
    '{"metadata":{"a":"1","b":"2"}}',
    { encoding: { metadata: { style: 'deepObject', explode: true } } },
  ],
  [
    'form json',
    'application/x-www-form-urlencoded',
    '{"data":{"a":[1,2]}}',
    { encoding: { data: { contentType: 'application/json' } } },
  ],
  [
    'form odd names',
    'application/x-www-form-urlencoded',
    '{"@f":"@/etc/hosts","a=b":"c","$x":"`id`","1":"one","0":"zero","é":"é"}',
  ],
  ['form text', 'application/x-www-form-urlencoded', 'a=1&b=2'],
  [
    'multipart text',
    'multipart/form-data',
    '{"name":"Rex","quote":"it\'s \\"x\\"; type=y","at":"@/etc/hosts","lt":"</etc/hosts","lines":"a\\r\\nb","empty":"","n":1.10}',
  ],
  [
    'multipart typed',
    'multipart/form-data',
    '{"meta":{"a":"b; \\"c\\" \\\\"},"note":"<b>;"}',
    { encoding: { note: { contentType: 'text/html' } } },
  ],
  [
    'multipart typed with a charset',
    'multipart/form-data',
    '{"user":{"name":"Jo"},"file":"file.bin"}',
    { schema: objectOf({ file }), encoding: { user: { contentType: 'application/json;charset=utf-8' } } },
  ],
  [
    'multipart Base64',
    'multipart/form-data',
    '{"avatar":"SGVsbG8=","photo":"SGVsbG8="}',
    {
      schema: objectOf({
        avatar: schemaOf(['string'], { contentEncoding: 'base64' }),
        photo: schemaOf(['string'], { contentMediaType: 'image/png', contentEncoding: 'base64' }),
      }),
    },
  ],
  [
    'multipart binary by its encoding',
    'multipart/form-data',
    '{"avatar":"file.bin"}',
    { schema: objectOf({ avatar: schemaOf(['string'], { contentEncoding: 'binary' }) }) },
  ],
  ['multipart repeated', 'multipart/form-data', '{"tags":["a","b c"],"objects":[{"a":1},{"a":2}]}'],
  [
    'multipart file',
    'multipart/form-data',
    '{"avatar":"photo.png","name":"Rex"}',
    { schema: objectOf({ avatar: file }), encoding: { avatar: { contentType: 'image/png' } } },
  ],
  [
    'multipart files',
    'multipart/form-data',
    '{"photos":["a.png","b.png"]}',
    { schema: objectOf({ photos: schemaOf(['array'], { items: file }) }) },
  ],
  [
    'multipart names',
    'multipart/form-data',
    '{"a=b":"c","a=@/etc/hosts":"d","q\\"q":"e","é b":"f","x;type=y":"g","back\\\\slash":"h"}',
  ],
  [
    'multipart part headers',
    'multipart/form-data',
    '{"a":"b"}',
    { encoding: { a: { headers: { 'X-Part': 'one; two' } } } },
  ],
  ['multipart mixed', 'multipart/mixed', '{"a":{"b":1},"c":"text"}'],
  ['text', 'text/plain', '@/etc/hosts\nit\'s $HOME `id` \\n "x"\r\n\ttab é'],
  ['xml', 'application/xml', '<a b="c">it\'s &amp; ok</a>'],
  ['csv', 'text/csv', 'a,b\n1,2\n'],
  ['binary', 'application/octet-stream', 'ignored'],
  ['image', 'image/png', 'ignored'],
]
/** Examples of a JSON body that are none, each sent as it was typed: whoever indents one changes it. */
const typed: [string, string][] = [
  ['over lines', '{\n  "a": 1,\n  "b": <your value>,\n\n  "c": "it\'s"\n}'],
  ['indented', '    {\n      "a": 1, \n\n      b\n    } '],
  ['indented, with a line break at its end', '\n  {\n    "a": 1,\n    b\n  }\n'],
  ['with tabs', '\t{\n\t\t"a": 1,\n\t}\n'],
  ['with CRLF', '  {\r\n    "a": 1,\r\n    b\r\n  }\r\n'],
  ['ending with a quote', '{\n  "a": "b"'],
  ['ending with a backslash', '{\n  "a": "b\\'],
  ['of a file', '@photo.png\n{ "a" }\n'],
  ['with marks of literals', '{\n  "#": r#"a", `b`,\n  """c""", \'\'\'d\'\'\',\n  $e ${f} #{g}\n}'],
  ['with words that end literals', '{\n  "a":\nJSON\n  JSON;\nEOF\n}'],
  ['of one name twice', '  {\n    "a": 1,\n    "a": 2\n  }'],
  ['in Unicode', '  {\n    é: \u2028"😀",\n  }'],
  ['of spaces', ' \n  \n'],
]
bodies.push(...typed.map(([name, text]): (typeof bodies)[number] => [`typed ${name}`, 'application/json', text]))
bodies.push(['text with CRLF, indented', 'text/plain', '  a\r\n  b\r\n    c\r\n  d\r\n'])
const bodyCases: Case[] = bodies.map(([name, type, text, more]) => ({
  name: `body ${name}`,
  operation: operationOf({ method: 'post', requestBody: bodyOf(type, text, more) }),
}))

/** Headers that look like the beginning and the end of a raw string of Rust, around a body over lines. */
bodyCases.push(...['r#', '#x'].map((value): Case => ({
  name: `body typed over lines beside ${value}`,
  operation: operationOf({
    method: 'post',
    parameters: [parameterOf('header', 'X-First', 'r#'), parameterOf('header', 'X-Second', value)],
    requestBody: bodyOf('application/json', '#\n  {\n    a\n  }'),
  }),
})))

const methods: Case[] = [
  ...['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'query', 'PURGE', 'purge'].map(method => ({
    name: `method ${method}`,
    operation: operationOf({ method }),
  })),
  ...['put', 'patch', 'delete', 'query', 'get', 'COPY'].map(method => ({
    name: `method ${method} with a body`,
    operation: operationOf({ method, requestBody: bodyOf('application/json', '{"a":1}') }),
  })),
  {
    name: 'post form by put',
    operation: operationOf({
      method: 'put',
      requestBody: bodyOf('application/x-www-form-urlencoded', '{"a":"b"}'),
    }),
  },
]

const headers: Case[] = [
  ['X-Empty', ''],
  ['X-Text', 'it\'s "$HOME" `id` \\ %s'],
  ['X-Breaks', 'a\r\nX-Injected: b'],
  ['X-Unicode', 'naïve € 😀'],
  ['X-Spaces', '  a  b  '],
  ['Idempotency-Key', '8f14e45f'],
  ['__proto__', 'x'],
].map(([name = '', value]) => ({
  name: `header ${name}`,
  operation: operationOf({ parameters: [parameterOf('header', name, value)] }),
}))

const basic = schemeOf('basic', { scheme: 'basic', sampleKey: 'key' })
const bearer = schemeOf('bearer', { scheme: 'bearer', sampleKey: 'uf_test_admin_demo' })
const inHeader = schemeOf('header', {
  type: 'apiKey',
  parameter: { name: 'x-api-key', in: 'header' },
  sampleKey: 'k\'e"y$',
})
const inQuery = schemeOf('query', {
  type: 'apiKey',
  parameter: { name: 'api_key', in: 'query' },
  sampleKey: 'k e&y',
})
const inQueryToo = schemeOf('query2', {
  type: 'apiKey',
  parameter: { name: 'app', in: 'query' },
  sampleKey: 'id',
})
const inCookie = schemeOf('cookie', {
  type: 'apiKey',
  parameter: { name: 'session', in: 'cookie' },
  sampleKey: 'c;o',
})
const credentials: Case[] = [
  { name: 'basic without a password', operation: operationOf({ security: securityOf(basic) }) },
  ...['user:pa:ss', 'user:', ':password', 'jürgen:pä€ß', 'it\'s:"$x"', 'a b:c d'].map(text => ({
    name: `basic ${text}`,
    operation: operationOf({ security: securityOf(basic) }),
    options: { credentials: { basic: text } },
  })),
  { name: 'bearer', operation: operationOf({ security: securityOf(bearer) }) },
  {
    name: 'oauth2',
    operation: operationOf({
      security: securityOf(schemeOf('oauth', { type: 'oauth2', sampleKey: 'token' })),
    }),
  },
  {
    name: 'other http scheme',
    operation: operationOf({
      security: securityOf(schemeOf('dpop', { scheme: 'dpop', sampleKey: 'token' })),
    }),
  },
  { name: 'header key', operation: operationOf({ security: securityOf(inHeader) }) },
  {
    name: 'query key',
    operation: operationOf({
      security: securityOf(inQuery),
      parameters: [parameterOf('query', 'a', 'b')],
    }),
  },
  {
    name: 'cookie key',
    operation: operationOf({
      security: securityOf(inCookie),
      parameters: [parameterOf('cookie', 'a', 'b')],
    }),
  },
  {
    name: 'all together',
    operation: operationOf({
      security: securityOf(basic, inHeader, inQuery, inQueryToo, inCookie),
    }),
  },
]

const paths: Case[] = [
  { name: 'literal text in a path', operation: operationOf({ path: '/a b/é/it\'s/100%/x:y' }) },
  {
    name: 'query in a path',
    operation: operationOf({
      path: '/things?action=list&x=a b#part',
      parameters: [parameterOf('query', 'page', 2)],
    }),
  },
  {
    name: 'two values in a segment',
    operation: operationOf({
      path: '/{a}.{b}/x',
      parameters: [parameterOf('path', 'a', 'x/y'), parameterOf('path', 'b', 'json')],
    }),
  },
  {
    name: 'dots',
    operation: operationOf({
      path: '/things/{id}/secret',
      parameters: [parameterOf('path', 'id', '..')],
    }),
  },
  {
    name: 'dots of two values',
    operation: operationOf({
      path: '/{a}{b}/c',
      parameters: [parameterOf('path', 'a', '.'), parameterOf('path', 'b', '.')],
    }),
  },
  {
    name: 'encoded dots',
    operation: operationOf({
      path: '/things/{id}',
      parameters: [parameterOf('path', 'id', '%2e%2e', { allowReserved: true })],
    }),
  },
  {
    name: 'a host in a value',
    operation: operationOf({
      path: '/{a}/{b}',
      parameters: [parameterOf('path', 'a', ''), parameterOf('path', 'b', '//evil.example@x:1\\')],
    }),
  },
  {
    name: 'nested deepObject',
    operation: operationOf({
      parameters: [
        parameterOf(
          'query',
          'filter',
          { user: { name: 'a b', tags: ['x', 'y'] }, items: [{ id: 1 }] },
          { style: 'deepObject', explode: true, schema: anySchema },
        ),
      ],
    }),
  },
]

export const cases: Case[] = [
  ...parameters,
  ...contents,
  ...mixed,
  ...names,
  ...querystrings,
  ...bodyCases,
  ...methods,
  ...headers,
  ...credentials,
  ...paths,
]
