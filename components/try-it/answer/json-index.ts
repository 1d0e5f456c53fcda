/**
 * The lines of JSON text, as a tree of it shows them: a scalar or an empty list is one, any other list or object has one where
 * it begins and one where it ends. Offsets lead into the text itself, so that nothing is parsed, and no digit lost.
 */
export interface JsonIndex {
  /** Whether these are all lines, and not the first ones of a text whose rest is still read. */
  isWhole: boolean
  count: number
  /** The length of the longest value that stands on one line. */
  longest: number
  /** Where a line's name stands, with its quotes; both are 0 where it has none. */
  nameStart: Int32Array
  nameEnd: Int32Array
  valueStart: Int32Array
  /** After the value; of a line that opens a list or object, after the bracket. */
  valueEnd: Int32Array
  depth: Uint16Array
  /** The line of the other bracket; -1 for one-line values. */
  partner: Int32Array
}

const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** Deeper text is shown as text. */
const maxDepth = 1_000

/** As many characters hold what is in sight first, and are read in no time. */
const beginning = 30_000

/**
 * Finds the lines of JSON text in one pass; undefined where it is not JSON.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-2
 */
export function indexJson(text: string): JsonIndex | undefined {
  const { lines, isJson } = readLines(text)
  return isJson ? lines.finish(true) : undefined
}

/** Finds the first lines of a long text, to be shown while the rest is read; undefined where there are none, or it is not JSON. */
export function indexBeginning(text: string): JsonIndex | undefined {
  // No number and no word is cut at a comma, and a text that is cut has no line yet.
  const part = text.slice(0, text.lastIndexOf(',', beginning) + 1)
  const { lines, isAtEnd } = readLines(part)
  return isAtEnd && lines.count() > 1 ? lines.finish(false) : undefined
}

/** The lines up to the first place that is wrong, if any, and whether that is the end of the text. */
function readLines(text: string) {
  let at = 0
  const lines = createLines()
  const open: number[] = []
  const isJson = readText()
  return { lines, isJson, isAtEnd: at >= text.length }

  function readText(): boolean {
    skip()
    if (!readValue(0, 0))
      return false
    while (open.length > 0) {
      const line = open.at(-1) ?? 0
      const isObject = text.charCodeAt(lines.get(line)) === 0x7B
      const isFirst = lines.count() === line + 1
      skip()
      if (text.charCodeAt(at) === (isObject ? 0x7D : 0x5D) && !isFirst) {
        open.pop()
        lines.close(line, at++, open.length)
      }
      else {
        if (!isFirst && text.charCodeAt(at++) !== 0x2C)
          return false
        skip()
        if (!(isObject ? readMember() : readValue(0, 0)))
          return false
      }
    }
    skip()
    return at === text.length
  }

  function readMember(): boolean {
    const start = at
    if (!readString())
      return false
    const end = at
    skip()
    if (text.charCodeAt(at++) !== 0x3A)
      return false
    skip()
    return readValue(start, end)
  }

  function readValue(nameStart: number, nameEnd: number): boolean {
    const start = at
    const code = text.charCodeAt(at)
    if (code === 0x7B || code === 0x5B) {
      at++
      skip()
      if (text.charCodeAt(at) === code + 2) {
        at++
        lines.add([nameStart, nameEnd, start, at, open.length])
        return true
      }
      const line = lines.add([nameStart, nameEnd, start, start + 1, open.length])
      open.push(line)
      return open.length < maxDepth
    }
    if (!(code === 0x22 ? readString() : readWord()))
      return false
    lines.add([nameStart, nameEnd, start, at, open.length])
    return true
  }

  function readString(): boolean {
    if (text.charCodeAt(at) !== 0x22)
      return false
    for (at++; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === 0x5C)
        at++
      else if (code < 0x20)
        return false
      else if (code === 0x22)
        return ++at > 0
    }
    return false
  }

  function readWord(): boolean {
    word.lastIndex = at
    const found = word.test(text)
    at = found ? word.lastIndex : at
    return found
  }

  function skip(): void {
    while (isSpace(text.charCodeAt(at)))
      at++
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0A || code === 0x0D || code === 0x09
}

type Line = [nameStart: number, nameEnd: number, valueStart: number, valueEnd: number, depth: number]

function createLines() {
  let room = 1_024
  let count = 0
  let columns = Array.from({ length: 6 }, () => new Int32Array(room))

  function grow(): void {
    room *= 2
    columns = columns.map((column) => {
      const wider = new Int32Array(room)
      wider.set(column)
      return wider
    })
  }

  function add(line: Line): number {
    if (count === room)
      grow()
    for (let index = 0; index < line.length; index++)
      (columns[index] as Int32Array)[count] = line[index] as number
    ;(columns[5] as Int32Array)[count] = -1
    return count++
  }

  return {
    add,
    count: () => count,
    /** Where the value of a line starts. */
    get: (line: number): number => columns[2]?.[line] ?? 0,
    close(line: number, at: number, depth: number): void {
      const end = add([0, 0, at, at + 1, depth])
      ;(columns[5] as Int32Array)[line] = end
      ;(columns[5] as Int32Array)[end] = line
    },
    finish(isWhole: boolean): JsonIndex {
      const [nameStart, nameEnd, valueStart, valueEnd, depth, partner] = columns.map(column => column.slice(0, count))
      let longest = 0
      for (let line = 0; line < count; line++)
        longest = Math.max(longest, (valueEnd?.[line] ?? 0) - (valueStart?.[line] ?? 0))
      return {
        isWhole,
        count,
        longest,
        nameStart: nameStart as Int32Array,
        nameEnd: nameEnd as Int32Array,
        valueStart: valueStart as Int32Array,
        valueEnd: valueEnd as Int32Array,
        depth: Uint16Array.from(depth as Int32Array),
        partner: partner as Int32Array,
      }
    },
  }
}
