import type { Encoding, MediaType } from '../../model/types.ts'
import type { Body } from '../http-request.ts'
import type { Field } from '../style.ts'
import type { Json } from '../json.ts'
import { tryDecodePercent } from '../../document/text/percent.ts'
import { encodeForm } from '../percent.ts'
import { toText } from '../json.ts'
import { isJson } from '../answer.ts'
import { deepPairs, expandQuery, isScalar, scalarText } from '../style.ts'
import { ownValue } from '../server.ts'

/**
 * `application/x-www-form-urlencoded`: a list repeats its name, an object has its keys in brackets, and `encoding` may say
 * otherwise.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#encoding-the-x-www-form-urlencoded-media-type
 */
export function formBody({ encoding }: MediaType, type: string, value: Json | undefined): Body {
  if (!(value instanceof Map)) {
    return {
      kind: 'form',
      type,
      fields: [],
      text: value === undefined ? '' : scalarText(value),
    }
  }
  const entries = [...value].map(([name, item]) => ({
    name,
    item,
    encoding: ownValue(encoding, name),
  }))
  const fields = entries.flatMap(({ name, item, encoding }) => formFields(name, item, encoding))
  return entries.some(({ item, encoding }) => hasOwnEncoding(item, encoding))
    ? {
        kind: 'form',
        type,
        fields,
        text: entries
          .map(entry => formText(entry.name, entry.item, entry.encoding))
          .filter(text => text !== '')
          .join('&'),
      }
    : { kind: 'form', type, fields }
}

/** The pairs as a server decodes them. */
function formFields(name: string, value: Json, encoding: Encoding | undefined): [string, string][] {
  if (!hasStyle(encoding)) {
    if (encoding?.contentType !== undefined && isJson(encoding.contentType) && !isScalar(value)) {
      return [[name, toText(value)]]
    }
    return Array.isArray(value) && value.every(isScalar)
      ? value.map(item => [name, scalarText(item)])
      : deepPairs(name, value)
  }
  return expandQuery(toField(name, encoding), value).map((pair) => {
    const at = pair.indexOf('=')
    return [tryDecodePercent(pair.slice(0, at)), tryDecodePercent(pair.slice(at + 1))]
  })
}

function formText(name: string, value: Json, encoding: Encoding | undefined): string {
  return hasOwnEncoding(value, encoding)
    ? expandQuery(toField(name, encoding), value).join('&')
    : encodeForm(formFields(name, value, encoding))
}

/** Whether separators or reserved characters are sent as they are, which no client's form encoder does. */
function hasOwnEncoding(value: Json, encoding: Encoding | undefined): boolean {
  return hasStyle(encoding)
    && (encoding?.allowReserved === true
      || (!isScalar(value) && !toField('', encoding).explode && encoding?.style !== 'deepObject'))
}

function hasStyle(encoding: Encoding | undefined): boolean {
  return encoding?.style !== undefined || encoding?.explode !== undefined || encoding?.allowReserved !== undefined
}

function toField(name: string, encoding: Encoding | undefined): Field {
  const style = encoding?.style ?? 'form'
  return {
    name,
    style,
    explode: encoding?.explode ?? style === 'form',
    allowReserved: encoding?.allowReserved,
    isForm: true,
  }
}
