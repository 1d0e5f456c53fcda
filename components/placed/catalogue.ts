import type { ApiSummary } from '../shared/page.ts'

export interface ApiGroup {
  name?: string
  apis: ApiSummary[]
}

/** APIs under the headings that their owner gives them, in the order in which those first come; those without one stand first. */
export function groupApis(apis: ApiSummary[]): ApiGroup[] {
  const names = [...new Set(apis.map(({ group }) => group))]
  const sorted = [...names.filter(name => name === undefined), ...names.filter(name => name !== undefined)]
  return sorted.map(name => ({ ...(name !== undefined && { name }), apis: apis.filter(({ group }) => group === name) }))
}

/** Whether every word of a filter stands in what a card shows of an API, or in one of its tags. */
export function matchesApi({ name, title, summary = '', group = '', groups }: ApiSummary, filter: string): boolean {
  const tags = groups.flatMap(({ tags }) => tags.map(({ title }) => title))
  const text = [name, title, summary, group, ...tags].join(' ').toLocaleLowerCase()
  return filter.toLocaleLowerCase().split(/\s+/).every(word => text.includes(word))
}
