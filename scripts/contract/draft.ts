import type { Name, Names } from './names.ts'
import type { Draft } from './request.ts'
import type { DrawOptions, Schemas } from './schemas.ts'
import type { BodySpec } from './body-spec.ts'
import type { ParameterSpec } from './parameter-spec.ts'
import type { OperationSpec } from './spec.ts'
import { asNode } from './node.ts'

export interface Desk {
  schemas: Schemas
  names: Names
}

/** A request that the spec allows, and whether all that its path names is known to be there. */
export interface WrittenDraft extends Draft { known: boolean }

/**
 * With what is required only, and with all that is optional where there is such a thing; per media type that this client can
 * write. One is sent before the next is written: it may be gone then.
 */
export async function* writeDrafts(operation: OperationSpec, desk: Desk): AsyncGenerator<WrittenDraft> {
  const bodies = operation.bodies.filter(({ type }) => /json|xml|form|text\/plain|octet-stream|\*\/\*/.test(type))
  const [body, ...others] = bodies
  const hasMore = body !== undefined || operation.parameters.some(({ required }) => !required)
  const wishes: Wish[] = [
    { body, full: false },
    ...(hasMore ? [{ body, full: true }] : []),
    ...others.map((other, at) => ({ body: other, full: false, seed: 17 + at * 10 })),
  ]
  for (const wish of wishes) {
    const draft = await writeDraft(operation, desk, wish)
    if (draft)
      yield draft
  }
}

/** The seed tells drawn names apart: what one request made is taken for the next. */
interface Wish {
  body?: BodySpec
  full: boolean
  seed?: number
  given?: { parameter: ParameterSpec, value: unknown }
}

/** One request; undefined where the client finds no values that the spec allows. */
export async function writeDraft(
  operation: OperationSpec,
  { schemas, names }: Desk,
  { body, full, given, seed = 7 }: Wish,
): Promise<WrittenDraft | undefined> {
  const values = new Map<ParameterSpec, unknown>()
  let known = true
  for (const parameter of operation.parameters) {
    if (parameter === given?.parameter) {
      values.set(parameter, given.value)
      continue
    }
    const found = parameter.in === 'path' ? await names.find(operation, parameter) : undefined
    if (parameter.in === 'path')
      known &&= found?.known ?? false
    const value =
      found
      ?? ((parameter.required || full) && !namesPlaceInList(parameter)
        ? choose(schemas, parameter, { full, seed, filled: true })
        : undefined)
    if (value)
      values.set(parameter, value.value)
    else if (parameter.required)
      return undefined
  }
  if (!body) {
    return operation.bodyRequired ? undefined : { operation, values, known }
  }
  const patch = patchOf(body.type)
  const value = patch && schemas.violation(
    body.schema,
    patch.value,
    'request',
  ) === undefined
    ? patch
    : choose(schemas, { example: full ? body.example : undefined, schema: body.schema }, {
        full: full || /form/.test(body.type),
        // A body of text that is empty is none.
        filled: full || /text\/plain|octet-stream/.test(body.type),
        seed,
        fresh: !full,
      })
  const named = value && (await nameInBody(operation, { schemas, names }, { schema: body.schema, value: value.value }))
  return named && {
    operation,
    values,
    known: known && named.known,
    body: {
      type: body.type === '*/*' ? typeOfAny(body, schemas) : body.type,
      value: named.value,
      schema: body.schema,
      deep: body.deep,
    },
  }
}

/** Where any media type is taken, objects and lists are sent as JSON, and what else there is as bytes. */
function typeOfAny({ schema }: BodySpec, schemas: Schemas): string {
  const { type, properties, allOf, items } = schemas.follow(schema)
  const isJson = type === 'object' || type === 'array' || [properties, allOf, items].some(value => value !== undefined)
  return isJson ? 'application/json' : 'application/octet-stream'
}

/** A cursor is what an answer gave out: nobody can make one up. */
function namesPlaceInList({ in: where, name, required }: ParameterSpec): boolean {
  const isPlace = /cursor|^(?:continue|page_?token|starting_after|ending_before|after|before|next)$/i
  return where === 'query' && !required && isPlace.test(name)
}

/** What no schema says of a body: a JSON Patch has steps of its own form. One without steps changes nothing. */
function patchOf(type: string): { value: unknown } | undefined {
  return type === 'application/json-patch+json' ? { value: [] } : undefined
}

/** `PUT /pet` says in its body which one is meant. */
async function nameInBody(
  operation: OperationSpec,
  { schemas, names }: Desk,
  { schema, value }: { schema: unknown, value: unknown },
): Promise<Name> {
  const item = operation.method === 'PUT' ? names.itemOf(operation) : undefined
  const property = item && ['id', item.parameter.name].find(name => name in asNode(schemas.follow(schema).properties))
  if (!item || property === undefined)
    return { value, known: true }
  const name = await names.find(item.operation, item.parameter)
  return name ? { value: { ...asNode(value), [property]: name.value }, known: name.known } : { value, known: false }
}

/** The example of a parameter or a body where its schema allows it, else a value drawn from the schema. */
function choose(
  schemas: Schemas,
  { example, schema }: { example?: unknown, schema?: unknown },
  options: DrawOptions,
): { value: unknown } | undefined {
  return example !== undefined && schemas.violation(schema, example, 'request') === undefined
    ? { value: example }
    : (schemas.draw(schema, options)
      ?? (options.fresh ? schemas.draw(schema, { ...options, fresh: false }) : undefined))
}
