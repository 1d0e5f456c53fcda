/** The meaning of an empty control: nothing at all, a text without characters, or null. */
export type EmptyMeaning = 'absent' | 'empty' | 'null'

export interface EmptyChoice {
  meaning: EmptyMeaning
  choices: EmptyMeaning[]
}
