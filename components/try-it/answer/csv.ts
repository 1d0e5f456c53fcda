/** The most rows that a table shows. */
export const mostRows = 200

const separator = /[,\r\n]/g

/** The first rows of comma-separated values; undefined where a quoted field never ends. RFC 4180. */
export function parseCsv(text: string, most = mostRows): string[][] | undefined {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length && rows.length < most) {
    let field = ''
    if (text[at] === '"') {
      const end = endOfQuoted(text, at)
      if (end === undefined)
        return undefined
      field = text.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    }
    else {
      field = text.slice(at, endOfPlain(text, at))
      at += field.length
    }
    row.push(field)
    const isEnd = text[at] !== ','
    if (isEnd) {
      rows.push(row)
      row = []
      at += text.startsWith('\r\n', at) ? 2 : 1
    }
    else if (++at === text.length) {
      rows.push([...row, ''])
    }
  }
  return rows
}

function endOfQuoted(text: string, start: number): number | undefined {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"')
      return at
  }
  return undefined
}

function endOfPlain(text: string, start: number): number {
  separator.lastIndex = start
  return separator.exec(text)?.index ?? text.length
}
