import type { ApiDocument } from '../../../openapi/document/document.ts'
import type { MediaType, RequestBody } from '../../../openapi/document/openapi.ts'
import type { DocumentText } from '../../../openapi/document/document-text.ts'
import type { Validate } from '../../../openapi/schema/validate/validator.ts'
import type { JsonIndex } from '../answer/json-index.ts'
import type { CheckedAnswer, Contract, Verdict } from './check-answer.ts'
import type { What } from './what.ts'
import { parseDocument } from '../../../openapi/document/document-text.ts'
import { joinPointer, valueAt } from '../../../openapi/document/json/pointer.ts'
import { resolve } from '../../../openapi/document/resolve.ts'
import { parseExact } from '../../../openapi/document/json/exact-json.ts'
import { createValidators } from '../../../openapi/schema/validate/validators.ts'
import { indexJson } from '../answer/json-index.ts'
import { lineOf } from '../answer/json-path.ts'
import { checkAnswer } from './check-answer.ts'
import { whatOf } from './what.ts'

/** What is asked of the checker. `contract` is the address of an API's `contract.json`. */
export type Task =
  | { kind: 'answer', contract: string, pointer: string, answer: Omit<CheckedAnswer, 'text'> & { text?: Text } }
  /** Holds the JSON of a request's body to its schema. */
  | { kind: 'body', contract: string, pointer: string, mediaType: string, text: string }
  | { kind: 'index', text: Text }

/** A long text goes to a worker as its bytes, which are handed over without a copy. */
export type Text = string | Blob

/** What is wrong with a piece of a body. */
export interface BodyProblem {
  from: number
  to: number
  pointer: string
  what: What
}

export interface Results {
  answer: Verdict
  body: BodyProblem[]
  index: JsonIndex | undefined
}

const contracts = new Map<string, Promise<Contract>>()

export async function runTask<T extends Task>(task: T): Promise<Results[T['kind']]> {
  return await run(task) as Results[T['kind']]
}

async function run(task: Task): Promise<Results[keyof Results]> {
  if (task.kind === 'index')
    return indexJson(await read(task.text))
  const contract = await openContract(task.contract)
  if (task.kind === 'body')
    return checkBody(contract.validators.schema(schemaOf(contract.document, task), 'request'), task.text)
  const { text } = task.answer
  const answer = { ...task.answer, text: text === undefined ? undefined : await read(text) }
  return checkAnswer(contract, task.pointer, answer)
}

async function read(text: Text): Promise<string> {
  return typeof text === 'string' ? text : await text.text()
}

/** Where the schema of a request's body stands. */
function schemaOf(document: ApiDocument, { pointer, mediaType }: Extract<Task, { kind: 'body' }>): string {
  const place = joinPointer(pointer, 'requestBody')
  const body = resolve<RequestBody>(document, valueAt(document.root, place) as RequestBody, place)
  const media = body?.value.content?.[mediaType]
  const found = media && resolve<MediaType>(document, media, joinPointer(body.pointer, 'content', mediaType))
  return joinPointer(found?.pointer ?? '#/none', 'schema')
}

/** Loads what an API declares, once; a failure is not remembered. */
function openContract(address: string): Promise<Contract> {
  const known = contracts.get(address)
  if (known)
    return known
  const loading = load(address)
  contracts.set(address, loading)
  loading.catch(() => contracts.delete(address))
  return loading
}

async function load(address: string): Promise<Contract> {
  const response = await fetch(address, { credentials: 'omit' })
  if (!response.ok)
    throw new Error(`${address}: ${response.status}`)
  const document = parseDocument(await response.json() as DocumentText)
  return { document, validators: createValidators(document) }
}

function checkBody(validate: Validate | undefined, text: string): BodyProblem[] {
  const index = indexJson(text)
  if (!index || !validate)
    return []
  return validate(parseExact(text), text.trim())
    .filter(error => !error.undecided)
    .map((error) => {
      const { pointer } = error
      const line = lineOf(text, index, pointer)
      const hasName = (index.nameEnd[line] ?? 0) > 0
      const end = index.valueEnd[line] ?? 0
      return {
        from: (hasName ? index.nameStart[line] : index.valueStart[line]) ?? 0,
        to: (index.partner[line] ?? -1) >= 0 && hasName ? (index.nameEnd[line] ?? 0) : end,
        pointer,
        what: whatOf(error),
      }
    })
}
