/** Words that stand in nearly every sentence and lead nowhere. */
const fillers = new Set(
  'a an and are as at be by can for from has have if in into is it its of on or that the then this to was when which will with you your'.split(' '),
)

/** Scripts that are written without blanks between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}ー]+/gu
const run = /[\p{L}\p{N}\p{M}]+(?:[_.:/'’-]+[\p{L}\p{N}\p{M}]+)*_*/gu
const marks = /[_.:/'’-]+/
const hump = /(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u

/** Without letters that have accents, widths or no blanks between words. */
const plain = /^[\x20-\x7E]*$/

/** Lower case, without accents and widths: `Größe` and `GROSSE` are one. The marks of kana are letters of their own and stay. */
export function fold(text: string): string {
  if (plain.test(text))
    return text.toLowerCase()
  return text.normalize('NFKD').replace(/[\u0300-\u036F]/g, '').normalize('NFC').toLowerCase().replaceAll('ß', 'ss')
}

/**
 * The words of a text, folded, each once: names in their parts and as a whole (`user_not_found`, `createUser`), and of scripts
 * without blanks every two neighbouring characters.
 */
export function wordsOf(text: string): string[] {
  const words = new Set<string>()
  for (const [whole] of text.matchAll(run)) {
    if (plain.test(whole)) {
      addName(whole, words)
      continue
    }
    const spaced = whole.replace(unspaced, (piece) => {
      for (const pair of pairsOf(fold(piece)))
        words.add(pair)
      return ' '
    })
    for (const name of spaced.split(' '))
      addName(name, words)
  }
  return [...words]
}

/** Whether a word says something: fillers and single letters do not, digits do. */
export function isTelling(word: string): boolean {
  return !fillers.has(word) && (word.length > 1 || /[^a-z]/.test(word))
}

function addName(name: string, words: Set<string>): void {
  const parts = name.split(marks).filter(Boolean)
  for (const part of parts) {
    const humps = part.split(hump)
    for (const word of humps.length > 1 ? [part, ...humps] : humps)
      words.add(fold(word))
  }
  if (isName(name, parts))
    words.add(fold(name))
}

/** Prose has `and/or` and `well-known`, too: those are found by their parts. */
function isName(name: string, parts: string[]): boolean {
  return name.includes('_') || (parts.length > 1 && !/['’]/.test(name) && /[\d:/.]|^\p{Lu}/u.test(name))
}

function pairsOf(text: string): string[] {
  const characters = [...text]
  return characters.length < 2 ? characters : characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}
