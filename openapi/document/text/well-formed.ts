/** Whether a text has no lone surrogates, so that it can be written in UTF-8. `isWellFormed` for browsers before 2024. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

/** The text with U+FFFD in the place of each lone surrogate, as encoders to UTF-8 write it. */
export function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}
