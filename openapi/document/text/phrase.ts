/** A text with places for values, `{count} operations`; where a number decides its form, one text for each plural category. */
export type Word = string | Plural

/** Texts by the categories of CLDR that a language has; the one for `{count}` is taken. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

export type Words = Readonly<Record<string, Word>>

type Values = Record<string, string | number>

type PlaceholderOf<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | PlaceholderOf<Rest> : never

/** The names of the places that a word has. */
export type Placeholder<W extends Word> = W extends string ? PlaceholderOf<W> : PlaceholderOf<W[keyof W]>

/** What a key asks for beside itself: a value for each of its places, and the number that decides its form. */
type Needs<W extends Word> = W extends string
  ? [Placeholder<W>] extends [never] ? [] : [values: Record<Placeholder<W>, string | number>]
  : [values: Record<Placeholder<W>, string | number> & { count: number }]

/** Says a word of a catalogue in its language: `t('layout.operations', { count: 3 })`. */
export interface Phrase<W extends Words> {
  <Key extends keyof W & string>(key: Key, ...values: Needs<W[Key]>): string
  /** The language it speaks. BCP 47. */
  readonly lang: string
}

/** The same keys in another language. */
export type Translation<W extends Words> = { readonly [Key in keyof W]: W[Key] extends string ? string : Plural }

/** One piece of a word: text, or the place of a value. */
export type Piece = string | { place: string }

/** Speaks from a catalogue. Numbers are written as the language does, in the digits that code has. */
export function createPhrase<W extends Words>(lang: string, words: Words): Phrase<W> {
  /** Texts in pieces: the mock says the same few again and again. */
  const known = new Map<string, Piece[]>()
  const say = (key: string, values: Values = {}): string => {
    const text = choose(words[key] ?? key, lang, values)
    if (!text.includes('{'))
      return text
    let pieces = known.get(text)
    if (!pieces) {
      pieces = split(text)
      known.set(text, pieces)
    }
    let said = ''
    for (const piece of pieces)
      said += typeof piece === 'string' ? piece : write(values[piece.place] ?? `{${piece.place}}`, lang)
    return said
  }
  return Object.assign(say, { lang }) as unknown as Phrase<W>
}

/** The text for some values, before they are put in. */
function choose(word: Word, lang: string, { count }: Values = {}): string {
  if (typeof word === 'string')
    return word
  const category = typeof count === 'number' ? pluralRules(lang).select(count) : 'other'
  return word[category] ?? word.other
}

/** A text in pieces, `{name}` being the place of a value. */
export function split(text: string): Piece[] {
  return text.split(/(\{\w+\})/).filter(Boolean).map(piece =>
    /^\{\w+\}$/.test(piece) ? { place: piece.slice(1, -1) } : piece)
}

/** The names of the places in a word, in any of its forms. */
export function listPlaces(word: Word): string[] {
  const texts = typeof word === 'string' ? [word] : Object.values(word)
  return [...new Set(texts.flatMap(split).flatMap(piece => (typeof piece === 'string' ? [] : piece.place)))]
}

function write(value: string | number, lang: string): string {
  return typeof value === 'string' ? value : numberFormat(lang).format(value)
}

const rules = new Map<string, Intl.PluralRules>()
const formats = new Map<string, Intl.NumberFormat>()

function pluralRules(lang: string): Intl.PluralRules {
  const known = rules.get(lang) ?? new Intl.PluralRules(lang)
  rules.set(lang, known)
  return known
}

function numberFormat(lang: string): Intl.NumberFormat {
  const known = formats.get(lang) ?? new Intl.NumberFormat(lang, { numberingSystem: 'latn' })
  formats.set(lang, known)
  return known
}
