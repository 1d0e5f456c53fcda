/** The URL that a text is, against a base where one is given; undefined where it is none. `URL.parse` for browsers before 2024. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base)
  }
  catch {
    return undefined
  }
}
