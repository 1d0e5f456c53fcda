import { describe, expect, it } from 'vitest'
import type { ApiDocument } from '../../../../openapi/document/index.ts'
import { parseExact, toExactText } from '../../../../openapi/document/json/exact-json.ts'
import type { JsonObject } from '../../../../openapi/mock/message/exchange.ts'
import { applyPatch, isPatch } from '../../../../openapi/mock/answer/json-patch.ts'

function patch(record: string, steps: string): string | undefined {
  const done = applyPatch(parseExact(record) as JsonObject, parseExact(steps))
  return typeof done === 'object' ? toExactText(done) : done
}

describe('a body', () => {
  const document: ApiDocument = { name: 'a', version: '3.2.0', root: { openapi: '3.2.0', info: { title: 'A', version: '1' } } }
  const type = 'application/json-patch+json'

  it.each([
    ['a list', { type: 'object' }, { type, value: [] }, true],
    ['an object where no schema asks for one', {}, { type, value: {} }, true],
    ['an object where a list is declared', { type: 'array' }, { type, value: {} }, true],
    ['an object where one is declared for all kinds of patches', { type: 'object' }, { type, value: {} }, false],
    ['another type', {}, { type: 'application/json', value: [] }, false],
  ] as const)('is a JSON Patch by its type, unless it is what is declared: %s', (_, schema, body, is) => {
    expect(isPatch(document, schema, body)).toBe(is)
  })
})

