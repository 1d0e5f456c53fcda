import { describe, expect, it } from 'vitest'
import type { ApiDocument, Discriminator, Schema as SpecSchema } from '../../../openapi/document/index.ts'
import type { Context } from '../../../openapi/model/context.ts'
import { createAnchors } from '../../../openapi/model/address/anchor.ts'
import { exampleOfSchema } from '../../../openapi/schema/example/example.ts'
import { createValidators } from '../../../openapi/schema/validate/validators.ts'
import { createProse } from '../../../openapi/model/prose/prose.ts'
import { createSchemaWalk } from '../../../openapi/model/schema/schema.ts'
import { inEnglish } from '../../../openapi/model/phrases.ts'
import { documentOfSchemas } from '../model/document.ts'

const pet = { $ref: '#/components/schemas/Pet' }

function schemas(discriminator: Partial<Discriminator>): Record<string, SpecSchema> {
  const child = (properties: Record<string, SpecSchema>, base: SpecSchema = pet): SpecSchema => ({
    allOf: [base, { type: 'object', required: Object.keys(properties), properties }],
  })
  return {
    Pet: {
      type: 'object',
      required: ['kind'],
      properties: { kind: { type: 'string' }, name: { type: 'string' } },
      discriminator: { propertyName: 'kind', ...discriminator },
    },
    Cat: child({ lives: { type: 'integer' } }),
    Dog: child({ bark: { type: 'string' } }),
    Poodle: child({ curls: { type: 'integer' } }, { $ref: '#/components/schemas/Dog' }),
    Stranger: { type: 'object', properties: { note: { type: 'string' } } },
  }
}

function contextOf(document: ApiDocument): Context {
  return { document, t: inEnglish, prose: createProse(), schemaHref: () => undefined }
}

describe('a schema whose discriminator names what extends it', () => {
  const seen = (discriminator: Partial<Discriminator>) => {
    const document = documentOfSchemas(schemas(discriminator))
    const walk = createSchemaWalk(contextOf(document), createAnchors())
    const view = walk.add(pet, { anchor: 'body' })
    walk.finish()
    return view
  }

  it('is a choice of those, and of what extends them in turn', () => {
    const { variants, properties } = seen({})
    expect(properties?.map(({ name }) => name)).toEqual(['kind', 'name'])
    expect(variants).toMatchObject([{ kind: 'oneOf', discriminator: 'kind', extends: true }])
    expect(
      variants?.[0]?.options.map(({ value, schema }) => [value, schema.properties?.map(({ name }) => name)]),
    ).toEqual([
      ['Cat', ['lives']],
      ['Dog', ['bark']],
      ['Poodle', ['bark', 'curls']],
    ])
  })

  it('goes by the values of the mapping', () => {
    const options = seen({
      mapping: { meow: 'Cat', purr: '#/components/schemas/Cat', plain: 'Pet' },
    }).variants?.[0]?.options
    expect(options?.map(({ label, aliases }) => [label, aliases])).toEqual([
      ['meow', ['purr']],
      ['Dog', undefined],
      ['Poodle', undefined],
      ['plain', undefined],
    ])
    expect(options?.[3]?.schema.properties).toBeUndefined()
  })

  it('knows only mapped values where the spec says so', () => {
    const options = seen({
      'mapping': { meow: 'Cat' },
      'x-explicitMappingOnly': true,
    }).variants?.[0]?.options
    expect(options?.map(({ label }) => label)).toEqual(['meow'])
  })

  it('has an option for any other value', () => {
    const options = seen({ defaultMapping: 'Stranger' }).variants?.[0]?.options
    expect(options?.at(-1)).toMatchObject({ label: 'Stranger', fallback: true })
    expect(options?.at(-1)).not.toHaveProperty('value')
  })

  it('is shown as one of them', () => {
    expect(exampleOfSchema(documentOfSchemas(schemas({ mapping: { meow: 'Cat' } })), pet).value).toEqual({
      kind: 'meow',
      name: expect.any(String) as unknown,
      lives: expect.any(Number) as unknown,
    })
  })
})

describe('a choice whose branches are written in line', () => {
  const branch = (name: string): SpecSchema => ({
    type: 'object',
    required: ['kind', name],
    properties: { kind: { type: 'string' }, [name]: { type: 'integer', example: 4 } },
  })
  const document = documentOfSchemas({
    Shape: {
      oneOf: [branch('radius'), branch('side'), branch('depth')],
      discriminator: {
        propertyName: 'kind',
        mapping: { ROUND: '#/components/schemas/Shape/oneOf/0', SQUARE: '#/components/schemas/Shape/oneOf/1' },
      },
    },
  })

  it('is told apart by what the mapping calls the places of its branches', () => {
    const walk = createSchemaWalk(contextOf(document), createAnchors())
    const view = walk.add({ $ref: '#/components/schemas/Shape' }, { anchor: 'body' })
    walk.finish()
    expect(view.variants?.[0]?.options.map(({ value }) => value)).toEqual(['ROUND', 'SQUARE', undefined])
  })

  it('has the name of its branch in samples', () => {
    expect(exampleOfSchema(document, { $ref: '#/components/schemas/Shape' })).toMatchObject({
      value: { kind: 'ROUND', radius: 4 },
    })
  })
})

describe('branches that a property of several values tells apart', () => {
  const branch = (values: string[], extra: string): SpecSchema => ({
    type: 'object',
    required: ['kind', extra],
    properties: { kind: { enum: values }, [extra]: { type: 'integer' } },
  })
  const all = {
    Cat: branch(['cat', 'kitten'], 'lives'),
    Dog: branch(['dog'], 'bones'),
    Animal: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: 'kind' } },
  }

  it('are told with all of them, and keep their name', () => {
    const walk = createSchemaWalk(contextOf(documentOfSchemas(all)), createAnchors())
    const view = walk.add({ $ref: '#/components/schemas/Animal' }, { anchor: 'body' })
    walk.finish()
    expect(view.variants?.[0]?.options).toMatchObject([
      { label: 'Cat', value: 'cat', aliases: ['kitten'] },
      { label: 'dog', value: 'dog' },
    ])
  })

  it('are checked by any of them', () => {
    const document = documentOfSchemas(all)
    const faults = createValidators(document).schema('#/components/schemas/Animal', 'request') ?? (() => [])
    expect(faults({ kind: 'kitten', lives: 9 })).toEqual([])
    expect(faults({ kind: 'kitten' })).toMatchObject([{ keyword: 'required', params: { missingProperty: 'lives' } }])
    expect(faults({ kind: 'cow' })).toMatchObject([{ params: { allowedValues: ['cat', 'kitten', 'dog'] } }])
  })
})
