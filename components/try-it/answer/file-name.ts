import type { Answer } from '../send.ts'
import { decodePercent } from '../../../openapi/document/text/percent.ts'
import { toExtension } from './describe.ts'

/** A token or a quoted string of RFC 9110 §5.6, after a parameter's name. */
const parameter = /;[\t ]*([!#$%&'*+.^`|~\w-]+)[\t ]*=[\t ]*(?:"((?:[^"\\]|\\.)*)"|([!#$%&'*+.^`|~\w-]+))[\t ]*/gy

/**
 * The name an answer is saved under: the server's own from `Content-Disposition`, else the end of the path, else what
 * its media type is called. Folders, controls and leading dots are left out, so that it is a plain file name.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6266#section-4
 */
export function fileNameOf(answer: Pick<Answer, 'headers' | 'mediaType' | 'path'>): string {
  const header = answer.headers.find(([name]) => name.toLowerCase() === 'content-disposition')?.[1]
  const told = header === undefined ? undefined : dispositionName(header)
  const segment = answer.path.split('/').at(-1) ?? ''
  const usual = /\.[a-z0-9]{1,8}$/i.test(segment) ? segment : `answer.${toExtension(answer.mediaType)}`
  return cleanName(told ?? '') || cleanName(usual) || 'answer.bin'
}

/** The file name of a header that is well-formed; `filename*` wins. Undefined where there is none. */
export function dispositionName(header: string): string | undefined {
  const type = /^[\t ]*[!#$%&'*+.^`|~\w-]+[\t ]*/.exec(header)
  const found = new Map<string, string>()
  let end = type?.[0].length ?? 0
  if (!type)
    return undefined
  parameter.lastIndex = end
  for (let match = parameter.exec(header); match; match = parameter.exec(header)) {
    const [, name = '', quoted, token = ''] = match
    found.set(name.toLowerCase(), quoted === undefined ? token : quoted.replace(/\\(.)/g, '$1'))
    end = parameter.lastIndex
  }
  return end === header.length ? (decodeExtended(found.get('filename*')) ?? found.get('filename')) : undefined
}

/** `UTF-8''na%C3%AFve.pdf`. RFC 8187 §3.2. */
function decodeExtended(value: string | undefined): string | undefined {
  const [, charset = '', text = ''] =
    /^(utf-8|iso-8859-1)'[\w-]*'((?:%[0-9a-f]{2}|[!#$&+.^`|~\w-])*)$/i.exec(value ?? '') ?? []
  if (charset === '')
    return undefined
  return charset.toLowerCase() === 'utf-8'
    ? decodePercent(text)
    : text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function cleanName(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 200)
}
