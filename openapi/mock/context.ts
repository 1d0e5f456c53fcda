import { statusPhrase } from '../document/status.ts'
import type { Fault, Violation } from './error/fault.ts'
import type { Answer } from './message/exchange.ts'
import type { Mock } from './mock.ts'
import type { MockContext } from './override.ts'
import type { Plan } from './plan.ts'
import type { Checked } from './checked.ts'
import { setHeader } from './message/exchange.ts'
import { createFault } from './error/fault.ts'
import { createRandom } from './message/random.ts'
import { createRecord } from './state/record/records.ts'
import { createTables, openSandbox } from './state/store/sandbox.ts'
import { showingOf } from './state/record/shown.ts'

const codes: Record<number, string> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  422: 'validation_error',
  429: 'too_many_requests',
}

/** Makes the context that an override works with. */
export async function createContext(
  mock: Mock,
  plan: Plan,
  { request, next }: { request: Checked, next: () => Promise<Answer | Fault> },
): Promise<MockContext> {
  const { document, store, resources, now, prefix } = mock
  const { operation, responder, success, action } = plan
  const { exchange, principal, values, body, type } = request
  const open = (name: string): MockContext['sandbox'] => openSandbox(store, name, { seeds: resources.seeds, bytes: body.length })
  const sandbox = open(principal.sandbox)
  const sequence = await sandbox.atomic(tables => tables.next())
  const seed = `${principal.sandbox} ${operation.id} ${sequence}`
  return {
    operation: { id: operation.id, method: operation.method, path: operation.path },
    document,
    path: values.path,
    query: values.query,
    header: values.header,
    cookie: values.cookie,
    body: body.value,
    rawHeader: exchange.header,
    baseUrl: exchange.origin + prefix,
    principal,
    sandbox,
    openSandbox: open,
    createRecord: async (collection, input) => {
      const resource = resources.of(collection)
      if (!resource)
        return input
      return store.update(principal.sandbox, (state) => {
        const tables = createTables(state, resources.seeds)
        return createRecord(document, resource, { input, making: {
          now: new Date(now()),
          random: createRandom(`${seed} ${tables.next()}`),
          path: collection,
          count: highest => tables.count(collection, highest),
          taken: tables.collection(collection),
        } })
      })
    },
    present: record =>
      showingOf(document, action?.slot?.schema ?? action?.resource.schema ?? true, action?.resource).present(record),
    now: () => new Date(now()),
    random: createRandom(seed),
    fail: (status, error = {}) => ({
      ...createFault(status, error.code ?? codes[status] ?? 'error', error.message ?? `${statusPhrase(status) || 'Error'}.`),
      violations: error.violations?.map((violation): Violation => ({
        in: 'body',
        pointer: '',
        keyword: '',
        params: {},
        message: 'is not valid',
        ...violation,
      })),
      headers: error.headers,
    }),
    answer: (value, { status = success, headers = {} } = {}) => {
      const answer = responder.value(status, value, type)
      for (const [name, text] of Object.entries(headers)) {
        setHeader(answer, name, text)
      }
      return answer
    },
    next,
  }
}
