import type { Body, Part } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import { isPlainForm } from '../content.ts'
import { rawMultipart, toPieces } from '../raw-multipart.ts'

/** The body of a request: what is done before, the expression that is read, its type as an expression. */
export interface Reader {
  before: string[]
  reader: string
  type?: string
}

export const check = ['if err != nil {', '\tlog.Fatal(err)', '}']

type Multipart = Extract<Body, { kind: 'multipart' }>

/** A form by `multipart.Writer`; parts that it would write differently are written by hand. */
export function toMultipart(body: Multipart, pen: Pen): Reader {
  const isForm = isPlainForm(body) && body.parts.length > 0 && body.parts.every(({ name }) => /^[^"\\\r\n]*$/.test(name))
  return isForm ? byWriter(body, pen) : asText(body, pen)
}

function byWriter({ parts }: Multipart, pen: Pen): Reader {
  return {
    before: [
      'body := new(bytes.Buffer)',
      'form := multipart.NewWriter(body)',
      ...parts.flatMap((part, index) => partLines(part, index, pen)),
      'form.Close()',
    ],
    reader: 'body',
    type: 'form.FormDataContentType()',
  }
}

function partLines({ name, content, type }: Part, index: number, { quote }: Pen): string[] {
  if ('text' in content && type === undefined)
    return [`form.WriteField(${quote(name)}, ${quote(content.text)})`]
  const part = `part${index + 1}`
  const isPlainFile = 'file' in content && (type === undefined || type === 'application/octet-stream')
  const create = isPlainFile
    ? [`${part}, err := form.CreateFormFile(${quote(name)}, ${quote(content.file)})`, ...check]
    : [
        `${part}, err := form.CreatePart(textproto.MIMEHeader{`,
        `\t"Content-Disposition": {${quote(`form-data; name="${name}"${'file' in content ? `; filename="${content.file}"` : ''}`)}},`,
        `\t"Content-Type":        {${quote(type ?? 'application/octet-stream')}},`,
        '})',
        ...check,
      ]
  if ('text' in content)
    return [...create, `io.WriteString(${part}, ${quote(content.text)})`]
  const file = `file${index + 1}`
  return [`${file}, err := os.Open(${quote(content.file)})`, ...check, ...create, `io.Copy(${part}, ${file})`]
}

function asText({ type: mediaType, parts }: Multipart, { quote }: Pen): Reader {
  const { type, lines } = rawMultipart(mediaType, parts)
  const pieces = toPieces(lines)
  if (pieces.every(piece => 'text' in piece)) {
    return {
      before: [`body := strings.NewReader(${pieces.map(({ text }) => quote(text)).join('')})`],
      reader: 'body',
      type: quote(type),
    }
  }
  const before: string[] = []
  const items = pieces.map((piece, index) => {
    if ('text' in piece)
      return `[]byte(${quote(piece.text)})`
    before.push(`file${index}, err := os.ReadFile(${quote(piece.file)})`, ...check)
    return `file${index}`
  })
  return {
    before: [...before, 'body := bytes.Join([][]byte{', ...items.map(item => `\t${item},`), '}, nil)'],
    reader: 'bytes.NewReader(body)',
    type: quote(type),
  }
}
