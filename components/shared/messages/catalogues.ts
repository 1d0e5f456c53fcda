import type { Messages } from './messages.ts'
import { ar } from './ar/index.ts'
import { de } from './de/index.ts'
import { en } from './en/index.ts'
import { es } from './es/index.ts'
import { fr } from './fr/index.ts'
import { ja } from './ja/index.ts'
import { ptBR } from './pt-BR/index.ts'
import { zhCN } from './zh-CN/index.ts'

/** The languages that the interface speaks, by their tags. Sites are made with it; no page imports it. */
export const catalogues: Record<string, Messages> = {
  en,
  de,
  fr,
  es,
  'pt-BR': ptBR,
  ja,
  'zh-CN': zhCN,
  ar,
}

/** The words for a language: its own, else those of the same language elsewhere, `de` for `de-AT`; undefined where there are none. */
export function findCatalogue(lang: string): Messages | undefined {
  const { language, script, region } = new Intl.Locale(lang).maximize()
  const tags = Object.keys(catalogues)
  return catalogues[tags.find(tag => sameLanguage(tag, { language, script, region }))
    ?? tags.find(tag => sameLanguage(tag, { language, script })) ?? '']
}

/** Chinese in another script is another language to a reader, Portuguese in another country is not. */
function sameLanguage(tag: string, wanted: Pick<Intl.Locale, 'language' | 'script' | 'region'>): boolean {
  const known = new Intl.Locale(tag).maximize()
  return (Object.keys(wanted) as (keyof typeof wanted)[]).every(part => known[part] === wanted[part])
}
