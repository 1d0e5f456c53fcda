import type { AnySchemaObject } from 'ajv'
import type { Example, MediaType, Operation, Parameter, PathItem, Ref, Schema } from '../../openapi/document/openapi.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect } from 'vitest'
import { readDocument } from '../../openapi/read/index.ts'
import { fixedMethods, isRef, joinPointer, resolve } from '../../openapi/document/index.ts'

export interface NamedOperation {
  name: string
  operation: Operation
  parameters: (Parameter | Ref)[]
}
export interface Place {
  pointer: string
  node: Record<string, unknown>
}

/** A shipped spec and the means to question it: its schemas are compiled by a validator that the product does not use for this. */
export async function openSpec(file: string) {
  const { document: spec, findings } = await readDocument(file)
  if (!spec)
    throw new Error(`${file} cannot be read`)
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    keywords: keywordsAround(spec.root),
  })
  addFormats.default(ajv)
  ajv.addSchema({ ...spec.root, $id: 'spec' } as AnySchemaObject)

  function follow<T extends object>(node: T | Ref | undefined): T | undefined {
    return node && resolve<T>(spec as NonNullable<typeof spec>, node)?.value
  }

  function valuesOf(node: Pick<MediaType, 'example' | 'examples'>): unknown[] {
    return [
      ...(node.example === undefined ? [] : [node.example]),
      ...Object.values(node.examples ?? {}).map(example => follow<Example>(example)?.value),
    ]
  }

  function expectValid(schema: Schema | undefined, values: unknown[]): void {
    const validate = ajv.compile(absolute(schema))
    for (const value of values)
      expect(validate(value), JSON.stringify({ value, errors: validate.errors }, null, 2)).toBe(true)
  }

  return {
    spec,
    findings,
    follow,
    valuesOf,
    expectValid,

    /** That a media type shows something, all of it valid. */
    expectExamples(node: MediaType | Ref): void {
      const media = follow<MediaType>(node) ?? {}
      const values = valuesOf(media)
      expect(values.length).toBeGreaterThan(0)
      expectValid(media.schema, values)
    },

    listOperations(items: Record<string, PathItem | Ref>): NamedOperation[] {
      return Object.entries(items).flatMap(([path, node]) =>
        fixedMethods.flatMap((method) => {
          const item = follow(node)
          const operation = item?.[method]
          return operation
            ? [
                {
                  name: `${method.toUpperCase()} ${path}`,
                  operation,
                  parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])],
                },
              ]
            : []
        }),
      )
    },

    /** Pointers of what a reader would find no word about. */
    listSilent(): string[] {
      return places(spec.root)
        .filter(
          ({ pointer, node }) =>
            /\/(?:schemas|properties|headers|securitySchemes|responses|parameters|requestBodies)\/[^/]+$/.test(pointer)
            && !isRef(node)
            && !node.description,
        )
        .map(({ pointer }) => pointer)
    },

    /** Pointers of components that nothing refers to. */
    listUnused(): string[] {
      const used = new Set(places(spec.root).map(({ node }) => node.$ref))
      return Object.entries(spec.root.components ?? {})
        .filter(([kind]) => kind !== 'securitySchemes')
        .flatMap(([kind, named]) => Object.keys(named as object).map(name => `#/components/${kind}/${name}`))
        .filter(pointer => !used.has(pointer))
    },

    /** Schemas that have examples of their own. */
    listExemplified(): Place[] {
      return places(spec.root.components?.schemas ?? {}, '#/components/schemas').filter(({ node }) =>
        Array.isArray(node.examples),
      )
    },
  }
}

/** Every object of a tree with its JSON pointer; an example's value is data, not part of the document. */
export function places(node: object, pointer = '#'): Place[] {
  return [
    ...(Array.isArray(node) ? [] : [{ pointer, node: node as Record<string, unknown> }]),
    ...Object.entries(node)
      .filter(([key, child]) => typeof child === 'object' && child !== null && key !== 'value' && key !== 'example')
      .flatMap(([key, child]) => places(child as object, joinPointer(pointer, key))),
  ]
}

/** The same schema with references that Ajv finds from outside the document. */
function absolute(schema: Schema | undefined): AnySchemaObject {
  return JSON.parse(JSON.stringify(schema ?? true).replaceAll('"#/', '"spec#/')) as AnySchemaObject
}

/** Keys that a strict Ajv would refuse: extensions, and those of the document around its schemas. */
function keywordsAround(root: object): string[] {
  return [
    ...new Set([
      ...places(root).flatMap(({ node }) => Object.keys(node).filter(key => key.startsWith('x-'))),
      ...Object.keys(root),
      'discriminator',
      'example',
      'externalDocs',
    ]),
  ]
}
