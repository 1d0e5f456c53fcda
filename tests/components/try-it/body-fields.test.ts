import type { Draft } from '../../../components/try-it/draft/draft.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  changeMediaType,
  chooseOption,
  fieldText,
  listFields,
  matchOptions,
  readObject,
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
    chooseOption(draft, parcel, 0, 0)
    expect(body()).toEqual({
      name: 'Ada',
      kind: 'air',
      airport: 'air 1',
      more: 1,
    })
  })

  it('go along to another media type once they were changed', () => {
    changeMediaType(draft, json, form)
    expect(body()).toEqual({ name: 'Ada' })
    setField(draft, name, 'Grace')
    changeMediaType(draft, form, json)
    expect(body()).toEqual({ name: 'Grace' })
  })
})
