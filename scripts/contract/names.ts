import type { Answered } from './answer.ts'
import type { Schemas } from './schemas.ts'
import type { ParameterSpec } from './parameter-spec.ts'
import type { OperationSpec, Spec } from './spec.ts'
import { dataOf } from './answer.ts'
import { calledPath } from './request.ts'
import { asNode } from './node.ts'

/** What stands in a path: `known` where the server itself has shown it, or answers to it. */
export interface Name {
  value: unknown
  known: boolean
}

/** Finds what is there as a client would: in lists, in what was created, and in the examples of the spec. */
export interface Names {
  /** What to call a thing by; the parts of the path before it are named first. */
  find: (operation: OperationSpec, parameter: ParameterSpec) => Promise<Name | undefined>
  /** Keeps what an answer shows, and what was sent to make it. */
  remember: (operation: OperationSpec, answer: Answered, sent?: unknown) => void
  /** A thing is gone, and all below it. */
  forget: (operation: OperationSpec, name: unknown) => void
  /** The parameter that names an item of a collection, where there is one. */
  itemOf: (operation: OperationSpec) => { operation: OperationSpec, parameter: ParameterSpec } | undefined
}

interface Needs {
  spec: Spec
  schemas: Schemas
  /** Sends the plainest request of an operation. */
  ask: (operation: OperationSpec, given?: { parameter: ParameterSpec, value: unknown }) => Promise<Answered | undefined>
}

const mostTries = 16

/** A path template as it is called, without the names of its parameters: variants of a path are about the same things. */
function shapeOf(path: string): string {
  return calledPath(path).replace(/\{[^{}]*\}/g, '{}')
}

/** The shape of a path up to a parameter, and of what holds the things that it names. */
function placeOf({ path }: OperationSpec, { name }: ParameterSpec): { item: string, holder: string } {
  const holder = path.slice(0, path.indexOf(`{${name}}`))
  return {
    item: shapeOf(`${holder}{}`),
    holder: shapeOf(holder).replace(/\/$/, ''),
  }
}

export function createNames({ spec, schemas, ask }: Needs): Names {
  const chosen = new Map<string, Name>()
  const shown = new Map<string, unknown[]>()
  const made = new Map<string, unknown[]>()
  const asked = new Set<string>()
  const readers = new Map(
    spec.operations.filter(({ method }) => method === 'GET').map(operation => [shapeOf(operation.path), operation]),
  )

  async function find(operation: OperationSpec, parameter: ParameterSpec): Promise<Name | undefined> {
    const { item, holder } = placeOf(operation, parameter)
    const known = chosen.get(item)
    if (known && fits(parameter, known.value))
      return known
    const lister = readers.get(holder)
    if (lister && !asked.has(holder)) {
      asked.add(holder)
      const answer = await ask(lister)
      if (answer && answer.status < 300)
        remember(lister, answer)
    }
    const found = await choose(item, holder, parameter)
    if (found)
      chosen.set(item, found)
    return found
  }

  function fits({ schema }: ParameterSpec, value: unknown): boolean {
    return (typeof value === 'string' || typeof value === 'number')
      && value !== ''
      && schemas.violation(schema, value, 'request') === undefined
  }

  /** What the server answers to, else what it has shown, else what the spec shows. */
  async function choose(item: string, holder: string, parameter: ParameterSpec): Promise<Name | undefined> {
    const reader = readers.get(item)
    const rows = [...(shown.get(holder) ?? []).slice(0, 4), ...(made.get(holder) ?? []).slice(0, 4)].flatMap(row =>
      namesIn(row, parameter.name),
    )
    const examples = [
      ...spec.operations.flatMap(other =>
        other.parameters
          .filter(one => one.in === 'path' && placeOf(other, one).item === item)
          .map(({ example }) => example),
      ),
      ...namesIn(reader?.responses.get('200')?.example, parameter.name),
    ]
    const candidates = [...new Set([...rows, ...examples])]
      .flatMap(value => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? [value, Number(value)] : [value]))
      .filter(value => fits(parameter, value))
    const own = reader?.parameters.find(one => one.in === 'path' && placeOf(reader, one).item === item)
    for (const value of reader && own ? candidates.slice(0, mostTries) : []) {
      const answer = reader && own && (await ask(reader, { parameter: own, value }))
      if (answer && answer.status < 400)
        return { value, known: true }
    }
    const [first] = candidates
    return first === undefined ? undefined : { value: first, known: rows.includes(first) }
  }

  function remember(operation: OperationSpec, answer: Answered, sent?: unknown): void {
    const { path, method } = operation
    const body = dataOf(operation, answer, schemas)
    const members = Object.values(asNode(body)).filter(member => typeof member === 'object' && member !== null)
    const lists = Array.isArray(body) ? [body] : members.filter(Array.isArray)
    // A list that answers a POST may be of things that were made, or of anything else.
    const hasId = 'id' in asNode(body)
    const isList = lists.length > 0 && (method === 'GET' || !hasId)
    // What stands within a thing that has an id is something else, with an id of its own.
    const things = hasId ? [body] : [body, ...members.flat()]
    const rows = [
      ...(isList ? lists.flat().filter(() => method === 'GET') : things),
      ...(method === 'POST' ? [sent] : []),
    ].filter(row => typeof row === 'object')
    const holder = shapeOf(path)
    // What the server had already has more below it than what was just made.
    const kept = method === 'POST' ? made : shown
    kept.set(holder, [...(kept.get(holder) ?? []), ...rows])
  }

  function forget({ path }: OperationSpec, name: unknown): void {
    const shape = shapeOf(path)
    const holder = shape.slice(0, shape.lastIndexOf('/'))
    for (const key of [...chosen.keys()]) {
      if (key.startsWith(shape))
        chosen.delete(key)
    }
    for (const kept of [shown, made]) {
      kept.set(
        holder,
        (kept.get(holder) ?? []).filter(row => !Object.values(asNode(row)).includes(name)),
      )
    }
    for (const key of [...asked]) {
      if (key === holder || key.startsWith(shape))
        asked.delete(key)
    }
  }

  function itemOf({ path }: OperationSpec): ReturnType<Names['itemOf']> {
    const operation = readers.get(`${shapeOf(path)}/{}`)
    const parameter = operation?.parameters.find(one => one.in === 'path' && operation.path.endsWith(`{${one.name}}`))
    return operation && parameter && { operation, parameter }
  }

  return { find, remember, forget, itemOf }
}

/** What in a thing may be its name, the likeliest first. */
function namesIn(item: unknown, name: string): unknown[] {
  const node = asNode(item)
  const short = name
    .replace(/^.*[_-]/, '')
    .replace(/^.*[a-z](?=[A-Z])/, '')
    .toLowerCase()
  const usual = ['login', 'id', 'slug', 'number', 'name', 'key', 'code']
  const owner = asNode(node[name] ?? node[short])
  return [
    node[name],
    node[short],
    ...usual.map(key => owner[key]),
    ...usual.map(key => node[key]),
    // Kinds of things that share one shape keep their names one level down, as `metadata.name` or `sys.id`.
    ...Object.values(node).flatMap(member => [asNode(member)[name], asNode(member)[short]]),
    ...Object.entries(node)
      .filter(([key]) => key.toLowerCase().replace(/[_-]/g, '').endsWith(short))
      .map(([, value]) => value),
    ...Object.entries(node)
      .filter(([key]) => /(?:id|name|sha|ref|tag)$/i.test(key))
      .map(([, value]) => value),
  ].filter(value => typeof value === 'string' || typeof value === 'number')
}
