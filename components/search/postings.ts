/** In which part of an entry a word stands, the weightiest first. */
export const parts = ['title', 'name', 'value', 'field', 'text'] as const
export type Part = (typeof parts)[number]

const ends = '0123456789abcdefghijklmnopqrstuv'
const more = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_-+*=@'
const marks = '()[]{'

/** Where a word stands: for each part the numbers of its entries in ascending order. */
export type Postings = number[][]

/** As text: a mark for each part, then the steps from one number to the next in digits of five bits, most significant first. */
export function writePostings(postings: Postings): string {
  return postings.map((entries, part) => {
    let before = -1
    const steps = entries.map((entry) => {
      const step = entry - before - 1
      before = entry
      return writeNumber(step)
    })
    return entries.length === 0 ? '' : `${marks[part]}${steps.join('')}`
  }).join('')
}

export function readPostings(text: string): Postings {
  const postings: Postings = parts.map(() => [])
  let entries: number[] = []
  let before = -1
  let value = 0
  for (const character of text) {
    const mark = marks.indexOf(character)
    if (mark >= 0) {
      entries = postings[mark] ?? []
      before = -1
      continue
    }
    const digit = more.indexOf(character)
    if (digit >= 0) {
      value = value * 32 + digit
      continue
    }
    before += value * 32 + ends.indexOf(character) + 1
    value = 0
    entries.push(before)
  }
  return postings
}

function writeNumber(value: number): string {
  const rest = Math.floor(value / 32)
  return [...rest > 0 ? [...rest.toString(32)].map(digit => more[Number.parseInt(digit, 32)]) : [], ends[value % 32]].join('')
}
