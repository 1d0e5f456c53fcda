/** Whether a text has no lone surrogates, so that it can be written in UTF-8. `isWellFormed` for browsers before 2024. */
export function isWellFormed(text: string): boolean {
  return !hasSurrogates(text) || !/\p{Surrogate}/u.test(text)
}

/** The text with U+FFFD in the place of each lone surrogate, as encoders to UTF-8 write it. */
export function toWellFormed(text: string): string {
  return hasSurrogates(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text
}

/** Whether there are surrogates at all, lone or in pairs: found sooner, as most texts have none. */
function hasSurrogates(text: string): boolean {
  return /[\uD800-\uDFFF]/.test(text)
}
