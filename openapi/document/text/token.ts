/** Whether a header, method or cookie may have this name: a token of RFC 9110 §5.6.2. */
export function isToken(text: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(text)
}
