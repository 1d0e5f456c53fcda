import type { MediaType, Operation, Response } from '../../openapi/model/index.ts'
import type { SampleTab } from '../../openapi/samples/index.ts'
import type { Twin } from './writer.ts'
import { credentialForm } from '../../components/reference/api/authentication.ts'
import { isForm, listShapes } from '../../components/reference/schema/shapes.ts'
import { basePathOf } from '../../openapi/model/server.ts'
import { toCall } from '../page-data/call.ts'
import { wireFormsOf } from '../page-data/content.ts'
import { asRecorded } from '../page-data/examples.ts'
import { idOf } from '../shared.ts'
import { writeFailures } from './failures.ts'
import { code, codeBlock, escapeText } from './prose.ts'
import { writeBody, writeFacts, writeParameter } from './fields.ts'

const locations = ['path', 'query', 'querystring', 'header', 'cookie'] as const
/** Generated samples of the first languages are enough for who reads Markdown; those written by hand are all shown. */
export const mostSamples = 3

/** The page of an operation. */
export function writeOperation(
  twin: Twin,
  { operation, samples }: { operation: Operation, samples: SampleTab[] },
  home: string,
): string[] {
  const { t, prose, link } = twin
  const { method, path, kind, tag, servers, deprecation } = operation
  const isCalled = kind === 'operation'
  const [server] = servers
  const forms = wireFormsOf(operation)
  const { placeholder } = toCall(operation) ?? {}
  const answers = twin.proof?.answers?.[idOf(twin.api)]?.[operation.id]
  return [
    `# ${escapeText(operation.title)}`,
    `${code(`${method.toUpperCase()} ${path}`)} · ${home} · ${link(tag.title, tag.href)}`,
    ...(operation.deprecated ? [`**${t('made.twin.deprecatedWhole')}**`] : []),
    ...(isCalled ? [] : [t('made.twin.direction', { api: escapeText(twin.api.model.reference.title) })]),
    ...(operation.caller === undefined ? [] : [t('made.twin.caller', { operation: link(operation.caller.title, operation.caller.href) })]),
    prose(deprecation?.description),
    ...(deprecation?.sunset === undefined ? [] : [t('made.twin.sunset', { date: escapeText(deprecation.sunset) })]),
    prose(operation.description),
    ...(isCalled && server !== undefined && !server.hostless ? [t('made.twin.server', { url: code(server.url) })] : []),
    ...(isCalled && server?.hostless && basePathOf(server) !== '' ? [t('made.twin.server', { url: code(basePathOf(server)) })] : []),
    ...(isCalled ? writeSecurity(twin, operation) : []),
    ...locations.flatMap((location) => {
      const parameters = operation.parameters.filter(parameter => parameter.in === location)
      return parameters.length === 0
        ? []
        : [
            `## ${t(`made.twin.${location}`)}`,
            parameters.map(parameter => writeParameter(twin, parameter, forms[parameter.anchor])).join(''),
          ]
    }),
    ...(operation.requestBody === undefined
      ? []
      : [
          `## ${t(operation.requestBody.required ? 'made.twin.body' : 'made.twin.optionalBody')}`,
          prose(operation.requestBody.description),
          ...writeContent(twin, operation.requestBody.content),
        ]),
    ...(samples.length === 0 ? [] : [`## ${t(isCalled ? 'made.twin.request' : 'made.twin.handler')}`, ...(placeholder === undefined ? [] : [t('reference.placeholderHost', { host: code(placeholder) })]), ...writeSamples(samples, isCalled ? mostSamples : samples.length)]),
    ...(operation.responses.length === 0 ? [] : [`## ${t('made.twin.responses')}`]),
    ...operation.responses.flatMap(response => writeResponse(twin, asRecorded(response, answers))),
    ...writeFailures(twin, operation),
    ...(operation.callbacks.length === 0
      ? []
      : [
          `## ${t('made.twin.callbacks')}`,
          operation.callbacks.map(callback => `- ${link(callback.title, callback.href)}`).join('\n'),
        ]),
  ]
}

function writeSecurity({ t }: Twin, { security, isOpen }: Operation): string[] {
  if (!isOpen && security.length === 0)
    return []
  const ways = security.map(({ schemes }) =>
    schemes.length === 0
      ? `- ${t('made.twin.noCredential')}`
      : `- ${schemes.map(({ scheme, scopes }) => {
        const { lead, code: form } = credentialForm(scheme, t)
        return [
          escapeText(lead),
          ...(form === undefined ? [] : [code(form)]),
          ...(scopes.length === 0 ? [] : [t('made.twin.scopes', { scopes: scopes.map(({ name }) => code(name)).join(', ') })]),
        ].join(' ')
      }).join(` ${t('made.twin.and')} `)}`)
  return [`## ${t('made.twin.authentication')}`, ways.length === 0 ? t('made.twin.noCredential') : ways.join('\n')]
}

function writeResponse(twin: Twin, { status, label, description, headers, content, links }: Response): string[] {
  const { t, prose, link } = twin
  return [
    `### ${status} ${escapeText(label)}`,
    prose(description),
    ...(headers.length === 0 ? [] : [t('made.twin.headers'), headers.map(header => writeParameter(twin, header)).join('')]),
    ...writeContent(twin, content),
    ...writeExamples(content),
    ...(links.length === 0
      ? []
      : [
          t('made.twin.nextCalls'),
          links.map(({ name, operation }) =>
            `- ${operation === undefined ? escapeText(name) : link(operation.title, operation.href)}`).join('\n'),
        ]),
  ]
}

function writeContent(twin: Twin, content: MediaType[]): string[] {
  const { t, prose } = twin
  return listShapes(content).flatMap(({ names, schema, sequential, item }) => [
    [
      names.map(code).join(', '),
      ...(schema === undefined ? [] : [escapeText(schema.label)]),
      ...(sequential || item !== undefined ? [t('made.twin.sequence')] : []),
    ].join(' · '),
    ...(schema === undefined
      ? []
      : [
          prose(schema.description),
          ...writeFacts(twin, schema, { whole: !names.every(isForm) }),
          writeBody(twin, schema, 0),
        ]),
    ...(item === undefined
      ? []
      : [`${t('made.twin.eachItem')}: ${escapeText(item.label)}`, ...writeFacts(twin, item), writeBody(twin, item, 0)]),
  ])
}

function writeExamples(content: MediaType[]): string[] {
  const seen = new Set<string>()
  return content.flatMap(({ type, examples }) => examples.flatMap(({ name, summary, text }) => {
    if (seen.has(text) || text === '')
      return []
    seen.add(text)
    const label = summary ?? (name === 'default' ? undefined : name)
    const language = /json/.test(type) ? 'json' : /xml/.test(type) ? 'xml' : ''
    return [...(label === undefined ? [] : [`${escapeText(label)}:`]), codeBlock(text, language)]
  }))
}

export function writeSamples(samples: SampleTab[], most: number): string[] {
  return samples.flatMap(({ label, highlight, variants }, index) =>
    variants
      .filter(({ handWritten }) => handWritten || index < most)
      .flatMap(variant => [
        `### ${escapeText([label, ...(variant.label === undefined ? [] : [variant.label])].join(' · '))}`,
        ...(variant.install === undefined ? [] : [codeBlock(variant.install, 'sh')]),
        codeBlock(variant.code, highlight),
      ]))
}
