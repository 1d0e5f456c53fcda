/** Decodes percent escapes; undefined where they are malformed, since what is sent may hold any bytes. RFC 3986, 2.1. */
export function decodePercent(text: string): string | undefined {
  if (!text.includes('%'))
    return text
  try {
    return decodeURIComponent(text)
  }
  catch {
    return undefined
  }
}

/** Decodes percent escapes where all of them are well-formed; other text is left as it is. */
export function tryDecodePercent(text: string): string {
  return decodePercent(text) ?? text
}
