import { hashText } from '../../document/text/hash.ts'
import { isObject } from '../../document/json/value.ts'
import { toExactText } from '../../document/json/exact-json.ts'
import { essence } from '../message/media-type.ts'

/**
 * A value in several parts, and the boundary that a client finds them by: fields of a form by their names, items of a list
 * one after the other. There is always a part, since a body without any is not well-formed.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1
 */
export function writeParts(value: unknown, type: string): { body: string, type: string } {
  const isForm = essence(type) === 'multipart/form-data'
  const parts: [name: string | undefined, value: unknown][] = isForm && isObject(value)
    ? Object.entries(value)
    : Array.isArray(value) && value.length > 0 ? value.map(item => [undefined, item]) : [[undefined, value]]
  const written = parts.map(([name, part]) => {
    const isText = part === undefined || part === null || typeof part === 'string'
    return [
      ...(name === undefined ? [] : [`Content-Disposition: form-data; name="${name.replace(/["\r\n]/g, encodeURIComponent)}"`]),
      `Content-Type: ${isText ? 'text/plain; charset=utf-8' : 'application/json'}`,
      '',
      isText ? (part ?? '') : (toExactText(part) ?? ''),
    ].join('\r\n')
  })
  const boundary = `part-${hashText(written.join('\n'))}`
  return {
    body: `${written.map(part => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`,
    type: `${type}; boundary=${boundary}`,
  }
}
