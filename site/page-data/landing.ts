import type { Operation, OperationLink } from '../../openapi/model/index.ts'
import type { LandingCard } from '../../components/shared/page.ts'
import type { ReadableApi } from '../shared.ts'
import { idOf } from '../shared.ts'
import { buildRequest, languages } from '../../openapi/samples/index.ts'
import { highlight } from '../highlight/index.ts'
import { mockPath } from './summary.ts'

/** A card for each API, with a suitable first call. */
export async function createLandingCards(apis: ReadableApi[]): Promise<LandingCard[]> {
  // A catalogue names a first call of each; code for all of them would weigh more than the page.
  const isCatalogue = apis.length > 6
  const cards = await Promise.all(apis.map(async (api) => {
    const card = await createLandingCard(api)
    return card && isCatalogue ? { ...card, sample: { ...card.sample, html: '' }, request: { ...card.request, headers: [], body: undefined } } : card
  }))
  return cards.filter(card => card !== undefined)
}

/** A call of an API as it can be sent to its sandbox: a suitable first one unless told. */
export async function createLandingCard(
  api: ReadableApi,
  link = firstCall(api.model.operations),
): Promise<LandingCard | undefined> {
  const operation = link && api.model.operation(link.tagSlug ?? '', link.slug)
  const curl = languages.find(({ id }) => id === 'curl')
  if (link === undefined || operation === undefined || curl === undefined)
    return undefined
  const { code, slots } = curl.emit(buildRequest(operation))
  return {
    api: idOf(api),
    operation: link,
    sample: {
      id: curl.id,
      label: curl.label,
      html: await highlight(code, curl.highlight, { api: idOf(api), slots, language: curl.id }),
    },
    request: toPlainRequest(operation, mockPath(idOf(api), api.model.reference.servers[0])),
  }
}

/** The first call that makes something, as a sandbox begins empty; else the first that can be made at all. */
export function firstCall(operations: OperationLink[]): OperationLink | undefined {
  const calls = operations.filter(({ kind, deprecated, unlisted }) => kind === 'operation' && !deprecated && !unlisted)
  return calls.find(({ method, path }) => method.toLowerCase() === 'post' && !path.includes('{')) ?? calls[0]
}

function toPlainRequest(operation: Operation, mock: string): LandingCard['request'] {
  const { method, url, headers, basic, body } = buildRequest(operation, { server: `http://mock.invalid${mock}` })
  const { pathname, search } = new URL(url)
  const payload =
    body.kind === 'json' || body.kind === 'text'
      ? body.text
      : body.kind === 'form'
        ? (body.text ?? new URLSearchParams(body.fields).toString())
        : undefined
  return {
    method,
    path: pathname + search,
    headers: [
      ...headers,
      ...(basic === undefined ? [] : [['Authorization', `Basic ${btoa(basic)}`] as [string, string]]),
      ...(payload === undefined || body.kind === 'none' || body.kind === 'multipart' || body.kind === 'binary'
        ? []
        : [['Content-Type', body.type] as [string, string]]),
    ],
    ...(payload !== undefined && { body: payload }),
  }
}
