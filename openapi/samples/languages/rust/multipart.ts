import type { Body, Part } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import { isPlainForm } from '../content.ts'
import { inBrackets, indentCode } from './syntax.ts'

/** The types that `reqwest` guesses from the ends of file names, as others write them. */
const guessed: Record<string, string> = {
  bin: 'application/octet-stream',
  csv: 'text/csv',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  json: 'application/json',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  zip: 'application/zip',
}

/** The parts of a form that `reqwest` sends as they are. */
export function formOf(body: Body): Part[] | undefined {
  return body.kind === 'multipart' && isPlainForm(body) && body.parts.length > 0 && body.parts.every(isFormPart)
    ? body.parts
    : undefined
}

/** A part in whose name nothing needs an escape, and whose type is written in one way alone. */
function isFormPart({ name, type }: Part): boolean {
  return !/["\p{Cc}]/u.test(name) && (type === undefined || /^[a-z\d.+-]+\/[a-z\d.+-]+$/.test(type))
}

/** The call that sends a form. */
export function formCall(parts: Part[], pen: Pen): string {
  // Else a name like this would become `name*=`, which RFC 7578 §4.2 forbids.
  const isEncoded = parts.some(({ name }) => /[^\x21-\x7E]|[#%/<>?`{}]/.test(name))
  const calls = [...(isEncoded ? ['.percent_encode_noop()'] : []), ...parts.map(part => partCall(part, pen))]
  return `.multipart(\n    Form::new()\n${calls.map(call => indentCode(indentCode(call))).join('\n')},\n)`
}

function partCall(part: Part, { quote }: Pen): string {
  const { name, content, type } = part
  if (isShort(part))
    return 'file' in content ? `.file${inBrackets([quote(name), quote(content.file)])}?` : `.text${inBrackets([quote(name), quote(content.text)])}`
  const made = 'file' in content ? `Part::file(${quote(content.file)})?` : `Part::text(${quote(content.text)})`
  return `.part${inBrackets([quote(name), `${made}.mime_str(${quote(type ?? '')})?`])}`
}

/** Whether the type of a part need not be said. */
function isShort({ content, type }: Part): boolean {
  return type === undefined || ('file' in content && guessed[/[^.]*$/.exec(content.file)?.[0] ?? ''] === type)
}

/** What a program with such a form imports. */
export function useOfForm(parts: Part[]): string {
  return `use reqwest::blocking::multipart::${parts.every(isShort) ? 'Form' : '{Form, Part}'};\n`
}
