import type { ShownFailure } from '../../components/shared/page.ts'
import type { Translate } from '../../components/shared/messages/messages.ts'
import type { FailingField, Failure, Operation } from '../../openapi/model/index.ts'
import type { Proof, RecordedFailure } from '../../openapi/samples/index.ts'
import type { ReadableApi } from '../shared.ts'
import { failingRequests, languages, requestPrint } from '../../openapi/samples/index.ts'
import { parseJson, toPrettyText } from '../../openapi/samples/json.ts'
import { escapeHtml } from '../../openapi/document/text/escape-html.ts'
import { idOf } from '../shared.ts'

/** How a text is written: what the document says as it is, and names, values and media types as code. */
export interface Writing {
  t: Translate
  text: (text: string) => string
  code: (text: string) => string
}

/** The cause of an error, and what helps, in the words of a document where it has some. */
export function failureWords(
  { t, text, code }: Writing,
  { kind, said, fields = [], scopes = [], tellsWhen }: Failure,
  operation: Operation,
): { cause: string, remedy: string } {
  const field = fields[0] === undefined ? undefined : code(fields[0].name)
  const named = listed(fields.map(one => toWords(one, { text, code })))
  const word = (cause: string, remedy: string): { cause: string, remedy: string } => ({ cause: said === undefined ? cause : `${text(said)}${/[.!?。！？]$/.test(said) ? '' : '.'}`, remedy })
  switch (kind) {
    case 'missing':
      return word(t('made.failure.causeMissing', { fields: named }), t('made.failure.fixMissing'))
    case 'rule':
      return word(t('made.failure.causeRule', { fields: named }), t('made.failure.fixRule'))
    case 'unreadable':
      return word(t('made.failure.causeUnreadable'), t('made.failure.fixUnreadable', { header: code('Content-Type') }))
    case 'credential':
      return word(t('made.failure.causeCredential'), t('made.failure.fixCredential'))
    case 'permission':
      return scopes.length === 0
        ? word(t('made.failure.causePermission'), t('made.failure.fixPermission'))
        : word(t('made.failure.causeScopes', { scopes: listed(scopes.map(code)) }), t('made.failure.fixScopes'))
    case 'absent':
      // Where no name is known to be the wrong one, the answer's message may tell.
      return field === undefined
        ? word(t('made.failure.causeAbsentAll'), t('made.failure.fixRefused'))
        : word(t('made.failure.causeAbsent', { field }), t('made.failure.fixAbsent', { field }))
    case 'gone':
      return word(t('made.failure.causeGone'), t('made.failure.fixGone'))
    case 'conflict':
      return word(t('made.failure.causeConflict'), t('made.failure.fixConflict'))
    case 'changed':
      return word(t('made.failure.causeChanged'), t('made.failure.fixChanged', { header: code('If-Match') }))
    case 'acceptable':
      return word(t('made.failure.causeAcceptable', { header: code('Accept') }), t('made.failure.fixAcceptable', { header: code('Accept') }))
    case 'mediaType':
      return word(t('made.failure.causeMediaType'), t('made.failure.fixMediaType', { types: listed((operation.requestBody?.content ?? []).map(({ type }) => code(type))) }))
    case 'large':
      return word(t('made.failure.causeLarge'), t('made.failure.fixLarge'))
    case 'busy':
      return word(t('made.failure.causeBusy'), tellsWhen ? t('made.failure.fixWait', { header: code('Retry-After') }) : t('made.failure.fixBusy'))
    case 'payment':
      return word(t('made.failure.causePayment'), t('made.failure.fixPayment'))
    case 'unavailable':
      return word(t('made.failure.causeUnavailable'), tellsWhen ? t('made.failure.fixWait', { header: code('Retry-After') }) : t('made.failure.fixBusy'))
    case 'fault':
      return word(t('made.failure.causeFault'), t(/^(?:post|patch)$/i.test(operation.method) ? 'made.failure.fixFaultOnce' : 'made.failure.fixFault'))
    case 'refused':
      return word(t('made.failure.causeRefused'), t('made.failure.fixRefused'))
  }
}

function toWords({ name, rule, pattern }: FailingField, { text, code }: Pick<Writing, 'text' | 'code'>): string {
  const must = pattern === undefined ? rule && text(rule) : code(pattern)
  return must === undefined ? code(name) : `${code(name)} (${must})`
}

function listed(names: string[]): string {
  return names.join(', ')
}

/** The request that an error was answered to in the run of the samples, and the answer; nothing where that was another request. */
export function shownRecording(
  api: ReadableApi,
  operation: Operation,
  { failure, proof }: { failure: Failure, proof: Proof | undefined },
): Pick<ShownFailure, 'request' | 'asked' | 'answer'> {
  const answers = proof?.answers?.[idOf(api)]?.[operation.id]?.failures ?? {}
  const recorded: RecordedFailure | undefined = Object.hasOwn(answers, failure.id) ? answers[failure.id] : undefined
  const made = recorded && failingRequests(operation, failure, { api: idOf(api) }).find(({ by }) => by === recorded.by)
  if (!recorded || !made || requestPrint(made.request) !== recorded.request)
    return {}
  const answer = recorded.text === undefined ? '' : readable(recorded.text)
  const asked = made.request.headers.find(([name]) => name === 'Prefer')
  const curl = languages.find(({ id }) => id === 'curl')
  return made.by === 'preference'
    // A status that is asked for is answered with the example of the response, which the page shows already.
    ? { asked: asked?.join(': ') ?? '', answer: isExample(operation, failure, answer) ? '' : answer }
    : { request: curl?.emit({ ...made.request, answer: 'json' }, { environment: true }).code ?? '', answer }
}

function isExample({ responses }: Operation, { status }: Failure, answer: string): boolean {
  const content = responses.find(response => response.status === status)?.content ?? []
  return content.some(({ examples }) => examples.some(({ text }) => readable(text) === answer))
}

/** JSON over several lines, other texts as they are. */
export function readable(text: string): string {
  const json = parseJson(text)
  return json === undefined ? text : toPrettyText(json)
}

/** The status by which a row is called: `default` stands for any that is not declared. */
export function failureStatus({ status, code }: Failure): string {
  return status === 'default' ? status : String(code)
}

/** The errors of an operation, as its page shows them. */
export function showFailures(api: ReadableApi, operation: Operation, proof: Proof | undefined): ShownFailure[] {
  const writing: Writing = { t: api.t, text: toHtml, code: text => `<code>${toHtml(text)}</code>` }
  return (operation.failures ?? []).map((failure): ShownFailure => ({
    status: failureStatus(failure),
    anchor: failure.anchor,
    ...(failure.type !== undefined && { type: failure.type }),
    ...failureWords(writing, failure, operation),
    ...shownRecording(api, operation, { failure, proof }),
  }))
}

/** Braces would be read as a template's, where HTML stands in one. */
function toHtml(text: string): string {
  return escapeHtml(text).replaceAll('{{', '&#123;&#123;')
}
