import type { MediaType, Operation, Parameter, Schema } from '../../../openapi/model/types.ts'

/** A schema with what a case is about, and the rest as it is where a spec says nothing. */
export function schema(facts: Partial<Schema> = {}): Schema {
  return {
    label: '',
    types: ['string'],
    constraints: [],
    examples: [],
    ...facts,
  }
}

export function parameter(facts: Partial<Parameter> & Pick<Parameter, 'name' | 'in'>): Parameter {
  return {
    anchor: facts.name,
    required: false,
    style: facts.in === 'path' ? 'simple' : 'form',
    explode: true,
    schema: schema(),
    examples: [],
    ...facts,
  }
}

export function mediaType(type: string, facts: Partial<MediaType> = {}): MediaType {
  return { type, examples: [], ...facts }
}

export function operation(facts: Partial<Operation> = {}): Operation {
  return {
    id: 'send',
    slug: 'send',
    href: '/a/t/send',
    title: 'Send',
    method: 'POST',
    path: '/parcels/{id}',
    kind: 'operation',
    pointer: '#/paths/~1parcels~1{id}/post',
    tag: { title: 'T', slug: 't', href: '/a/t/' },
    badges: [],
    security: [],
    servers: [{ url: 'https://api.example.com/v1', variables: [] }],
    parameters: [],
    responses: [],
    callbacks: [],
    codeSamples: [],
    canTry: true,
    ...facts,
  } as Operation
}

export function example(value: unknown): { name: string, value: unknown, text: string } {
  return { name: 'default', value, text: JSON.stringify(value, null, 2) }
}
