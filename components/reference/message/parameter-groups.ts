import type { Parameter } from '../../../openapi/model/types.ts'

/** Parameters that are sent in the same place, under one heading. */
export interface ParameterGroup {
  /** The anchor of the heading, `parameters-query`. */
  id: string
  title: typeof titles[keyof typeof titles]
  parameters: Parameter[]
}

const titles = {
  path: 'reference.pathParameters',
  query: 'reference.queryParameters',
  querystring: 'reference.queryString',
  header: 'reference.headers',
  cookie: 'reference.cookies',
} as const

/** The parameters of an operation by their places, in the order in which a page shows them. OpenAPI 3.2 §4.12.1. */
export function groupParameters(parameters: Parameter[]): ParameterGroup[] {
  return Object.entries(titles)
    .map(([location, title]) => ({
      id: `parameters-${location}`,
      title,
      parameters: parameters.filter(parameter => parameter.in === location),
    }))
    .filter(group => group.parameters.length > 0)
}
