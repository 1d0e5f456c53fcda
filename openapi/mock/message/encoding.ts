import type { ApiDocument } from '../../document/document.ts'
import type { MediaType } from '../../document/openapi.ts'
import type { Part } from './multipart.ts'
import { covers, essence } from './media-type.ts'
import { propertiesOf, typesOf } from '../../schema/facts.ts'
import { own, setOwn } from '../../document/json/value.ts'

/**
 * What is wrong with the types of parts, where `encoding` says which they are. A part without a type is one
 * that a form in a page has sent.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#encoding-object
 */
export function findWrongPart({ encoding }: MediaType, parts: Part[]): string | undefined {
  for (const { name, type } of parts) {
    const wanted = encoding && Object.hasOwn(encoding, name) ? encoding[name]?.contentType : undefined
    if (wanted !== undefined && type !== '' && !wanted.split(',').some(range => covers(essence(range), essence(type))))
      return `The part ${JSON.stringify(name.slice(0, 60))} is not ${wanted}.`
  }
  return undefined
}

const separators: Record<string, string> = { spaceDelimited: ' ', pipeDelimited: '|' }

/** Lists that a form writes as one text: `l=1,2` where `explode` is false. */
export function splitLists(
  document: ApiDocument,
  { encoding, schema }: MediaType,
  form: Record<string, unknown>,
): Record<string, unknown> {
  for (const [name, { style = 'form', explode = style === 'form' }] of Object.entries(encoding ?? {})) {
    const value = own(form, name)
    if (
      !explode
      && typeof value === 'string'
      && value !== ''
      && typesOf(document, propertiesOf(document, schema).get(name)).has('array')
    ) {
      setOwn(form, name, value.split(separators[style] ?? ','))
    }
  }
  return form
}
