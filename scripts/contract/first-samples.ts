import type { ApiDocument } from '../../openapi/document/index.ts'
import type { MockOverrides, Store } from '../../openapi/mock/index.ts'
import { withDigest } from '../../components/try-it/digest.ts'
import { createMemoryStore, createMockHandler } from '../../openapi/mock/index.ts'
import { createModel } from '../../openapi/model/index.ts'
import { buildRequest, toFetch } from '../../openapi/samples/index.ts'

/** A sample that the mock did not take. */
export interface RefusedSample {
  pointer: string
  request: string
  problem: string
}

export interface FirstSamples {
  samples: number
  /** Refused by a sandbox that nobody has touched. */
  fresh: RefusedSample[]
  /** Refused by one that all the others were sent to before. */
  again: RefusedSample[]
}

interface Sample {
  pointer: string
  method: string
  text: string
  send: (mock: Mock) => Promise<Response>
}

type Mock = ReturnType<typeof createMockHandler>

const origin = 'http://mock.test'

/**
 * Sends the first sample of each operation, as pages show it and the console prefills it, to a sandbox of its own, and then all
 * of them twice to one, those that delete aside. What a page sends by itself is accepted.
 */
export async function sendFirstSamples(document: ApiDocument, overrides: MockOverrides = {}): Promise<FirstSamples> {
  // One mock for all: making one anew for each sample takes minutes where there are a thousand.
  const store = createFreshStore()
  const mock = createMockHandler(document, { overrides, store })
  const samples = listSamples(document, mock.prefix)
  const fresh: RefusedSample[] = []
  const again: RefusedSample[] = []
  for (const sample of samples) {
    store.forget()
    const problem = await problemOf(await sample.send(mock))
    if (problem !== undefined)
      fresh.push({ pointer: sample.pointer, request: sample.text, problem })
  }
  // What is deleted is gone, and says so: the samples that delete come to a sandbox of their own only.
  const kept = samples.filter(({ method }) => method !== 'DELETE')
  store.forget()
  // Where the document says that a field is unique, a second one is refused, whoever sends it.
  const hasUnique = JSON.stringify(document.root).includes('"x-unique":true')
  for (const sample of kept)
    await sample.send(mock)
  for (const sample of kept) {
    const problem = await problemOf(await sample.send(mock))
    if (problem !== undefined && !(hasUnique && / is already taken/.test(problem)))
      again.push({ pointer: sample.pointer, request: sample.text, problem })
  }
  return { samples: samples.length, fresh, again }
}

/** A store that forgets everything when it is told to. */
function createFreshStore(): Store & { forget: () => void } {
  let store = createMemoryStore({ now: Date.now })
  return {
    update: (...change) => store.update(...change),
    read: (...look) => store.read(...look),
    remove: sandbox => store.remove(sandbox),
    close: () => store.close(),
    forget() {
      store = createMemoryStore({ now: Date.now })
    },
  }
}

async function problemOf(answer: Response): Promise<string | undefined> {
  return answer.status < 400 ? undefined : `refused with ${answer.status}: ${(await answer.text()).slice(0, 400)}`
}

function listSamples(document: ApiDocument, prefix: string): Sample[] {
  const model = createModel(document)
  return model.operations
    .filter(({ kind, method }) => kind === 'operation' && !/^(?:trace|connect)$/i.test(method))
    .flatMap(({ tagSlug, slug }) => model.operation(tagSlug ?? '', slug) ?? [])
    // Where only errors are declared, an error is all that can be answered.
    .filter(({ responses }) => responses.length === 0 || responses.some(({ status }) => !/^[45]/.test(status)))
    .map((operation) => {
      const request = buildRequest(operation, { server: origin + prefix })
      // A page sends the file that its reader chose.
      const file = (): Blob => new Blob(['content'])
      const { url, init } = toFetch(request, file)
      return {
        pointer: operation.pointer,
        method: request.method,
        text: `${request.method} ${url.slice(origin.length)} ${typeof init.body === 'string' ? init.body.slice(0, 300) : ''}`,
        // A request's stream is read once: each sending has its own. No `fetch` sends a GET with a body.
        send: (mock) => {
          const { init: own } = toFetch(request, file)
          const ask: typeof fetch = (input, sent) => mock(new Request(input, sent))
          const send = request.digest && request.basic !== undefined ? withDigest(ask, request.basic) : ask
          return send(url, /^(?:GET|HEAD)$/.test(request.method) ? { ...own, body: undefined } : own)
        },
      }
    })
}
