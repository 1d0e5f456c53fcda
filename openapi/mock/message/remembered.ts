/** The longest text whose result is kept: what clients send at will must not fill the memory. */
const longest = 512

/** As many results are kept. */
const most = 256

/**
 * A reading of texts that keeps its latest results: clients send the same few headers again and again. The results are shared,
 * and nobody changes them.
 */
export function remembered<T extends object>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined)
      return found
    const made = read(text)
    if (known.size >= most)
      known.clear()
    if (text.length <= longest)
      known.set(text, made)
    return made
  }
}
