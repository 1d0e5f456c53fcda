import type { HighlighterCore } from 'shiki/core'
import type { KeySlot } from '../../openapi/samples/index.ts'
import type { SampleKey } from './key-slots.ts'
import type { Token } from './render.ts'
import { createHighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import { bundledLanguages, bundledLanguagesAlias } from 'shiki/langs'
import { groupByLiteral } from '../../openapi/samples/index.ts'
import { tokenizeJson } from './json.ts'
import { findKeySlots, wrapLiteral } from './key-slots.ts'
import { markLines, readFenceInfo, takeMarks } from './fence.ts'
import { renderTokens } from './render.ts'
import { theme, tokenClass } from './theme.ts'

export interface HighlightOptions {
  /** The API whose keys stand in the code. */
  api?: string
  /** Literals that hold a credential, in order. */
  slots?: KeySlot[]
  /** Sample keys to look for where it is not known in which literals they stand. */
  keys?: SampleKey[]
  /** The sample language's id, by which the page finds the function that quotes the reader's own key. */
  language?: string
  /** Whether each line begins with an empty element, before which its number stands where the reader wants it. */
  isNumbered?: boolean
}

/** Longer code than any reader takes in is shown without colours, and colours end where a page would grow heavy with them. */
const limit = 200_000
const tokenLimit = 1200

/**
 * Each language has a highlighter of its own. In one for all, code within code would have colours if its language had been
 * met before, and none if not: the same page would be made of other bytes.
 */
const highlighters = new Map<string, Promise<HighlighterCore>>()

/**
 * Code as `<pre class="code">` with classes for colours and no style attributes. Where code has key slots, each literal
 * is one `span.key-slot` with what it is made of in `data-slots`.
 */
export async function highlight(
  code: string,
  lang: string,
  { api = '', slots = [], keys = [], language = lang, isNumbered = false }: HighlightOptions = {},
): Promise<string> {
  const known = groupByLiteral(slots).flatMap(group => wrapLiteral(code, { api, language, slots: group }))
  const wraps = known.length > 0 ? known : findKeySlots(code, lang, keys)
  const html = renderTokens(code, (await tokenize(code, lang)).slice(0, tokenLimit), wraps)
  return isNumbered
    ? `<pre class="code lines" tabindex="0"><code><i></i>${html.replace(/\n(?!$)/g, '\n<i></i>')}</code></pre>`
    : `<pre class="code" tabindex="0"><code>${html}</code></pre>`
}

/** What Markdown fences are rendered by: the same code with marks on its lines, kept from Vue's interpolation. */
export async function highlightFence(
  code: string,
  lang: string,
  { keys = [], attributes }: { keys?: SampleKey[], attributes?: string } = {},
): Promise<string> {
  const info = readFenceInfo(lang, attributes)
  const { code: text, classes } = takeMarks(code, info)
  const tokens = await tokenize(text, info.lang)
  const html = markLines(renderTokens(text, tokens, findKeySlots(text, info.lang, keys)), classes)
  const focus = [...classes.values()].includes('focused') ? ' has-focus' : ''
  return `<pre class="code${focus}" tabindex="0" v-pre><code>${html}</code></pre>`
}

async function tokenize(code: string, lang: string): Promise<Token[]> {
  if (code.length > limit)
    return []
  if (/^(?:json|jsonc|json5)$/.test(lang))
    return tokenizeJson(code)
  const highlighter = await loadLanguage(lang.toLowerCase())
  if (highlighter === undefined)
    return []
  return highlighter.codeToTokensBase(code, { lang: lang.toLowerCase(), theme: theme.name, tokenizeTimeLimit: 0 })
    .flat()
    .map(token => ({
      start: token.offset,
      end: token.offset + token.content.length,
      name: tokenClass(token.color),
    }))
}

/** Loads a grammar once; undefined for languages nobody knows, which are shown as plain text. */
async function loadLanguage(name: string): Promise<HighlighterCore | undefined> {
  const known: Record<string, (() => Promise<unknown>) | undefined> = {
    ...bundledLanguages,
    ...bundledLanguagesAlias,
  }
  const load = Object.hasOwn(known, name) ? known[name] : undefined
  if (load === undefined)
    return undefined
  const highlighter = highlighters.get(name) ?? start(load)
  highlighters.set(name, highlighter)
  const core = await highlighter
  return core.getLoadedLanguages().includes(name) ? core : undefined
}

async function start(load: () => Promise<unknown>): Promise<HighlighterCore> {
  const core = await createHighlighterCore({
    themes: [theme],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
    // One for each language, so that code looks the same whichever were loaded before; Shiki warns of more than nine.
    warnings: false,
  })
  await core.loadLanguage(load as Parameters<typeof core.loadLanguage>[0])
  return core
}
