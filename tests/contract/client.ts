import type { Draft } from './request.ts'
import type { DrawOptions, Schemas } from './schemas.ts'
import type { OperationSpec, ParameterSpec, ResponseSpec, Spec } from './spec.ts'
import { mutate } from './mutations.ts'
import { toRequest } from './request.ts'
import { createSchemas } from './schemas.ts'
import { asNode } from './spec.ts'

export interface Failure { pointer: string, request: string, problem: string }

export interface ContractReport {
  operations: number
  /** Requests that the spec allows, and how many of them were answered as declared. */
  valid: number
  validOk: number
  /** Of the latter: those answered with a declared or standard 404 or 409, as what they name is not there. */
  absent: number
  mutated: number
  mutatedOk: number
  /** Operations that no valid request could be written for. */
  unwritten: string[]
  /** Operations that declare no success: any is as good as another. */
  undeclared: string[]
  failures: Failure[]
}

export interface DriveOptions {
  origin?: string
  /** Whether an API's own rules, which its spec cannot say, may refuse what the spec allows. */
  ruled?: boolean
  /** Milliseconds that one answer may take. */
  patience?: number
  /** Milliseconds after which no further operation is begun. */
  budget?: number
}

interface Memory { spec: Spec, schemas: Schemas, seen: Map<string, unknown> }

type Send = (request: Request) => Promise<Response>

const standard = new Set([
  400,
  401,
  403,
  404,
  405,
  406,
  408,
  409,
  410,
  411,
  412,
  413,
  414,
  415,
  422,
  428,
  429,
  431,
])
const rank: Record<string, number> = {
  POST: 0,
  GET: 1,
  HEAD: 1,
  PUT: 2,
  PATCH: 2,
  DELETE: 4,
}

/** Drives every operation of a spec with valid requests, then with mutated ones, and checks each answer against the spec. */
export async function driveContract(spec: Spec, send: Send, { origin, ruled = false, patience = 5_000, budget = 600_000 }: DriveOptions = {}): Promise<ContractReport> {
  const schemas = createSchemas(spec)
  const seen = new Map<string, unknown>()
  const report: ContractReport = {
    operations: 0,
    valid: 0,
    validOk: 0,
    absent: 0,
    mutated: 0,
    mutatedOk: 0,
    unwritten: [],
    undeclared: [],
    failures: [],
  }
  const end = Date.now() + budget
  const drafts: Draft[] = []
  const attempt = async (draft: Draft, name: string, judge: (answer: Answered) => string | undefined): Promise<boolean> => {
    let request: Request | undefined
    let problem: string | undefined
    try {
      request = toRequest(spec, draft, origin)
      problem = judge(await settle(send(request), patience))
    }
    catch (error) {
      problem = `threw ${error instanceof Error
        ? error.message
        : String(error)}`
    }
    if (problem)
      report.failures.push({ pointer: draft.operation.pointer, request: `${name}: ${request?.method} ${request?.url.slice(0, 160)} ${(JSON.stringify(draft.body?.value) ?? '').slice(0, 300)}`, problem })
    return problem === undefined
  }

  for (const operation of [...spec.operations].sort((one, other) => (rank[one.method] ?? 3) - (rank[other.method] ?? 3))) {
    if (Date.now() > end)
      break
    report.operations++
    if (!declaresSuccess(operation))
      report.undeclared.push(operation.pointer)
    const written = write(operation, { spec, schemas, seen })
    if (written.length === 0)
      report.unwritten.push(operation.pointer)
    for (const draft of written) {
      report.valid++
      const ok = await attempt(draft, 'valid', (answer) => {
        // Who asks for what is not there, or for a name that is taken, is refused whatever the schema says.
        const missing = [404, 409, 410, 413].includes(answer.status) || ([400, 422].includes(answer.status) && /unique|already/.test(answer.text))
        if (missing || (ruled && answer.status >= 400 && answer.status < 500)) {
          report.absent++
          return checkAnswer(operation, answer, schemas)
        }
        if (answer.status >= 400)
          return `refused with ${answer.status}: ${answer.text.slice(0, 300)}`
        remember(seen, operation, answer)
        return checkAnswer(operation, answer, schemas)
      })
      report.validOk += Number(ok)
    }
    if (written[0])
      drafts.push(written[0])
  }
  for (const draft of drafts) {
    if (Date.now() > end)
      break
    for (const { name, draft: spoilt, broken } of mutate(draft, schemas)) {
      report.mutated++
      report.mutatedOk += Number(await attempt(spoilt, name, answer => answer.status >= 500
        ? `answered ${answer.status}: ${answer.text.slice(0, 200)}`
        : broken && answer.status < 400
          ? `accepted with ${answer.status}`
          : name.startsWith('path: ') || name.startsWith('method: ')
            ? checkStatus(answer)
            : checkAnswer(draft.operation, answer, schemas)))
    }
  }
  return report
}

interface Answered { status: number, type: string, text: string }

