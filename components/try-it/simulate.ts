import type { Operation } from '../../openapi/model/types.ts'
import { compareStatus, isSuccess, statusPhrase } from '../../openapi/document/status.ts'

/** A status that the sandbox can be asked to answer. */
export interface Simulation {
  status: string
  label: string
}

/** What a program meets first among the statuses that `4XX`, `5XX` and the like stand for. */
const typical: Record<string, string[]> = {
  '2XX': ['200'],
  '3XX': ['302'],
  '4XX': ['400', '401', '404', '429'],
  '5XX': ['500', '503'],
}

/**
 * The statuses that an operation declares, and of its ranges those that are met most. A `default` stands for errors where a success is
 * declared beside it; alone it is the success, as the sandbox reads it.
 */
export function listSimulations({ responses, security }: Pick<Operation, 'responses' | 'security'>): Simulation[] {
  const declared = responses.filter(({ status }) => /^[2-5]\d\d$/.test(status))
  const statuses = responses.map(({ status }) => status)
  const covered = statuses.flatMap(status => status === 'default'
    ? statuses.some(isSuccess) ? ['4XX', '5XX'] : ['2XX']
    : Object.hasOwn(typical, status) ? [status] : [])
  const isMore = (status: string): boolean =>
    !statuses.includes(status) && (status !== '401' || security.length > 0)
  const more = [...new Set(covered)].flatMap(range => typical[range] ?? []).filter(isMore)
  return [
    ...declared.map(({ status, label }) => ({ status, label })),
    ...more.map(status => ({ status, label: statusPhrase(status) })),
  ].toSorted((one, other) => compareStatus(one.status, other.status))
}
