import type { ApiSummary } from '../../components/shared/page.ts'
import type { KeySlot } from '../../openapi/samples/index.ts'
import type { Wrap } from './render.ts'
import { keySlotProperties } from '../../components/shared/key/key-slot.ts'
import { findMiddles } from '../../components/shared/key/middle.ts'
import { languageFacts, languageId } from '../../openapi/samples/index.ts'

/** A sample key as an API's spec gives it. */
export interface SampleKey {
  api: string
  scheme: string
  key: string
}

/** String literals without escapes or interpolation; in a shell also plain words. */
const LITERAL = /'([^'\\\n]*)'|"([^"\\$`#\n]*)"/g
const SHELL_LITERAL = /'([^'\\\n]*)'|"([^"\\$`\n]*)"|(?<![\w./:@%+,=-])([\w./:@%+,=-]+)/g

/**
 * Finds the literals of hand-written code in which a spec's sample key stands, to the letter, so that the reader's own key
 * can take its place there as in generated samples. Keys in any other place are left alone.
 */
export function findKeySlots(code: string, lang: string, keys: SampleKey[]): Wrap[] {
  const language = languageId(lang)
  if (!languageFacts.some(({ id }) => id === language) || !keys.some(({ key }) => code.includes(key)))
    return []
  return [...code.matchAll(language === 'curl' ? SHELL_LITERAL : LITERAL)].flatMap((match) => {
    const text = match[1] ?? match[2] ?? match[3] ?? ''
    const found = keys.find(({ key }) => text.includes(key))
    if (!found)
      return []
    const at = text.indexOf(found.key)
    const slot = {
      start: match.index,
      end: match.index + match[0].length,
      scheme: found.scheme,
      in: 'header' as const,
      before: text.slice(0, at),
      key: found.key,
      after: text.slice(at + found.key.length),
    }
    return wrapLiteral(code, { api: found.api, language, slots: [slot] })
  })
}

/** The element around a literal with credentials, where it has any. */
export function wrapLiteral(
  code: string,
  { api, language, slots }: { api: string, language: string, slots: KeySlot[] },
): Wrap[] {
  const [first] = slots
  if (!first)
    return []
  const { start, end } = first
  const middles = findMiddles(code.slice(start, end), slots.map(({ key }) => key))
    .map(middle => ({ start: start + middle.start, end: start + middle.end }))
  return [{ start, end, middles, attributes: keySlotProperties({ api, language, slots }) }]
}

/** Every API's sample keys, one scheme for each. */
export function listSampleKeys(apis: Pick<ApiSummary, 'name' | 'securitySchemes'>[]): SampleKey[] {
  return apis.flatMap(({ name, securitySchemes }) =>
    securitySchemes.flatMap(({ name: scheme, sampleKey }) =>
      sampleKey ? [{ api: name, scheme, key: sampleKey }] : [],
    ),
  )
}
