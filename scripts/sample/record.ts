import type { Api } from '../command/apis.ts'
import type { Failure, Operation } from '../../openapi/model/index.ts'
import type { HttpRequest, RecordedAnswer, RecordedOperation } from '../../openapi/samples/index.ts'
import type { MockServer } from '../../openapi/mock/index.ts'
import { isDeepStrictEqual } from 'node:util'
import { joinPointer } from '../../openapi/document/json/pointer.ts'
import { withDigest } from '../../components/try-it/digest.ts'
import { loadOverrides } from '../../openapi/mock/host/overrides.ts'
import { createMockHandler } from '../../openapi/mock/index.ts'
import { listOperations, openOperation, responseFor } from '../../openapi/mock/operation/operation.ts'
import { createModel } from '../../openapi/model/index.ts'
import { isJson } from '../../openapi/samples/answer.ts'
import { buildRequest, failingRequests, fingerprint, preferring, requestPrint, toFetch } from '../../openapi/samples/index.ts'
import { createValidators } from '../../openapi/schema/validate/validators.ts'

/** What the sandbox answers to the calls of an API, and what of that is not as its pages show it. */
export interface Recording {
  operations: Record<string, RecordedOperation>
  answers: number
  problems: string[]
}

const origin = 'http://mock.invalid'
/** Nothing that is recorded tells the day of the run. */
const then = Date.UTC(2025, 5, 3, 12)

/**
 * Records the answers that the pages of an API show: each example of each response, as the sandbox gives it when it is asked for it, and
 * for each cause of an error what the request is answered with that causes it. Bodies are checked against what the document declares.
 */
export async function recordAnswers({ file, document }: Pick<Api, 'file' | 'document'>): Promise<Recording> {
  const { overrides } = await loadOverrides(file)
  const validators = createValidators(document)
  const mock = createMockHandler(document, { overrides, validators, now: () => then })
  const model = createModel(document)
  const opened = new Map([...listOperations(document)].map(entry => [entry.pointer, entry]))
  const operations: Recording['operations'] = {}
  const problems: string[] = []
  let answers = 0

  for (const link of model.operations.filter(({ kind }) => kind === 'operation')) {
    const operation = model.operation(link.tagSlug ?? '', link.slug)
    const entry = operation && opened.get(operation.pointer)
    if (!operation || !entry)
      continue
    const declared = openOperation(document, entry)
    const record = async (request: HttpRequest): Promise<RecordedAnswer> => {
      const answer = await send(mock, request)
      answers++
      const content = responseFor(declared, answer.status)?.content.find(({ type }) => type.split(';', 1)[0]?.trim().toLowerCase() === answer.type)
      const json = isJson(answer.type ?? '') ? readJson(answer.text) : undefined
      const validate = content?.mediaType.schema === undefined || json === undefined ? undefined : validators.schema(joinPointer(content.pointer, 'schema'), 'response')
      const [wrong] = validate?.(json) ?? []
      if (wrong)
        problems.push(`${operation.id} ${answer.status}: ${wrong.pointer} ${wrong.message}`)
      return answer
    }
    const recorded: RecordedOperation = { responses: {}, failures: {} }
    for (const failure of operation.failures ?? []) {
      const sent = failingRequests(operation, failure, { api: document.name, server: origin + mock.prefix })
      const shown = failingRequests(operation, failure, { api: document.name })
      for (const [index, { by, request }] of sent.entries()) {
        const answer = await record(request)
        if (answer.status !== failure.code || (by === 'itself' && !showsExample(operation, failure, answer)))
          continue
        recorded.failures[failure.id] = { by, request: requestPrint(shown[index]?.request ?? request), ...answer }
        break
      }
      if (!Object.hasOwn(recorded.failures, failure.id))
        problems.push(`${operation.id}: nothing was answered with ${failure.id}`)
    }
    await recordResponses(operation, recorded, { mock, record, problems })
    operations[operation.id] = recorded
  }
  return { operations, answers, problems }
}

/** Whether an answer is the example that a failure is about; any is where it is about none. */
function showsExample(
  { responses }: Operation,
  { status, example: name }: Failure,
  answer: RecordedAnswer,
): boolean {
  const shown = responses.find(response => response.status === status)?.content[0]?.examples
  const example = shown?.find(one => one.name === name)
  return name === undefined || (example !== undefined && isSame(answer, example.text))
}

interface Recorder {
  mock: MockServer
  record: (request: HttpRequest) => Promise<RecordedAnswer>
  problems: string[]
}

/** Records every example that a page shows, and tells where the sandbox answers with something else. */
async function recordResponses(
  operation: Operation,
  recorded: RecordedOperation,
  { mock, record, problems }: Recorder,
): Promise<void> {
  for (const { status, content } of operation.responses) {
    const code = status === 'default' ? undefined : Number(status.replace('XX', '00'))
    if (code === undefined || code < 200)
      continue
    for (const { type, examples } of content.filter(({ type }) => !type.includes('*'))) {
      for (const { name, text } of examples) {
        const request = buildRequest(operation, { server: origin + mock.prefix, accept: type })
        const answer = await record(preferring(request, code, examples.length > 1 ? name : undefined))
        if (answer.text === undefined)
          continue
        const key = `${type} ${name}`
        const shown = (recorded.responses[status] ??= {})
        shown[key] = { ...answer, ...(!isSame(answer, text) && { inPlaceOf: fingerprint(text) }) }
        if (answer.status !== code)
          problems.push(`${operation.id}: ${answer.status} was answered in place of ${status}`)
      }
    }
  }
}

async function send(mock: MockServer, request: HttpRequest): Promise<RecordedAnswer> {
  const { url, init } = toFetch(request, () => new Blob(['A sample file.\n']))
  const ask: typeof fetch = (input, more) => mock(new Request(input, more))
  const answer = await (request.digest && request.basic !== undefined ? withDigest(ask, request.basic) : ask)(url, init)
  const type = answer.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  const text = await answer.text()
  return { status: answer.status, ...(type !== undefined && { type }), ...(text !== '' && !text.includes('\uFFFD') && { text }) }
}

function isSame({ type = '', text = '' }: RecordedAnswer, shown: string): boolean {
  return isJson(type) ? isDeepStrictEqual(readJson(text), readJson(shown)) : text.trim() === shown.trim()
}

function readJson(text = ''): unknown {
  try {
    return JSON.parse(text)
  }
  catch {
    return undefined
  }
}
