import type { ComputedRef, ShallowRef } from 'vue'
import type { Operation } from '../../../openapi/model/types.ts'
import type { HttpRequest } from '../../../openapi/samples/http-request.ts'
import type { Answer } from '../send.ts'
import type { Draft } from '../draft/draft.ts'
import type { Drafts } from '../draft/useDraft.ts'
import type { Offer } from './match.ts'
import type { KnownValue, LinkedValue } from './values.ts'
import { computed, shallowRef } from 'vue'
import { parseAnswer } from '../answer/parse-answer.ts'
import { parameterKey } from '../draft/draft.ts'
import { offerFor } from './match.ts'
import { readValues } from './values.ts'

/** What came back from an API while the reader is on the site; it is never written down. */
interface Memory {
  known: ShallowRef<KnownValue[]>
  linked: ShallowRef<LinkedValue[]>
}

/** A field's offer, and whether it has been taken. */
export interface FieldOffer extends Offer {
  isTaken: boolean
}

export interface Flow {
  /** By `parameterKey`. */
  offers: ComputedRef<Record<string, FieldOffer>>
  take: (key: string) => void
  undo: (key: string) => void
  /** Takes what an answer left for the next requests. */
  learn: (request: HttpRequest, answer: Answer) => void
}

const most = 300

/** Values that flow from answers into the fields that need them next. A path that nobody has touched is filled in at once. */
export function useFlow(
  drafts: Drafts,
  { api, operation, draft }: { api: string, operation: Operation, draft: Draft },
): Flow {
  const { known, linked } = drafts.open<Memory>(`flow ${api}`, () => ({ known: shallowRef([]), linked: shallowRef([]) }))
  const offers = computed(() =>
    Object.fromEntries(operation.parameters.flatMap((parameter): [string, FieldOffer][] => {
      const key = parameterKey(parameter)
      const taken = draft.taken[key]
      const text = draft.parameters[key] ?? ''
      if (taken && text === taken.value)
        return [[key, { ...taken, isTaken: true }]]
      const offer = offerFor(operation, parameter, { known: known.value, linked: linked.value })
      return offer && offer.value !== text ? [[key, { ...offer, isTaken: false }]] : []
    })))

  function take(key: string): void {
    const offer = offers.value[key]
    if (!offer || offer.isTaken)
      return
    draft.taken[key] = { ...offer, before: draft.parameters[key] ?? '', state: draft.states[key] }
    draft.parameters[key] = offer.value
    delete draft.states[key]
  }

  function undo(key: string): void {
    const taken = draft.taken[key]
    if (!taken)
      return
    draft.parameters[key] = taken.before
    if (taken.state !== undefined)
      draft.states[key] = taken.state
    delete draft.taken[key]
    // What was undone once is offered, and not filled in again.
    draft.touched[key] = true
  }

  for (const parameter of operation.parameters) {
    const key = parameterKey(parameter)
    if (parameter.in === 'path' && !draft.touched[key])
      take(key)
  }

  return {
    offers,
    take,
    undo,
    learn(request, answer) {
      if (answer.status >= 300)
        return
      const path = pathValues(operation, draft)
      if (request.method === 'DELETE')
        known.value = known.value.filter(({ value }) => !Object.values(path).includes(value))
      const read = readValues(operation, {
        url: request.url,
        method: request.method,
        status: answer.status,
        request: {
          path,
          query: Object.fromEntries(new URL(request.url).searchParams),
          header: lowerCase(request.headers),
          body: 'text' in request.body ? parseAnswer(request.body.text) : undefined,
        },
        response: { header: lowerCase(answer.headers), body: parseAnswer(answer.text) },
      })
      known.value = [...read.known, ...known.value].slice(0, most)
      linked.value = [...read.linked, ...linked.value].slice(0, most)
    },
  }
}

function pathValues({ parameters }: Operation, draft: Draft): Record<string, string> {
  return Object.fromEntries(parameters
    .filter(parameter => parameter.in === 'path')
    .map(parameter => [parameter.name, draft.parameters[parameterKey(parameter)] ?? '']))
}

function lowerCase(headers: [name: string, value: string][]): Record<string, string> {
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]))
}
