/** Where the languages that a reader chose are remembered: their names, the latest first, and nothing else. */
export const LANGUAGE_STORAGE = 'api-docs:languages'

/** Where a reader's choice of how samples are written is remembered: `environment`, `errors`, `pages`, `types`, several of them or nothing. */
export const SAMPLE_STYLE_STORAGE = 'api-docs:samples'

/** Where it is remembered that long lines of code wrap. */
export const WRAP_STORAGE = 'api-docs:wrap'

/** Which panels of samples are folded on a phone: `request`, `response`, both or nothing. */
export const FOLD_STORAGE = 'api-docs:folded'

/** Where it is remembered that lines of code are numbered. */
export const NUMBERS_STORAGE = 'api-docs:numbers'

/**
 * Runs in the head, before anything is painted: every code group shows the reader's language from the first frame on. A
 * stylesheet made by script is subject to no style rule of a content security policy. It speaks only of groups that have
 * not woken up yet; from then on they decide by themselves.
 */
export const languageScript = `(() => {
  try {
    // Samples as they were built wait, unseen, for those that the reader has asked for.
    if (localStorage.getItem('${SAMPLE_STYLE_STORAGE}'))
      document.documentElement.dataset.samples = 'awaited'
    document.documentElement.toggleAttribute('data-wrap', localStorage.getItem('${WRAP_STORAGE}') !== null)
    document.documentElement.dataset.folded = localStorage.getItem('${FOLD_STORAGE}') || ''
    document.documentElement.toggleAttribute('data-numbers', localStorage.getItem('${NUMBERS_STORAGE}') !== null)
  } catch {}
  try {
    const chosen = (localStorage.getItem('${LANGUAGE_STORAGE}') || '').split(' ').filter(name => /^[\\w.+#-]{1,40}$/.test(name)).slice(0, 8)
    if (!chosen.length) return
    const has = name => ':has(> .blocks > [data-language="' + name + '"])'
    const rules = chosen.map((name, index) => {
      const group = '.CodeGroup[data-remember]:not([data-ready])' + has(name) + chosen.slice(0, index).map(other => ':not(' + has(other) + ')').join('')
      return group + ' > .blocks > .CodeBlock { display: none }'
        + group + ' > .blocks > [data-language="' + name + '"] { display: block }'
        + group + ' > .bar .tab { color: var(--ref-sample-muted); box-shadow: none }'
        + group + ' > .bar .tab[data-language="' + name + '"] { color: var(--ref-sample-text); box-shadow: inset 0 -2px var(--ref-sample-accent) }'
    })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('@media screen {' + rules.join('') + '}')
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  } catch {}
})()`
