const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: '\'', amp: '&', nbsp: ' ' }

/** The text of HTML made by the renderer: without tags, with entities decoded and white space as single blanks. */
export function toPlainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#x([\da-f]+)|#(\d+)|([a-z]+));/gi, (entity, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined)
        return Object.hasOwn(named, name) ? (named[name] ?? entity) : entity
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10FFFF ? String.fromCodePoint(code) : entity
    })
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?)\]])/g, '')
    .trim()
}

/** The end of a sentence's main part: before a bracket, a dash, or a further clause. */
const partEnd = /[^\s,;:–—(](?=\s*(?:[;:]\s|\s[–—-]\s|\s\(|,\s+(?:which|where|and|or|so|but|including|such|as)\s))/gu

/** Sentences that begin with a condition have their main part at the end. */
const condition = /^(?:when|if|to|for|after|before|once|while|by|in|on|as|with)\s/i

/** A text no longer than `most` characters: cut where a part of its sentence ends, else after a word, with an ellipsis. */
export function shorten(text: string, most: number): string {
  if (text.length <= most)
    return text
  const ends = condition.test(text) ? [] : [...text.slice(0, most).matchAll(partEnd)].map(({ index }) => index + 1)
  const end = ends.at(-1) ?? 0
  if (end >= most / 3)
    return text.slice(0, end)
  const words = text.slice(0, most + 1).replace(/\s+\S*$/, '')
  return `${words.replace(/[\s,;:.–—-]+$/u, '')}…`
}
