import type { Fault } from '../error/fault.ts'
import type { Exchange } from '../message/exchange.ts'
import type { Content, MockOperation } from '../operation/operation.ts'
import { createFault } from '../error/fault.ts'
import { codingOf, codings } from '../message/coding.ts'
import { readerOf } from '../message/charset.ts'
import { essence, pickDeclared } from '../message/media-type.ts'
import { isText } from './parse-body.ts'

/** The coding and the media type of a request's body, checked before a byte of it is read. RFC 9110, 15.5.16. */
export function checkBodyType(operation: MockOperation, exchange: Exchange): Content | Fault | undefined {
  const type = exchange.header('content-type')
  const { body } = operation
  const coding = exchange.header('content-encoding')
  if (body && codingOf(coding) === undefined) {
    const names = codings.join(', ')
    const fault = createFault(415, 'unsupported_content_coding', `The Content-Encoding is not one of ${names}.`)
    return { ...fault, headers: [['Accept-Encoding', names]] }
  }
  if (!body || body.content.length === 0 || type === undefined)
    return undefined
  const key = pickDeclared(
    body.content.map(content => content.type),
    type,
  )
  const content = body.content.find(content => content.type === key)
  if (content && isText(essence(type)) && readerOf(type) === undefined)
    return createFault(415, 'unsupported_charset', 'The charset is not known here; UTF-8 is.')
  return content ?? unsupported(body.content, essence(type))
}

/** The refusal of a media type that is not declared; of a missing one where it is empty. */
export function unsupported(content: Content[], type: string): Fault {
  const types = content.map(entry => entry.type).join(', ')
  const message = type === '' ? `The body needs a Content-Type: ${types}.` : `The Content-Type is not one of ${types}.`
  return { ...createFault(415, 'unsupported_media_type', message), headers: [['Accept', types]] }
}
