import type { Part } from '../http-request.ts'

/** A multipart body as lines, for clients that cannot write one themselves. Lines are joined by CRLF. */
export interface RawMultipart {
  type: string
  lines: Line[]
}

export type Line = { text: string } | { file: string }

/** RFC 2046 §5.1.1 and RFC 7578 §4.2, names escaped as the URL Standard's form encoding does. */
export function rawMultipart(type: string, parts: Part[]): RawMultipart {
  const boundary = chooseBoundary(parts)
  const isForm = type.startsWith('multipart/form-data')
  const lines = parts.flatMap((part): Line[] => [
    { text: `--${boundary}` },
    ...partHeaders(part, isForm).map(([name, value]) => ({ text: `${name}: ${value}` })),
    { text: '' },
    part.content,
  ])
  return {
    type: `${type}; boundary=${boundary}`,
    lines: [...lines, { text: `--${boundary}--` }, { text: '' }],
  }
}

/** Neighbouring lines of text as one piece with its CRLFs, for clients that take a list of buffers. */
export function toPieces(lines: Line[]): Line[] {
  const pieces: Line[] = []
  let text = ''
  for (const [index, line] of lines.entries()) {
    const end = index < lines.length - 1 ? '\r\n' : ''
    if ('file' in line) {
      pieces.push({ text }, line)
      text = end
    }
    else {
      text += line.text + end
    }
  }
  return [...pieces, { text }]
}

function partHeaders({ name, content, type, headers }: Part, isForm: boolean): [string, string][] {
  const file = 'file' in content ? `; filename="${escapeName(content.file)}"` : ''
  return [
    ...(isForm ? [['Content-Disposition', `form-data; name="${escapeName(name)}"${file}`] as [string, string]] : []),
    ...(type === undefined ? [] : [['Content-Type', type] as [string, string]]),
    ...(headers ?? []),
  ]
}

function escapeName(text: string): string {
  return text.replace(/["\r\n]/g, character => encodeURIComponent(character))
}

/** Chooses a boundary that is in none of the parts, and always the same for the same parts. */
function chooseBoundary(parts: Part[]): string {
  const texts = parts.map(({ content }) => ('text' in content ? content.text : ''))
  let boundary = 'boundary'
  for (let count = 1; texts.some(text => text.includes(boundary)); count++)
    boundary = `boundary${count}`
  return boundary
}
