import { describe, expect, it } from 'vitest'
import { createDraft } from '../../../../components/try-it/draft/draft.ts'
import { enterParameter, groupFields, setParameterState } from '../../../../components/try-it/fields/parameter-fields.ts'
import { english } from '../../english.ts'
import { operation, parameter, schema } from '../operation.ts'

const read = operation({
  parameters: [
    parameter({ name: 'q', in: 'query' }),
    parameter({ name: 'n', in: 'query', required: true, schema: schema({ types: ['integer'] }) }),
    parameter({ name: 'on', in: 'query', schema: schema({ types: ['boolean'] }) }),
    parameter({ name: 'id', in: 'path', required: true }),
    parameter({ name: 'X-A', in: 'header' }),
  ],
})

function fieldsOf(draft = createDraft(read), offers = {}) {
  return groupFields(read.parameters, { draft, offers, t: english })
}

function fieldOf(key: string, draft = createDraft(read), offers = {}) {
  const field = fieldsOf(draft, offers).flatMap(({ fields }) => fields).find(one => one.key === key)
  if (!field)
    throw new Error(`There is no field ${key}.`)
  return field
}

describe('the fields of parameters', () => {
  it('stand under the place that they are sent in', () => {
    expect(fieldsOf().map(({ title, fields }) => [title, ...fields.map(({ name }) => name)]))
      .toEqual([['Path', 'id'], ['Query', 'q', 'n', 'on'], ['Query string'], ['Headers', 'X-A'], ['Cookies']])
  })

  it('can be empty where a text or a number is meant, but never in a path', () => {
    expect(fieldOf('query q').empty?.meaning).toBe('absent')
    expect(fieldOf('query n').empty?.meaning).toBe('absent')
    expect(fieldOf('query on').empty).toBeUndefined()
    expect(fieldOf('path id').empty).toBeUndefined()
  })

  it('can be left out where they are not required', () => {
    expect(fieldOf('query q').isSent).toBe(true)
    expect(fieldOf('query n').isSent).toBeUndefined()
  })

  it('hold the offer that was made to them', () => {
    const offer = { value: '7', from: { title: 'A', href: '/a' }, isTaken: false }
    expect(fieldOf('path id', createDraft(read), { 'path id': offer }).offer).toEqual(offer)
    expect(fieldOf('query q', createDraft(read), { 'path id': offer }).offer).toBeUndefined()
  })
})

describe('a parameter', () => {
  it('is switched off and meant to be empty, and on again by what is typed', () => {
    const draft = createDraft(read)
    setParameterState(draft, 'query q', 'off')
    expect(fieldOf('query q', draft).isSent).toBe(false)
    setParameterState(draft, 'query q', 'empty')
    expect(fieldOf('query q', draft)).toMatchObject({ isSent: true, empty: { meaning: 'empty' } })
    setParameterState(draft, 'query q', undefined)
    expect(draft.states).toEqual({})
    setParameterState(draft, 'query q', 'off')
    enterParameter(draft, 'query q', 'x')
    expect(fieldOf('query q', draft)).toMatchObject({ isSent: true, text: 'x' })
    expect(draft.touched).toEqual({ 'query q': true })
  })
})
