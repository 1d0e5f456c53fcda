import type { ApiDocument } from '../../openapi/document/index.ts'
import type { MediaType } from '../../openapi/model/types.ts'
import type { Failure } from './client.ts'
import type { Spec } from './spec.ts'
import { createModel } from '../../openapi/model/index.ts'
import { createSchemas } from './schemas.ts'

export interface ExamplesReport {
  generated: number
  failures: Failure[]
}

/** Where a page shows an example: in the body of a request, or in a response of a status. */
interface Shown {
  pointer: string
  place: string
  schema: unknown
}

/** Holds each example that was generated for a page against the schema as the spec wrote it. */
export function checkExamples(document: ApiDocument, spec: Spec): ExamplesReport {
  const schemas = createSchemas(spec)
  const model = createModel(document)
  const report: ExamplesReport = { generated: 0, failures: [] }
  const check = ({ type, examples }: MediaType, { pointer, place, schema }: Shown): void => {
    const direction = place === 'body' ? 'request' : 'response'
    for (const { value } of examples.filter(({ generated }) => generated)) {
      report.generated++
      const problem = schemas.violation(schema, value, direction)
      if (problem) {
        report.failures.push({
          pointer,
          request: `generated ${place} ${type} ${JSON.stringify(value).slice(0, 200)}`,
          problem,
        })
      }
    }
  }
  for (const { tagSlug = '', slug, method, path, kind } of model.operations) {
    const written =
      kind === 'operation'
        ? spec.operations.find(one => one.path === path && one.method === method.toUpperCase())
        : undefined
    const operation = written && model.operation(tagSlug, slug)
    for (const media of operation?.requestBody?.content ?? []) {
      const body = written?.bodies.find(({ type }) => type === media.type)
      if (body)
        check(media, { pointer: written?.pointer ?? '', place: 'body', schema: body.schema })
    }
    for (const { status, content } of operation?.responses ?? []) {
      for (const media of content) {
        const answer = written?.responses.get(status)?.content.find(([type]) => type === media.type)
        if (answer)
          check(media, { pointer: written?.pointer ?? '', place: status, schema: answer[1] })
      }
    }
  }
  return report
}
