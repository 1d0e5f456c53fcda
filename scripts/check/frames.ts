import type { Finding } from '../../openapi/document/document.ts'
import { readFileSync } from 'node:fs'
import { printable } from '../../openapi/read/findings.ts'
import { mask } from '../../openapi/read/secret.ts'

/** How much of a long line is shown: a file may be one line. */
const width = 100

/**
 * Makes code frames: the line of a finding with the one before it, and a caret under the column. Each file is read once.
 * A line that holds a key is not shown.
 */
export function createFrames(findings: readonly Finding[]): (finding: Finding) => string | undefined {
  const secret = new Set(findings.filter(({ rule }) => rule === 'live-key').map(({ file, line }) => `${file}:${line}`))
  const files = new Map<string, string[]>()

  function linesOf(file: string): string[] {
    const lines = files.get(file) ?? readLines(file)
    files.set(file, lines)
    return lines
  }

  return ({ file, line, column }) => {
    const lines = linesOf(file)
    const text = lines[line - 1]
    if (text === undefined || secret.has(`${file}:${line}`) || mask(text) !== text)
      return undefined
    const start = Math.max(0, column - 1 - width / 2)
    const gutter = String(line).length
    const above = lines[line - 2] ?? ''
    const isShown = line > 1 && start === 0 && !secret.has(`${file}:${line - 1}`) && mask(above) === above
    const before = isShown ? [`  ${String(line - 1).padStart(gutter)} | ${cut(above, 0)}`] : []
    // Before the caret stands what takes as much room as the text above it.
    const lead = cut(text.slice(0, column - 1), start).replace(/[^\t]/gu, ' ')
    const mark = /^[\w$/.'"-]+/.exec(text.slice(column - 1))?.[0].length ?? 1
    return [
      ...before,
      `  ${line} | ${cut(text, start)}`,
      `  ${' '.repeat(gutter)} | ${lead}${'^'.repeat(Math.min(mark, width / 2))}`,
    ].join('\n')
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)
  }
  catch {
    // A file that came from another host, or was deleted, has no frame.
    return []
  }
}

function cut(line: string, start: number): string {
  const shown = line.slice(start, start + width)
  return `${start > 0 ? '…' : ''}${shown.split('\t').map(printable).join('\t')}${line.length > start + width ? '…' : ''}`
}
