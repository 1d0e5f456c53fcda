import type { ApiDocument } from '../../document/document.ts'
import type { MediaType, Parameter, Schema } from '../../document/openapi.ts'
import type { Violation } from '../error/fault.ts'
import type { Content, MockOperation, ParameterValues } from '../operation/operation.ts'
import type { ReadBody } from './body.ts'
import { own, sameJson } from '../../document/json/value.ts'
import { plainSegments } from '../../document/json/pointer.ts'
import { flatten } from '../../schema/flatten.ts'
import { exampleOf, listExamples } from '../../schema/example/example.ts'
import { parameterValue } from '../operation/examples.ts'
import { remember } from '../../document/remember.ts'

/**
 * Drops violations of values that the document itself shows: an example that breaks its own schema is the author's
 * choice, and a reader who sends what a page shows must get an answer. Examples are looked up only where something is wrong.
 */
export function unlessShown(
  document: ApiDocument,
  { operation, values, body }: { operation: MockOperation, values: ParameterValues, body: ReadBody },
  violations: Violation[],
): Violation[] {
  if (violations.length === 0)
    return violations
  const isBodyShown = violations.some(violation => violation.in === 'body') && isShownBody(document, body)
  return violations.filter(violation =>
    violation.in === 'body'
      ? !isBodyShown
      : violation.in === 'querystring' || !isShownValue(document, operation, { violation, values: values[violation.in] }),
  )
}

function isShownBody(document: ApiDocument, { content, value, sent, present }: ReadBody): boolean {
  return content !== undefined
    && present
    && shownBodies(document, content).some(shown => sameJson(shown, value) || sameJson(shown, sent))
}

/** What pages show as the body of a media type, kept: a client that errs often does so again. */
const bodies = new WeakMap<MediaType, unknown[]>()

function shownBodies(document: ApiDocument, { mediaType, type }: Content): unknown[] {
  return remember(bodies, mediaType, () => {
    const named = listExamples(document, mediaType)
    if (named.length === 0 && !holdsExample(document, mediaType.schema))
      return []
    return [undefined, ...named.map(({ name }) => name)].flatMap((name) => {
      const { none, value } = exampleOf(document, mediaType, { direction: 'request', mediaType: type, name })
      return none ? [] : [value]
    })
  })
}

/** The depth to which examples are looked for. */
const deepest = 4

/** Whether the document has a written value for any part of a schema; generated values do not count. */
function holdsExample(document: ApiDocument, schema: Schema | undefined, depth = 0): boolean {
  if (schema === undefined || typeof schema === 'boolean' || depth > deepest)
    return false
  const { keywords, choices } = flatten(document, schema)
  const isWritten = ['example', 'examples', 'default'].some(keyword => Object.hasOwn(keywords, keyword))
  const inner = [
    ...Object.values(keywords.properties ?? {}),
    ...(keywords.items === undefined ? [] : [keywords.items]),
    ...choices.flatMap(({ options }) => options),
  ]
  return isWritten || inner.some(one => holdsExample(document, one, depth + 1))
}

function isShownValue(
  document: ApiDocument,
  operation: MockOperation,
  { violation, values }: { violation: Violation, values: Record<string, unknown> },
): boolean {
  const [name = ''] = plainSegments(violation.pointer) ?? []
  const found = operation.parameters.find(({ parameter }) => parameter.in === violation.in && parameter.name === name)
  const value = own(values, name)
  if (!found || value === undefined)
    return false
  const shown = shownParameter(document, found.parameter)
  return sameJson(shown, value) || (typeof shown !== 'object' && String(shown) === String(value))
}

const parameters = new WeakMap<Parameter, unknown>()

function shownParameter(document: ApiDocument, parameter: Parameter): unknown {
  return remember(parameters, parameter, () => parameterValue(document, parameter))
}
