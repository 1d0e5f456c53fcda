import type { Body, HttpRequest, Part } from './http-request.ts'
import { contentType, isFormData, isPlainForm } from './languages/content.ts'
import { encodeForm } from './percent.ts'
import { rawMultipart, toPieces } from './languages/raw-multipart.ts'

/** Gives the content of a file, by the part's name and its index among parts of that name; `''` is a body that is a file. */
export type ReadFile = (name: string, index: number) => Blob | undefined

/**
 * The request as `fetch` takes it, in a browser as in Node. Browsers set `Cookie` themselves and ignore the one given here.
 *
 * @see https://fetch.spec.whatwg.org/#requestinit
 */
export function toFetch(
  request: HttpRequest,
  readFile: ReadFile = () => undefined,
): { url: string, init: RequestInit } {
  const { url, method, headers, cookie, digest, body } = request
  // The answer to a challenge can be made when it is there.
  const basic = digest ? undefined : request.basic
  const raw = body.kind === 'multipart' && !isFormData(body) ? rawMultipart(body.type, body.parts) : undefined
  const sent: [string, string][] = [
    ...(basic === undefined ? [] : [['Authorization', `Basic ${toBase64(basic)}`] as [string, string]]),
    ...headers,
    ...(cookie === '' ? [] : [['Cookie', cookie] as [string, string]]),
    ...(raw
      ? [['Content-Type', raw.type] as [string, string]]
      : contentType(body, one => isPlainForm(one) && one.kind === 'multipart')),
  ]
  const content =
    raw && body.kind === 'multipart'
      ? new Blob(
          toPieces(raw.lines).map(piece => ('file' in piece ? readPart(body.parts, piece.file, readFile) : piece.text)),
        )
      : toContent(body, readFile)
  return { url, init: { method, headers: sent, ...(content === undefined ? {} : { body: content }) } }
}

function toContent(body: Body, readFile: ReadFile): string | Blob | FormData | undefined {
  switch (body.kind) {
    case 'none':
      return undefined
    case 'json':
    case 'text':
      return body.text
    case 'form':
      return body.text ?? encodeForm(body.fields)
    case 'binary':
      return readFile('', 0) ?? new Blob([])
    case 'multipart':
      return toFormData(body.parts, readFile)
  }
}

function toFormData(parts: Part[], readFile: ReadFile): FormData {
  const form = new FormData()
  const seen = new Map<string, number>()
  for (const { name, content, type } of parts) {
    const index = seen.get(name) ?? 0
    seen.set(name, index + 1)
    if ('file' in content)
      appendFile(form, { name, file: content.file, type }, readFile(name, index) ?? new Blob([]))
    else if (type === undefined)
      form.append(name, content.text)
    else
      form.append(name, new Blob([content.text], { type }))
  }
  return form
}

interface FilePart {
  name: string
  file: string
  type: string | undefined
}

/**
 * A file that somebody chose goes under its own name, and a picture, a sound or a film as what it is: the type that the
 * request has is the first of those that may be sent.
 */
function appendFile(form: FormData, { name, file, type }: FilePart, content: Blob): void {
  const isOwn = content instanceof File
  const isKnown = type !== undefined && type !== 'application/octet-stream' && !(isMedia(type) && isMedia(content.type))
  form.append(name, new Blob([content], { type: isOwn && !isKnown && content.type !== '' ? content.type : type }), isOwn ? content.name : file)
}

function isMedia(type: string): boolean {
  return /^(?:image|audio|video)\//.test(type)
}

function readPart(parts: Part[], file: string, readFile: ReadFile): Blob {
  const at = parts.findIndex(({ content }) => 'file' in content && content.file === file)
  const name = parts[at]?.name ?? ''
  const index = parts.slice(0, Math.max(0, at)).filter(part => part.name === name).length
  return readFile(name, index) ?? new Blob([])
}

/** Encodes text as UTF-8, then as Base64 (RFC 7617 §2.1). */
function toBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte)).join(''))
}
