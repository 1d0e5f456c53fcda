/* eslint-disable no-template-curly-in-string */
import { describe, expect, it } from 'vitest'
import { buildRequest, fillLiteral, groupByLiteral, insertKeys, languages } from '../../../openapi/samples/index.ts'
import { bodyOf, operationOf, parameterOf, schemeOf, securityOf } from './support/operation.ts'

const schemes = [
  schemeOf('basic', { scheme: 'basic', sampleKey: 'sample' }),
  schemeOf('header', {
    type: 'apiKey',
    parameter: { name: 'X-Key', in: 'header' },
    sampleKey: 'sample',
  }),
  schemeOf('query', {
    type: 'apiKey',
    parameter: { name: 'key', in: 'query' },
    sampleKey: 'sample',
  }),
  schemeOf('app', { type: 'apiKey', parameter: { name: 'app', in: 'query' }, sampleKey: 'sample' }),
  schemeOf('cookie', {
    type: 'apiKey',
    parameter: { name: 'sid', in: 'cookie' },
    sampleKey: 'sample',
  }),
]
const operation = operationOf({
  security: securityOf(...schemes),
  parameters: [parameterOf('query', 'q', 'sample'), parameterOf('cookie', 'a', 'sample')],
})
const keys = {
  basic: 'us$&er:p\'w',
  header: 'h\\"k',
  // A space would change how the query is written.
  query: 'a&b/c',
  app: '${x}',
  cookie: 'c;d',
}

describe.for(languages)('$label', (language) => {
  const sample = language.emit(buildRequest(operation))

  it('marks the literals that hold a credential', () => {
    expect(new Set(sample.slots.map(({ scheme }) => scheme))).toEqual(new Set(schemes.map(({ name }) => name)))
    for (const group of groupByLiteral(sample.slots))
      expect(sample.code.slice(group[0]?.start, group[0]?.end)).toBe(language.quote(fillLiteral(group, {})))
  })

  it('with the reader\'s keys is what it would have been with them from the start', () => {
    expect(insertKeys(sample, language.quote, keys)).toBe(
      language.emit(buildRequest(operation, { credentials: keys })).code,
    )
  })

  it('stays as it is without a key', () => {
    expect(insertKeys(sample, language.quote, {})).toBe(sample.code)
  })
})

describe('text that looks like a key or a mark', () => {
  it('is left alone', () => {
    const odd = operationOf({
      security: securityOf(...schemes.slice(1, 2)),
      parameters: [parameterOf('header', 'X-Text', '\0' + '0\0 sample X-Key: sample')],
    })
    for (const language of languages) {
      const sample = language.emit(buildRequest(odd))
      expect(sample.slots).toHaveLength(1)
      expect(insertKeys(sample, language.quote, { header: 'own' }).split('own')).toHaveLength(2)
    }
  })
})

describe.for(languages.flatMap(({ clients }) => clients))('a body that is not JSON in $id', ({ emit, quote }) => {
  it.for([{}, { environment: true, handlesErrors: true }])('stands in the code as it was typed, %j', (style) => {
    const write = (text: string): string =>
      emit(buildRequest(operationOf({ method: 'post', requestBody: bodyOf('application/json', text) })), style).code
    const typed = '  {\n    "a": 1,\n\n    "b": <your value>\n  }\n'
    // A nowdoc of PHP loses as much indentation as its end has.
    const [, block, indentation = ''] = /<<<'JSON'\n([\s\S]*?)\n( +)JSON/.exec(write(typed)) ?? []
    if (block === undefined)
      expect(write(typed)).toContain(quote(typed))
    else
      expect(`\n${block}`.replaceAll(`\n${indentation}`, '\n')).toBe(`\n${typed}`)
  })
})
