const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: '\'', amp: '&', nbsp: ' ' }

/** The text of HTML that we made ourselves: no tags, entities as what they stand for, white space as single blanks. */
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

/** A text no longer than `most` characters: cut where a part of its sentence ends, else after a word, and said to be cut. */
export function shorten(text: string, most: number): string {
  if (text.length <= most)
    return text
  const part = /^.*[^\s,;:–—(](?=\s*(?:[;:,]\s|\s[–—-]\s|\s\())/su.exec(text.slice(0, most))?.[0] ?? ''
  if (part.length >= most / 3)
    return part
  const words = text.slice(0, most + 1).replace(/\s+\S*$/, '')
  return `${words.replace(/[\s,;:.–—-]+$/u, '')}…`
}
