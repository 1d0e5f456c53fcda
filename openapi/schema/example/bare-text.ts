import { bareTexts } from './bare-texts.ts'

/** A text of a format that has a form of its own, where a document says nothing of what is in it; undefined for all others. */
export function bareText(mediaType = ''): string | undefined {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  return Object.hasOwn(bareTexts, type) ? bareTexts[type] : undefined
}
