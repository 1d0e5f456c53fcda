import type { Operation } from '../../../openapi/model/types.ts'
import type { Translate } from '../../shared/messages/messages.ts'
import type { PageHeading } from '../../shared/page.ts'
import { groupParameters } from '../message/parameter-groups.ts'

/** What a call says of its credentials, as the components of its page take it. */
interface Credentials {
  security: Operation['security']
  isOpen?: boolean
  unknownSecurity?: string[]
}

/** Whether the page of a call has a word about credentials: where its API has some, it says so too that none was declared. */
export function tellsCredentials({ security, isOpen, unknownSecurity }: Credentials, hasSchemes: boolean): boolean {
  return security.length > 0 || isOpen === true || unknownSecurity !== undefined || hasSchemes
}

/** The sections of an operation's page, in its order: its outline. */
export function listSections(operation: Operation, hasSchemes: boolean, t: Translate): PageHeading[] {
  const { kind, parameters, requestBody, responses, failures = [], callbacks, ownServers, servers } = operation
  const isCalled = kind === 'operation'
  return [
    ...(isCalled && tellsCredentials(operation, hasSchemes) ? [toHeading(t('reference.authentication'), 'authentication')] : []),
    ...(isCalled && ownServers ? [toHeading(t('reference.servers', { count: servers.length }), 'servers')] : []),
    ...groupParameters(parameters).map(({ id, title }) => toHeading(t(title), id)),
    ...(requestBody === undefined ? [] : [toHeading(t('reference.body'), 'body')]),
    ...(responses.length === 0
      ? []
      : [toHeading(
          t('reference.responses'),
          'responses',
          responses.map(({ status, label, anchor }) => toHeading(`${status} ${label}`.trim(), anchor)),
        )]),
    ...(failures.length === 0 ? [] : [toHeading(t('reference.errors'), 'errors')]),
    ...(callbacks.length === 0 ? [] : [toHeading(t('reference.callbacks'), 'callbacks')]),
  ]
}

/** As VitePress lists the headings of a page. */
export function toHeading(title: string, slug: string, children: PageHeading[] = []): PageHeading {
  return { level: 2, title, slug, link: `#${slug}`, children: children.map(child => ({ ...child, level: 3 })) }
}
