import type { Part } from './http-request.ts'

/** A multipart body taken apart: text between files, for clients that have no form of their own for it. */
export interface RawMultipart {
  boundary: string
  type: string
  /** Text and the files between it; lines end in CRLF. */
  pieces: ({ text: string } | { file: string })[]
}

/** RFC 2046 §5.1.1 and RFC 7578 §4.2, names escaped as the URL Standard's form encoding does. */
export function rawMultipart(type: string, parts: Part[]): RawMultipart {
  const boundary = chooseBoundary(parts)
  const isForm = type.startsWith('multipart/form-data')
  const pieces: RawMultipart['pieces'] = []
  let text = ''
  for (const part of parts) {
    text += `--${boundary}\r\n${partHeaders(part, isForm).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
    if ('file' in part.content) {
      pieces.push({ text }, { file: part.content.file })
      text = '\r\n'
    }
    else {
      text += `${part.content.text}\r\n`
    }
  }
  pieces.push({ text: `${text}--${boundary}--\r\n` })
  return { boundary, type: `${type}; boundary=${boundary}`, pieces }
}

function partHeaders({ name, content, type, headers }: Part, isForm: boolean): [string, string][] {
  const file = 'file' in content
    ? `; filename="${escapeName(content.file)}"`
    : ''
  return [
    ...isForm
      ? [
          ['Content-Disposition', `form-data; name="${escapeName(name)}"${file}`] as [string, string],
        ]
      : [],
    ...type === undefined
      ? []
      : [
          ['Content-Type', type] as [string, string],
        ],
    ...headers ?? [],
  ]
}

function escapeName(text: string): string {
  return text.replace(/["\r\n]/g, character => encodeURIComponent(character))
}

/** The same for the same parts, and in none of them. */
function chooseBoundary(parts: Part[]): string {
  const texts = parts.map(({ content }) => 'text' in content
    ? content.text
    : '')
  let boundary = 'boundary'
  for (let count = 1; texts.some(text => text.includes(boundary)); count++)
    boundary = `boundary${count}`
  return boundary
}
