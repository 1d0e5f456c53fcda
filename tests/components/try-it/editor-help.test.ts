import type { CompletionResult } from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import type { TransactionSpec } from '@codemirror/state'
import type { Schema } from '../../../openapi/model/types.ts'
import { CompletionContext } from '@codemirror/autocomplete'
import { json } from '@codemirror/lang-json'
import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState, Transaction } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { completeFrom } from '../../../components/try-it/editor/help.ts'
import { schema } from './operation.ts'

const property = (name: string, of = schema(), required = false) => ({ name, anchor: name, required, schema: of })
const tree = schema({
  types: ['object'],
  properties: [property('id', schema({ label: 'string' }), true), property('state', schema({ enum: [{ text: 'on', value: 'on' }, { text: '1', value: 1 }] })), property('tags', schema({ types: ['array'], items: schema({ types: ['boolean', 'null'] }) }))],
})

/** What is offered at `|` in a text. */
function complete(text: string, of: Schema | undefined = tree, explicit = false): CompletionResult | null {
  const position = text.indexOf('|')
  const state = EditorState.create({ doc: text.replace('|', ''), extensions: [json()] })
  ensureSyntaxTree(state, state.doc.length, 5_000)
  const context = new CompletionContext(state.update({}).state, position, explicit)
  return completeFrom(() => of)(context) as CompletionResult | null
}

function labels(text: string, of?: Schema, explicit?: boolean): string[] | undefined {
  return complete(text, of, explicit)?.options.map(({ label }) => label)
}

const valueOf = (facts: Partial<Schema>) => labels('{"a": |}', schema({ types: ['object'], properties: [property('a', schema(facts))] }), true)

describe('the names of members', () => {
  it('are those that are not there yet, the required ones first', () => {
    expect(labels('{|}')).toEqual(['"id"', '"state"', '"tags"'])
    expect(labels('{"id": 1, |}')).toEqual(['"state"', '"tags"'])
    expect(complete('{|}')?.options.map(({ boost, detail }) => [boost, detail])).toEqual([[1, 'string'], [0, ''], [0, '']])
  })

  it('are offered where one begins, or where they are asked for', () => {
    expect(labels('{"id": 1,|}')).toEqual(['"state"', '"tags"'])
    expect(complete('{"id": 1 |}')).toBeNull()
    expect(labels('{"|"}')).toEqual(['"id"', '"state"', '"tags"'])
  })

  it('are not offered in an empty text until they are asked for', () => {
    const choice = schema({ enum: [{ text: 'a', value: 'a' }] })
    expect(complete('|', choice)).toBeNull()
    expect(labels('|', choice, true)).toEqual(['"a"'])
  })

  it('begin where what is typed begins', () => {
    expect(complete('{"st|"}')?.from).toBe(1)
    expect(complete('{st|}')?.from).toBe(1)
  })

  it('are none where nothing is known', () => {
    expect(complete('{|}', schema({ types: ['object'] }))).toBeNull()
    expect(complete('{"id": {|}}')).toBeNull()
  })
})

describe('the values of a member', () => {
  it('are those that the schema lists', () => {
    expect(labels('{"state": |}')).toEqual(['"on"', '1'])
    expect(labels('{"tags": [|]}')).toEqual(['true', 'false', 'null'])
  })

  it('are not endless', () => {
    const values = Array.from({ length: 201 }, (_, value) => ({ text: String(value), value }))
    expect(valueOf({ enum: values })).toHaveLength(200)
  })

  it.each<[string, Partial<Schema>, string[] | undefined]>([
    ['a constant', { const: '"a"' }, ['"a"']],
    ['a boolean', { types: ['boolean'] }, ['true', 'false']],
    ['a boolean of a choice', { types: ['boolean'], enum: [{ text: 'true', value: true }] }, ['true']],
    ['examples of text, each once', { default: 'a', examples: ['"b"', 'a'] }, ['"a"', '"b"']],
    ['examples of a number', { types: ['integer'], examples: ['7'] }, ['7']],
    ['a choice with an example', { enum: [{ text: 'a', value: 'a' }], examples: ['b'] }, ['"a"']],
    ['a constant with an example', { const: '"a"', examples: ['b'] }, ['"a"']],
    ['any text', {}, undefined],
  ])('are known of %s', (_, facts, want) => expect(valueOf(facts)).toEqual(want))
})

describe('what is completed', () => {
  /** The text after the first option was taken. */
  function take(text: string, of: Schema): string {
    const position = text.indexOf('|')
    let state = EditorState.create({ doc: text.replace('|', ''), extensions: [json()] })
    ensureSyntaxTree(state, state.doc.length, 5_000)
    state = state.update({}).state
    const view = {
      get state() {
        return state
      },
      dispatch(change: TransactionSpec | Transaction) {
        state = change instanceof Transaction ? change.state : state.update(change).state
      },
    }
    const result = complete(text, of, true)
    const [option] = result?.options ?? []
    if (result && option && typeof option.apply === 'function')
      option.apply(view as unknown as EditorView, option, result.from, position)
    return state.doc.toString()
  }
  const having = (facts: Partial<Schema>, name = 'a') => schema({ types: ['object'], properties: [property(name, schema(facts))] })

  it.each<[string, Partial<Schema>, string]>([
    ['a text', {}, '"a": ""'],
    ['a text or a list', { types: ['array', 'string'] }, '"a": ""'],
    ['a number', { types: ['integer'] }, '"a": '],
    ['an object', { types: ['object'] }, '"a": {}'],
    ['a list', { types: ['array'] }, '"a": []'],
    ['a constant', { const: '"$x{}"' }, '"a": "$x{}"'],
    ['a choice', { enum: [{ text: 'b', value: 'b' }] }, '"a": '],
    ['one of several', { types: [], variants: [{ kind: 'oneOf', options: [{ label: 'l', schema: schema({ types: ['array'] }) }] }] }, '"a": []'],
  ])('is a name with the beginning of %s', (_, facts, member) => expect(take('{|}', having(facts))).toBe(`{${member}}`))

  it('is a name as it is written in JSON', () => expect(take('{|}', having({ types: ['integer'] }, '$a{"}'))).toBe('{"$a{\\"}": }'))

  it('replaces the whole name or value that the cursor is in', () => {
    expect(take('{"x|y": 1}', having({}))).toBe('{"a": 1}')
    expect(take('{"x|y"}', having({ types: ['integer'] }))).toBe('{"a": }')
    expect(take('{"a": "x|y"}', having({ const: '7' }))).toBe('{"a": 7}')
  })
})
