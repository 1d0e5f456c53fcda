/** A declaration of one of VitePress's variables, in minified CSS; a text in quotes may hold a semicolon. */
const declaration = /(--vp-[\w-]+):((?:"[^"]*"|'[^']*'|[^;{}"'])*)(?:;|(?=\}))/g
const variable = /--vp-[\w-]+/g
const emptyRule = /[^{};]+\{\}/g

/**
 * A stylesheet without the variables of VitePress that nothing uses: it brings 237 for a theme of its own, of which pages of
 * ours use some 30. What is used is told by `others`, all other texts that a reader's browser gets.
 */
export function dropUnusedVariables(css: string, others: Iterable<string>): string {
  const meanings = [...css.matchAll(declaration)].map(([, name = '', value = '']) => ({ name, value }))
  const used = new Set<string>()
  const use = (text: string) => {
    for (const [name] of text.matchAll(variable)) {
      if (used.has(name))
        continue
      used.add(name)
      meanings.filter(meaning => meaning.name === name).forEach(({ value }) => use(value))
    }
  }
  use(css.replace(declaration, ''))
  for (const text of others)
    use(text)
  const kept = css.replace(declaration, (whole, name: string) => (used.has(name) ? whole : ''))
  return kept === css ? css : kept.replace(/;\}/g, '}').replace(emptyRule, '')
}
