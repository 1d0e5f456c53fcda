import type { Reference, SecurityScheme, Server, Tag } from '../../openapi/model/index.ts'
import type { CallSource } from '../page-data/source.ts'
import type { Twin } from './writer.ts'
import { credentialForm, listScopes, tokenAddresses } from '../../components/reference/api/authentication.ts'
import { schemasHref, tagHref } from '../page-data/summary.ts'
import { code, escapeText, indent } from './prose.ts'
import { mostSamples, writeSamples } from './operation.ts'
import { listOperations } from './tag.ts'

/** The introduction of an API, with all that it has. */
export function writeIntroduction(
  twin: Twin,
  { reference, first }: { reference: Reference, first?: CallSource },
): string[] {
  const { t, prose, link, api } = twin
  const { title, version, summary, description, servers, securitySchemes, topics, statuses, groups } = reference
  return [
    `# ${escapeText(title)}`,
    ...(version === '' ? [] : [t('made.twin.version', { version: escapeText(version) })]),
    ...(summary === undefined ? [] : [escapeText(summary)]),
    prose(description),
    ...(servers.every(({ hostless }) => hostless) ? [t('reference.hostless')] : []),
    ...writeServers(twin, servers.filter(({ url }) => url !== '/')),
    ...(first === undefined || first.samples.length === 0
      ? []
      : [`## ${t('made.twin.request')}`, link(first.link.title, first.link.href), ...writeSamples(first.samples, mostSamples)]),
    ...(securitySchemes.length === 0 ? [] : [`## ${t('made.twin.authentication')}`, ...securitySchemes.map(scheme => writeScheme(twin, scheme))]),
    ...topics.flatMap(topic => [`## ${escapeText(topic.title)}`, prose(topic.description)]),
    ...(statuses.length === 0
      ? []
      : [
          `## ${t('made.twin.statuses')}`,
          statuses.map(({ status, label, description }) =>
            [`- ${code(status)} ${escapeText(label)}`, indent(prose(description), 1)].filter(Boolean).join(': ')).join('\n'),
        ]),
    `## ${t('made.twin.operations')}`,
    ...groups.flatMap(({ tags }) => tags.flatMap(tag => listTag(twin, tag))),
    ...(api.model.schemas.length === 0 ? [] : [link(t('layout.schemas'), schemasHref(api.name))]),
  ]
}

function listTag(twin: Twin, tag: Tag): string[] {
  return [
    `### ${twin.link(tag.title, tagHref(twin.api.name, tag))}`,
    listOperations(twin, tag.operations),
    ...tag.children.flatMap(child => listTag(twin, child)),
  ]
}

function writeServers({ t, prose }: Twin, servers: Server[]): string[] {
  return servers.length === 0
    ? []
    : [
        `## ${t('made.twin.servers')}`,
        servers.map(({ url, name, description, variables }) => [
          `- ${[code(url), ...(name === undefined ? [] : [escapeText(name)])].join(' ')}${description === undefined ? '' : `: ${indent(prose(description), 1)}`}`,
          ...variables.map(variable => `  - ${[
            code(variable.name),
            ...(variable.enum === undefined ? [] : [`${t('made.twin.oneOf')} ${variable.enum.map(code).join(', ')}.`]),
            ...(variable.default === '' ? [] : [t('made.twin.default', { value: code(variable.default) })]),
            indent(prose(variable.description), 2),
          ].filter(Boolean).join(' ')}`),
        ].join('\n')).join('\n'),
      ]
}

function writeScheme({ t, prose }: Twin, scheme: SecurityScheme): string {
  const { lead, code: form } = credentialForm(scheme, t)
  const scopes = listScopes(scheme)
  return [
    `**${escapeText(lead)}**${form === undefined ? '' : ` ${code(form)}`}${scheme.deprecated ? ` (${t('made.twin.deprecated')})` : ''}`,
    prose(scheme.description),
    tokenAddresses(scheme, t).map(({ label, url }) => `- ${escapeText(label)}: ${code(url)}`).join('\n'),
    scopes.map(({ name, description }) => [`- ${code(name)}`, indent(prose(description), 1)].filter(Boolean).join(': ')).join('\n'),
  ].filter(Boolean).join('\n\n')
}
