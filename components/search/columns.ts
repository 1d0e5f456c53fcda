/*
 * How entries and words are written in the columns of an index: both ways side by side.
 */

/** What is known of an entry when its address is read. */
export interface Placed {
  title: string
  /** The address of the page it stands on; empty for a page. */
  page: string
  /** The address of the entry before, of a page that of the page before. */
  before: () => string
}

/** Signs that are in no address, and stand for a title in it, its first word, and the address before. */
const [whole, first, same] = ['>', '<', '"']

/**
 * An address in short: the anchor alone on the page of others, the name alone beside the page before, and a sign for what the
 * title says: `#body->` is `#body-phone-number` of `phoneNumber`.
 */
export function writeHref(href: string, { title, before, page }: Placed): string {
  const safe = toAddress(href)
  if (safe === before())
    return same
  const folder = folderOf(before())
  const base = [page === '' ? folder : `${page}#`].find(base => base !== '' && safe.startsWith(base)) ?? ''
  const rest = safe.slice(base.endsWith('#') ? base.length - 1 : base.length)
  const [stem, word] = stemsOf(title)
  if (stem !== '' && rest.endsWith(stem))
    return rest.slice(0, -stem.length) + whole
  return word !== '' && rest.endsWith(word) ? rest.slice(0, -word.length) + first : rest
}

export function readHref(short: string, { title, before, page }: Placed): string {
  if (short === same)
    return before()
  const base = short.startsWith('/') ? '' : page === '' ? folderOf(before()) : page
  const end = short.at(-1)
  return end === whole || end === first
    ? base + short.slice(0, -1) + stemsOf(title)[end === whole ? 0 : 1]
    : base + short
}

/** Words in ascending order. */
export function writeWords(words: string[]): string {
  let before = ''
  return words.map((word) => {
    let common = 0
    while (common < 25 && common < word.length && word[common] === before[common])
      common++
    before = word
    return String.fromCharCode(65 + common) + word.slice(common)
  }).join('')
}

export function readWords(text: string): string[] {
  let before = ''
  return (text.match(/[A-Z][^A-Z]*/g) ?? []).map(word => before = before.slice(0, word.charCodeAt(0) - 65) + word.slice(1))
}

/** A text on one line. */
export function toLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** An address as links hold it, without the signs that stand for something here. */
export function toAddress(href: string): string {
  return href.replace(/[<>"\s]/g, encodeURIComponent)
}

/** A title as addresses mostly write it, and its first word: `phoneNumber` is `phone-number`, `404 Not Found` is `404`. */
function stemsOf(title: string): [string, string] {
  const stem = title.replace(/([a-z\d])(?=[A-Z])/g, '$1-').toLowerCase().replace(/[^a-z\d]+/g, '-')
  const end = stem.indexOf('-')
  return [stem, end < 0 ? stem : stem.slice(0, end)]
}

/** The folder of a page: that of `/users/` is the one that it lies in. */
function folderOf(href: string): string {
  return href.slice(0, href.lastIndexOf('/', href.length - 2) + 1)
}
