import type { ApiDocument } from '../document/document.ts'
import { languageId } from './languages/facts.ts'

/** How a client library is installed, one line for a language. */
export interface Installation {
  /** A language's id, `node`. */
  language: string
  /** As the spec writes it, `Node`. */
  label: string
  source: string
  description?: string
}

/** From `info`: `x-scalar-sdk-installation` and, of the same shape, `x-sdk-installation`. */
export function listInstallations({ root }: ApiDocument): Installation[] {
  const entries = [root.info['x-sdk-installation'], root.info['x-scalar-sdk-installation']].flatMap(list =>
    Array.isArray(list) ? (list as unknown[]) : [],
  )
  return entries.flatMap((entry): Installation[] => {
    const { lang, source, description } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<
      string,
      unknown
    >
    return typeof lang === 'string' && typeof source === 'string'
      ? [
          {
            language: languageId(lang),
            label: lang,
            source,
            ...(typeof description === 'string' ? { description } : {}),
          },
        ]
      : []
  })
}
