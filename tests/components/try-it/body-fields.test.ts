import type { Draft } from '../../../components/try-it/draft/draft.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  changeMediaType,
  chooseOption,
  emptyChoice,
  fieldText,
  listFields,
  matchOptions,
  readObject,
  setEmpty,
  setField,
} from '../../../components/try-it/body-fields.ts'
import { createDraft } from '../../../components/try-it/draft/draft.ts'
import { example, mediaType, operation, schema } from './operation.ts'

const name = { name: 'name', schema: schema() }
const sizes = { name: 'sizes', schema: schema({ types: ['array'] }) }
const parcel = schema({
  types: ['object'],
  properties: [
    {
      name: 'id',
      anchor: 'id',
      required: false,
      schema: schema({ readOnly: true }),
    },
    { ...name, anchor: 'name', required: true },
  ],
  variants: [
    {
      kind: 'oneOf',
      discriminator: 'kind',
      options: ['air', 'sea'].map(kind => ({
        label: kind,
        value: kind,
        schema: schema({
          types: ['object'],
          properties: [
            {
              name: 'kind',
              anchor: 'kind',
              required: true,
              schema: schema({ const: `"${kind}"` }),
            },
            {
              name: `${kind}port`,
              anchor: kind,
              required: true,
              schema: schema({
                examples: [`"${kind} 1"`],
              }),
            },
          ],
        }),
      })),
    },
  ],
})
const json = mediaType('application/json', {
  schema: parcel,
  examples: [
    example({
      name: 'Ada',
      kind: 'sea',
      seaport: 'x',
      more: 1,
    }),
  ],
})
const form = mediaType('application/x-www-form-urlencoded', {
  schema: parcel,
  examples: [example({ name: 'Ada' })],
})

describe('the fields of a body', () => {
  let draft: Draft
  const body = (): unknown => JSON.parse(draft.bodies[draft.mediaType] ?? '')
  beforeEach(() => {
    draft = createDraft(operation({ requestBody: { required: true, content: [json, form] } }))
  })

  it('are those of the schema, of the option that fits, and whatever else is there', () => {
    const object = readObject(draft.bodies['application/json'] ?? '') ?? new Map()
    const chosen = matchOptions(parcel, object)
    expect(chosen).toEqual([1])
    expect(listFields(parcel, object, chosen).map(field => field.name)).toEqual(['name', 'kind', 'seaport', 'more'])
  })

  it('are not those that are only read, unless the text has them', () => {
    const names = (text: string) => listFields(parcel, readObject(text) ?? new Map(), [0]).map(field => field.name)
    expect(names('{}')).toEqual(['name', 'kind', 'airport'])
    expect(names('{"id": 1}')).toEqual(['id', 'name', 'kind', 'airport'])
  })

  it('write into the text and leave the rest of it as it was', () => {
    draft.bodies['application/json'] = '{"big": 12345678901234567890, "name": "Ada"}'
    setField(draft, name, 'Grace')
    expect(draft.bodies['application/json']).toBe('{\n  "big": 12345678901234567890,\n  "name": "Grace"\n}')
    setField(draft, name, '')
    expect(readObject(draft.bodies['application/json'] ?? '')?.has('name')).toBe(false)
  })

  it('keep text that does not parse yet beside the body', () => {
    setField(draft, sizes, '[1,')
    expect(draft.unfinished).toEqual({ sizes: '[1,' })
    expect(fieldText(draft, sizes, readObject(draft.bodies[draft.mediaType] ?? '') ?? new Map())).toBe('[1,')
    setField(draft, sizes, '[1]')
    expect(draft.unfinished).toEqual({})
    expect(body()).toMatchObject({ sizes: [1] })
  })

  it('go over to another option with its constants and examples', () => {
    chooseOption(draft, parcel, { variant: 0, option: 0 })
    expect(body()).toEqual({
      name: 'Ada',
      kind: 'air',
      airport: 'air 1',
      more: 1,
    })
  })

  it('stay beside an option that has none of its own, and go where nothing has any', () => {
    const text = schema({ examples: ['x'] })
    const variants = [{ kind: 'oneOf' as const, options: [{ label: 'text', schema: text }] }]
    chooseOption(draft, schema({ types: ['object'], properties: parcel.properties, variants }), { variant: 0, option: 0 })
    expect(body()).toMatchObject({ name: 'Ada', more: 1 })
    chooseOption(draft, schema({ types: [], variants }), { variant: 0, option: 0 })
    expect(body()).toBe('x')
  })

  it('stay as they are where there is no such option', () => {
    const before = draft.bodies['application/json']
    chooseOption(draft, parcel, { variant: 1, option: 0 })
    chooseOption(draft, parcel, { variant: 0, option: 2 })
    expect(draft.bodies['application/json']).toBe(before)
  })

  it('can be left out, empty or null, as far as the schema or the text knows of it', () => {
    const choices = (text: string, facts = schema()) => {
      const { meaning, choices } = emptyChoice({ name: 'name', schema: facts }, readObject(text) ?? new Map())
      return [meaning, ...choices]
    }
    const integer = schema({ types: ['integer'] })
    expect(choices('{}')).toEqual(['absent', 'absent', 'empty'])
    expect(choices('{"name": "x"}', schema({ format: 'date' }))).toEqual(['absent', 'absent', 'empty'])
    expect(choices('{}', schema({ format: 'date-time', types: ['string', 'null'] }))).toEqual(['absent', 'absent', 'empty', 'null'])
    expect(choices('{}', integer)).toEqual(['absent', 'absent'])
    expect(choices('{"name": ""}', integer)).toEqual(['empty', 'absent', 'empty'])
    expect(choices('{"name": null}', integer)).toEqual(['null', 'absent', 'null'])
    expect(choices('{"name": ""}', schema({ format: 'binary' })).slice(1), 'a file is no text').toEqual(['absent'])
  })

  it('are left out, emptied or nulled in the text', () => {
    setEmpty(draft, name, 'empty')
    expect(body()).toMatchObject({ name: '' })
    setEmpty(draft, name, 'null')
    expect(body()).toMatchObject({ name: null })
    setEmpty(draft, name, 'absent')
    expect(body()).not.toHaveProperty('name')
    draft.bodies['application/json'] = '[1]'
    setEmpty(draft, name, 'null')
    expect(draft.bodies['application/json']).toBe('[1]')
  })

  it('go along to another media type once they were changed', () => {
    changeMediaType(draft, json, form)
    expect(body()).toEqual({ name: 'Ada' })
    setField(draft, name, 'Grace')
    changeMediaType(draft, form, json)
    expect(body()).toEqual({ name: 'Grace' })
  })
})
