import type { ApiDocument } from './document.ts'
import { keepNumeral, listNumerals, stringifyExact } from './json/numerals.ts'
import { joinPointer, pointerSegments, valueAt } from './json/pointer.ts'

/** A document as it travels to a browser. */
export interface DocumentText {
  /** The document, written as JSON. */
  json: string
  /** The numerals in it that JavaScript would print otherwise. */
  numerals: [pointer: string, text: string][]
}

export function writeDocument(document: ApiDocument): DocumentText {
  return { json: stringifyExact(document), numerals: listNumerals(document) }
}

/** Parses a document again, with its numerals as they were written. */
export function parseDocument({ json, numerals }: DocumentText): ApiDocument {
  const document = JSON.parse(json) as ApiDocument
  for (const [pointer, text] of numerals) {
    const [key = '', ...above] = pointerSegments(pointer).toReversed()
    const holder = valueAt(document, joinPointer('', ...above.toReversed()))
    if (typeof holder === 'object' && holder !== null)
      keepNumeral(holder, key, text)
  }
  return document
}