async function settle(pending: Promise<Response>, patience: number): Promise<Answered> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing after ${patience} ms`)), patience)
  })
  try {
    return await Promise.race([
      late,
      pending.then(async response => ({
        status: response.status,
        type: (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
        text: await response.text(),
      })),
    ])
  }
  finally {
    clearTimeout(timer)
  }
}

/** With all that is optional, and with what is required only; per media type that this client can write. */
function write(operation: OperationSpec, memory: Memory): Draft[] {
  const { schemas } = memory
  const bodies = operation.bodies.filter(({ type }) => /json|form|text\/plain|octet-stream|\*\/\*/.test(type))
  const wanted = bodies.length > 0
    ? bodies
    : [undefined]
  return wanted.flatMap((body, at) => (at === 0
    ? [false, true]
    : [false]).flatMap((full): Draft[] => {
    const values = new Map<OperationSpec['parameters'][number], unknown>()
    for (const parameter of operation.parameters) {
      const value = parameter.required || full
        ? choose(parameter.example, parameter.schema, schemas, { full, seed: 7, filled: true })
        : undefined
      if (value) {
        values.set(parameter, parameter.in === 'path'
          ? named(operation, parameter, memory) ?? value.value
          : value.value)
      }
      else if (parameter.required) {
        return []
      }
    }
    if (!body) {
      return operation.bodyRequired
        ? []
        : [
            { operation, values },
          ]
    }
    const value = choose(full
      ? body.example
      : undefined, body.schema, schemas, { full: full || /form/.test(body.type), seed: 7, fresh: !full })
    return value
      ? [
          {
            operation,
            values,
            body: {
              type: body.type.replace('*/*', 'application/octet-stream'),
              value: value.value,
            },
          },
        ]
      : []
  }))
}

function choose(example: unknown, schema: unknown, schemas: Schemas, options: DrawOptions): { value: unknown } | undefined {
  return example !== undefined && schemas.violation(schema, example, 'request') === undefined
    ? { value: example }
    : schemas.draw(schema, options) ?? (options.fresh
      ? schemas.draw(schema, { ...options, fresh: false })
      : undefined)
}

/** The id of something that an earlier answer showed in the collection before this parameter. */
/** The id of something that an earlier answer showed in the collection before this parameter, or that an example of the spec shows. */
function named(operation: OperationSpec, parameter: ParameterSpec, { spec, seen, schemas }: Memory): unknown {
  const { name, schema } = parameter
  const start = operation.path.slice(0, operation.path.indexOf(`{${name}}`))
  const known = seen.get(start.replace(/\/$/, ''))
  const shown = spec.operations
    .filter(({ method, path }) => method === 'GET' && path.startsWith(`${start}{${name}}`))
    .sort((one, other) => one.path.length - other.path.length)
    .slice(0, 1)
    .map(({ responses }) => responses.get('200')?.example)
  const short = name.replace(/^.*[_-]/, '')
  return [known, ...shown]
    .map(asNode)
    .flatMap(item => [
      item[name],
      item[short],
      asNode(item[short]).login,
      item.login,
      item.id,
      item.slug,
      item.number,
      item.name,
    ])
    .find(value => (typeof value === 'string' || typeof value === 'number') && value !== '' && schemas.violation(schema, value, 'request') === undefined)
}

function remember(seen: Map<string, unknown>, { path }: OperationSpec, { type, text }: Answered): void {
  if (!type.includes('json') || seen.has(path))
    return
  const body: unknown = JSON.parse(text)
  const list = Array.isArray(body)
    ? body
    : Object.values(asNode(body)).find(Array.isArray)
  seen.set(path, list?.[0] ?? body)
}

function checkStatus({ status, text }: Answered): string | undefined {
  return status < 400 || standard.has(status)
    ? undefined
    : `status ${status} is no standard error: ${text.slice(0, 200)}`
}

function declaresSuccess({ responses }: OperationSpec): boolean {
  return [
    ...responses.keys(),
  ].some(status => /^[123]|^default$/.test(status))
}

/** Whether status, media type and body are those that the operation declares, or a standard error in its standard form. */
function checkAnswer(operation: OperationSpec, answer: Answered, schemas: Schemas): string | undefined {
  const { status, type, text } = answer
  const declared = operation.responses.get(String(status)) ?? operation.responses.get(`${Math.floor(status / 100)}XX`) ?? operation.responses.get('default')
  if (!declared) {
    if (status < 400) {
      return declaresSuccess(operation)
        ? `status ${status} is not declared`
        : undefined
    }
    return checkStatus(answer) ?? (text === '' || type.includes('json')
      ? undefined
      : `standard error ${status} as ${type}`)
  }
  if (operation.method === 'HEAD' || status === 204 || status === 304) {
    return text === ''
      ? undefined
      : `${status} with a body`
  }
  return checkContent(declared, answer, schemas)
}

function checkContent({ content }: ResponseSpec, { status, type, text }: Answered, schemas: Schemas): string | undefined {
  if (content.length === 0) {
    return text === '' || status >= 400
      ? undefined
      : `${status} with a body that is not declared`
  }
  if (text === '' && type === '')
    return `${status} without the body that is declared`
  const found = content.find(([name]) => bare(name) === type) ?? content.find(([name]) => matches(bare(name), type))
  if (!found)
    return `${status} as ${type || 'nothing'}, declared ${content.map(([name]) => name).join(', ')}`
  if (!/[/+]json$/.test(type))
    return undefined
  const wrong = schemas.violation(found[1], JSON.parse(text), 'response')
  return wrong && `${status} body: ${wrong}: ${text.slice(0, 200)}`
}

function bare(type: string): string {
  return type.split(';')[0]?.trim().toLowerCase() ?? ''
}

function matches(range: string, type: string): boolean {
  return range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)))
}
