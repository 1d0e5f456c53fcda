/** Parses a text as a URL, relative to a base where one is given; undefined where it is not a URL. `URL.parse` for browsers before 2024. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base)
  }
  catch {
    return undefined
  }
}

/** Whether an address is one of the web. A document may name anything, and no other may be opened or asked. */
export function isWeb(address: string): boolean {
  return /^https?:$/.test(parseUrl(address)?.protocol ?? '')
}
