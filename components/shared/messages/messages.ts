import type { Phrase, Plural, Translation, Word } from '../../../openapi/document/text/phrase.ts'
import type { en } from './en/index.ts'

/** The words of the interface as English has them. */
export type English = typeof en

export type MessageKey = keyof English & string

/** The words of the interface in one language. */
export type Messages = Translation<English>

/** Words that the owner of a site puts in place of ours, by their keys. */
export type MessageOverrides = { [Key in MessageKey]?: English[Key] extends string ? string : string | Plural }

/** Says a word of the interface: `t('layout.operations', { count: 3 })`. */
export type Translate = Phrase<English>

/**
 * When words reach the reader: with the page, with the console, or never, as they are in what is made at build. The part of a
 * key before its first dot decides.
 */
export type Room = 'page' | 'console' | 'made'

const rooms: Record<string, Room> = { console: 'console', problem: 'console', schema: 'console', made: 'made', model: 'made' }

export function roomOf(key: string): Room {
  return rooms[key.slice(0, key.indexOf('.'))] ?? 'page'
}

/** The words of one room. */
export type RoomWords = Record<string, Word>
