/** Parses a text as a URL, relative to a base where one is given; undefined where it is not a URL. `URL.parse` for browsers before 2024. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base)
  }
  catch {
    return undefined
  }
}
