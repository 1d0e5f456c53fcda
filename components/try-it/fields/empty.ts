/** The meaning of an empty control: nothing at all, a text without characters, or null. */
export type EmptyMeaning = 'absent' | 'empty' | 'null'

export interface EmptyChoice {
  meaning: EmptyMeaning
  choices: EmptyMeaning[]
}

export const emptyWords: Record<EmptyMeaning, string> = {
  absent: 'Not sent',
  empty: 'Empty text',
  null: 'null',
}
