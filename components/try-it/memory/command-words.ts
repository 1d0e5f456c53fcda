/** Where a word begins so, the command is over: a pipe, another command, a redirect of what it prints. */
const end = /^(?:\d?>|[|;<]|&(?:&|\s|$))/

const piece = /\s+|(?:\\|`)\r?\n|'([^']*)'|\$'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\$`]+|[$`])/gsy

/** The words of a command as a POSIX shell reads them, without anything it would run; undefined where a quote is not closed. */
export function splitCommand(command: string): string[] | undefined {
  const words: string[] = []
  let word: string | undefined
  let at = 0
  piece.lastIndex = 0
  for (let match = piece.exec(command); match; match = piece.exec(command)) {
    const [whole, single, escaped, double, one, plain] = match
    if (word === undefined && plain !== undefined && end.test(command.slice(at)))
      return words
    at = piece.lastIndex
    const text = single
      ?? (escaped === undefined ? undefined : unescapeAnsi(escaped))
      ?? double?.replace(/\\(?:\r?\n|(["\\$`]))/g, '$1')
      ?? one
      ?? plain
    if (text !== undefined) {
      word = (word ?? '') + text
    }
    else if (word !== undefined && !/^[\\`]/.test(whole)) {
      words.push(word)
      word = undefined
    }
  }
  if (at < command.length)
    return undefined
  return word === undefined ? words : [...words, word]
}

/**
 * The words of a command for the prompt of Windows, as browsers write it: a caret takes the meaning from what follows, and a line
 * that ends with one goes on. The program then cuts its line itself, by double quotes alone.
 *
 * @see https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
export function splitWindowsCommand(command: string): string[] | undefined {
  const words: string[] = []
  let word: string | undefined
  let isQuoted = false
  const pieces = /(\\*)"|\s|[^\s"\\]+|\\+/gy
  for (const [whole, slashes] of liftCarets(command).matchAll(pieces)) {
    if (slashes !== undefined) {
      word = (word ?? '') + '\\'.repeat(slashes.length >> 1)
      if (slashes.length % 2 === 1)
        word += '"'
      else
        isQuoted = !isQuoted
    }
    else if (isQuoted || !/\s/.test(whole)) {
      word = (word ?? '') + whole
    }
    else if (word !== undefined) {
      words.push(word)
      word = undefined
    }
  }
  if (isQuoted)
    return undefined
  return word === undefined ? words : [...words, word]
}

/** The line that the prompt hands on. Within quotes that no caret took the meaning from, a caret is one itself. */
function liftCarets(command: string): string {
  let isQuoted = false
  return command.replace(/\^(?:\r?\n(\r?\n)?|([\s\S]))|"/g, (whole, newline?: string, character?: string) => {
    if (whole === '"') {
      isQuoted = !isQuoted
      return whole
    }
    if (isQuoted && character !== undefined) {
      isQuoted = character !== '"'
      return whole
    }
    return character ?? newline ?? ''
  })
}

const known: Record<string, string> = { a: '\x07', b: '\b', e: '\x1B', E: '\x1B', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** What stands between `$'` and `'`. Bytes that follow each other may be one letter. */
function unescapeAnsi(text: string): string {
  const escape = /(?:\\x[\da-fA-F]{1,2}|\\[0-7]{1,3})+|\\u([\da-fA-F]{1,4})|\\U([\da-fA-F]{1,8})|\\(.)/gs
  return text.replace(escape, (whole, short?: string, long?: string, one?: string) => {
    const code = short ?? long
    if (code !== undefined)
      return Number.parseInt(code, 16) > 0x10FFFF ? whole : String.fromCodePoint(Number.parseInt(code, 16))
    if (one !== undefined)
      return known[one] ?? one
    const bytes = whole.split('\\').slice(1).map(byte =>
      byte.startsWith('x') ? Number.parseInt(byte.slice(1), 16) : Number.parseInt(byte, 8))
    return new TextDecoder().decode(Uint8Array.from(bytes))
  })
}
