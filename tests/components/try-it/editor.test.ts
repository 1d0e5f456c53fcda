import { json } from '@codemirror/lang-json'
import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { placeAt, valueAt } from '../../../components/try-it/editor/place.ts'
import { membersAt, schemasAt } from '../../../components/try-it/editor/schema-at.ts'
import { schema } from './operation.ts'

/** A text in which `|` is the cursor. */
function open(text: string) {
  const position = text.indexOf('|')
  const state = EditorState.create({ doc: text.replace('|', ''), extensions: [json()] })
  ensureSyntaxTree(state, state.doc.length, 5_000)
  // A state keeps the tree it was made with; the next one takes what has been parsed since.
  return { state: state.update({}).state, position }
}

function place(text: string) {
  const { state, position } = open(text)
  const found = placeAt(state, position)
  return found && { role: found.role, path: found.path, text: state.sliceDoc(found.from, found.to) }
}

describe('the place of a cursor', () => {
  it.each([
    ['{"a": |}', 'value', ['a'], ''],
    ['{"a": ', 'value', ['a'], ''],
    ['{"a": 1, "b": "x|"}', 'value', ['b'], '"x"'],
    ['{"c": {"n": "Ada"}, "b": |', 'value', ['b'], ''],
    ['{|}', 'name', [], ''],
    ['{"a": 1, |', 'name', [], ''],
    ['{"a": 1, "b|"', 'name', [], '"b"'],
    ['{"a": [{"b": 1}, {"c|"}]}', 'name', ['a', 1], '"c"'],
    ['{"a": [1, |]}', 'value', ['a', 1], ''],
    ['[[1], [2, |', 'value', [1, 1], ''],
  ])('%s', (text, role, path, word) => {
    const cursor = text.includes('|') ? text : `${text}|`
    expect(place(cursor)).toEqual({ role, path, text: word })
  })

  it('is nowhere behind a value', () => expect(place('{"a": 1 |}')).toBeUndefined())

  it('far down in a list is not counted to its end, as no tuple is as long', () =>
    expect(place(`[${'0, '.repeat(3_000)}{"b|"`)).toEqual({ role: 'name', path: [1_000], text: '"b"' }))

  it('knows which names are taken', () => {
    const { state, position } = open('{"a": 1, "b|", "c": 2}')
    expect(placeAt(state, position)?.siblings).toEqual(['a', 'c'])
  })

  it('leads from a name or a value to its path', () => {
    const { state, position } = open('{"a": [0, {"b": tr|ue}]}')
    expect(valueAt(state, position)?.path).toEqual(['a', 1, 'b'])
    expect(valueAt(state, 2)?.path).toEqual(['a'])
    expect(valueAt(state, 0)).toBeUndefined()
  })
})

describe('the schemas of a path', () => {
  const text = schema()
  const property = (name: string, of = text) => ({ name, anchor: name, required: false, schema: of })
  const card = schema({ types: ['object'], properties: [property('number')] })
  const tree = schema({
    types: ['object'],
    properties: [
      property('list', schema({ types: ['array'], items: card })),
      property('hidden', schema({ readOnly: true })),
      property('map', schema({ types: ['object'], additional: [{ schema: card }] })),
    ],
    variants: [{ kind: 'oneOf', options: [{ label: 'A', schema: schema({ properties: [property('a')] }) }, { label: 'B', schema: card }] }],
  })

  it('follow items, maps and all options', () => {
    expect(schemasAt(tree, ['list', 3, 'number'])).toEqual([text])
    expect(schemasAt(tree, ['map', 'any', 'number'])).toEqual([text])
    expect([...membersAt(tree, []).keys()]).toEqual(['list', 'map', 'a', 'number'])
    expect(schemasAt(tree, ['gone'])).toEqual([])
    const both = ['A', 'B'].map(label => ({ label, schema: schema({ properties: [property('same', schema({ label }))] }) }))
    expect(schemasAt(schema({ variants: [{ kind: 'oneOf', options: both }] }), ['same']).map(({ label }) => label)).toEqual(['A', 'B'])
  })
})
