import type { Phrase } from '../document/text/phrase.ts'
import { createPhrase } from '../document/text/phrase.ts'

/** Why a request cannot be sent as it is, in English. */
export const requestWords = {
  'problem.url': '{url} is not a URL that a request can be sent to.',
  'problem.method': '“{method}” is not a method that a request can have.',
  'problem.header': '“{name}” is not a header that a request can carry.',
  'problem.segment': '“{template}” would be the segment “{segment}”, which a URL cannot hold.',
  'problem.body': 'A {method} request has no body.',
} as const

export type SayProblem = Phrase<typeof requestWords>

export const problemsInEnglish: SayProblem = createPhrase('en', requestWords)

/** A value that cannot be sent as it is: which sentence says so, and of what it speaks. */
export interface Problem {
  word: keyof typeof requestWords
  values: Record<string, string>
}

export function sayProblem(say: SayProblem, { word, values }: Problem): string {
  return (say as (word: string, values: Problem['values']) => string)(word, values)
}