describe('jSON Patch, clause by clause of RFC 6902', () => {
  const fine: [clause: string, record: string, steps: string, after: string][] = [
    ['4.1 add: a member', '{"a":1}', '[{"op":"add","path":"/b","value":null}]', '{"a":1,"b":null}'],
    ['4.1 add: a member that is there', '{"a":1}', '[{"op":"add","path":"/a","value":[2]}]', '{"a":[2]}'],
    ['4.1 add: a place of a list', '{"a":[1,3]}', '[{"op":"add","path":"/a/1","value":2}]', '{"a":[1,2,3]}'],
    ['4.1 add: the place after the last', '{"a":[1]}', '[{"op":"add","path":"/a/1","value":2}]', '{"a":[1,2]}'],
    ['4.1 add: the end of a list', '{"a":[1]}', '[{"op":"add","path":"/a/-","value":2}]', '{"a":[1,2]}'],
    ['4.1 add: the whole', '{"a":1}', '[{"op":"add","path":"","value":{"b":2}}]', '{"b":2}'],
    ['4.2 remove', '{"a":1,"b":[1,2]}', '[{"op":"remove","path":"/a"},{"op":"remove","path":"/b/0"}]', '{"b":[2]}'],
    ['4.3 replace', '{"a":1,"b":[1,2]}', '[{"op":"replace","path":"/b/0","value":{}}]', '{"a":1,"b":[{},2]}'],
    ['4.4 move', '{"a":{"x":1},"b":{}}', '[{"op":"move","from":"/a/x","path":"/b/y"}]', '{"a":{},"b":{"y":1}}'],
    ['4.4 move within a list', '{"a":[1,2,3]}', '[{"op":"move","from":"/a/0","path":"/a/2"}]', '{"a":[2,3,1]}'],
    ['4.5 copy', '{"a":{"x":[1]}}', '[{"op":"copy","from":"/a","path":"/b"}]', '{"a":{"x":[1]},"b":{"x":[1]}}'],
    ['4.6 test: objects in any order', '{"a":{"x":1,"y":2}}', '[{"op":"test","path":"/a","value":{"y":2,"x":1}}]', '{"a":{"x":1,"y":2}}'],
    ['4.6 test: numbers by what they are', '{"a":1.50}', '[{"op":"test","path":"/a","value":1.5}]', '{"a":1.50}'],
    ['A.9 a null value', '{"a":null}', '[{"op":"test","path":"/a","value":null}]', '{"a":null}'],
    ['A.11 an unknown member is ignored', '{"a":1}', '[{"op":"add","path":"/b","value":2,"xyz":3}]', '{"a":1,"b":2}'],
    ['A.14 escapes', '{"/":9,"~1":10}', '[{"op":"test","path":"/~01","value":10},{"op":"remove","path":"/~1"}]', '{"~1":10}'],
    ['a percent sign is itself', '{"a%25":1,"a%":2}', '[{"op":"replace","path":"/a%25","value":5}]', '{"a%25":5,"a%":2}'],
    ['an empty key', '{"":1}', '[{"op":"replace","path":"/","value":2}]', '{"":2}'],
    ['names that objects inherit', '{}', '[{"op":"add","path":"/constructor","value":{"prototype":1}},{"op":"replace","path":"/constructor/prototype","value":2}]', '{"constructor":{"prototype":2}}'],
    ['numerals stay as written', '{"a":[1.50,9007199254740993]}', '[{"op":"add","path":"/a/0","value":0.10},{"op":"copy","from":"/a/2","path":"/b"}]', '{"a":[0.10,1.50,9007199254740993],"b":9007199254740993}'],
  ]
  it.each(fine)('%s', (_, record, steps, after) => expect(patch(record, steps)).toBe(after))

  const refused: [why: string, record: string, step: string][] = [
    ['a member that is not there', '{"a":1}', '{"op":"remove","path":"/b"}'],
    ['nothing to replace', '{"a":1}', '{"op":"replace","path":"/b","value":1}'],
    ['a parent that is not there', '{"a":1}', '{"op":"add","path":"/b/c","value":1}'],
    ['a parent that is a text', '{"a":"x"}', '{"op":"add","path":"/a/b","value":1}'],
    ['a place beyond the end', '{"a":[1]}', '{"op":"add","path":"/a/2","value":1}'],
    ['a place that is empty', '{"a":[1]}', '{"op":"add","path":"/a/","value":1}'],
    ['a place in hexadecimal', '{"a":[1]}', '{"op":"add","path":"/a/0x1","value":1}'],
    ['a place with a leading zero', '{"a":[1,2]}', '{"op":"replace","path":"/a/01","value":1}'],
    ['a place below zero', '{"a":[1]}', '{"op":"remove","path":"/a/-1"}'],
    ['nothing at the end of a list', '{"a":[1]}', '{"op":"remove","path":"/a/-"}'],
    ['the length of a list', '{"a":[1]}', '{"op":"remove","path":"/a/length"}'],
    ['an inherited name', '{"a":1}', '{"op":"copy","from":"/toString","path":"/b"}'],
    ['into itself', '{"a":{"b":1}}', '{"op":"move","from":"/a","path":"/a/b"}'],
    ['another value', '{"a":1}', '{"op":"test","path":"/a","value":"1"}'],
    ['another number beyond 2^53', '{"a":9007199254740993}', '{"op":"test","path":"/a","value":9007199254740992}'],
    ['what leaves no object', '{"a":1}', '{"op":"add","path":"","value":[]}'],
  ]
  it.each(refused)('does not apply: %s', (_, record, step) => {
    expect(patch(record, `[${step}]`)).toBeUndefined()
    expect(patch(record, `[{"op":"add","path":"/new","value":1},${step}]`)).toBeUndefined()
  })

  const malformed = [
    '{"op":"replace","path":"xa","value":1}',
    '{"op":"add","path":"/b"}',
    '{"op":"add","value":1}',
    '{"op":"copy","path":"/b"}',
    '{"op":"move","from":"a","path":"/b"}',
    '{"op":"zap","path":"/a"}',
    '{"path":"/a","value":1}',
    '{"op":"replace","path":"/a~2","value":1}',
    '7',
  ]
  it.each(malformed)('is no patch: %s', step => expect(patch('{"a":1,"a~2":1}', `[${step}]`)).toBe('malformed'))
})
