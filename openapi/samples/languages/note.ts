const width = 80

/** A sentence as comment lines, which break between words; `mark` is what begins a comment. */
export function note(mark: string, sentence: string): string {
  const lines: string[] = []
  let line = mark
  for (const word of sentence.split(' ')) {
    if (line !== mark && line.length + 1 + word.length > width) {
      lines.push(line)
      line = mark
    }
    line += ` ${word}`
  }
  return [...lines, line].join('\n')
}
