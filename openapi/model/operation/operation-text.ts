import type { Operation, PathItem } from '../../document/openapi.ts'
import type { PlacedOperation } from '../../document/operations.ts'
import { toTitle } from '../../document/text/slug.ts'
import { firstSentence } from '../prose/first-sentence.ts'
import { repeatsPath, titleOfPath } from './path-title.ts'
import { saysAll, titleOfSentence } from './title-sentence.ts'

/** A summary longer than this is a text and not a title: titles are repeated in lists and in every sidebar. */
const maxSummary = 120

/**
 * What an operation is called: by its summary, else by the first sentence of its description, which is then left out below.
 * Only where nothing describes it is it called by its operationId; a text that makes no title leaves its method and path.
 */
export function titleOf({ operation, pathItem, method, path, kind, callback }: PlacedOperation): string {
  const named = kind === 'callback' ? callback && toTitle(callback) : kind === 'webhook' ? toTitle(path) : undefined
  const sentence = named ?? sentenceOf(operation, pathItem, method)
  const isDescribed = describedBy(operation, pathItem) !== undefined
  const title = [
    isParagraph(operation.summary) ? undefined : operation.summary,
    sentence,
    isDescribed || !operation.operationId || repeatsPath(operation.operationId, method, path)
      ? undefined
      : toTitle(operation.operationId),
  ].find(title => typeof title === 'string' && title.trim() !== '')
  return title?.trim() ?? titleOfPath(method, path) ?? `${method} ${path}`
}

/** The text below an operation's title, without the sentence that became the title. */
export function textOf(placed: PlacedOperation): string | undefined {
  const { operation: { summary }, operation, pathItem } = placed
  const text = describedBy(operation, pathItem)
  const whole = !isParagraph(summary) || text?.includes(summary.trim())
    ? text
    : [summary.trim(), text].filter(Boolean).join('\n\n')
  const first = whole === undefined ? undefined : firstSentence(whole)
  return first !== undefined && saysAll(titleOf(placed), first.text) ? first.rest || undefined : whole
}

/** The text of an operation, else that of its path. */
function describedBy({ description }: Operation, pathItem: PathItem): string | undefined {
  return [description, pathItem.description].find(text => typeof text === 'string' && text.trim() !== '')
}

function sentenceOf(operation: Operation, pathItem: PathItem, method: string): string | undefined {
  const text = isParagraph(operation.summary) ? operation.summary : describedBy(operation, pathItem)
  const sentence = text === undefined ? undefined : firstSentence(text)?.text
  const title = sentence === undefined ? undefined : titleOfSentence(sentence, /^(?:GET|HEAD|QUERY)$/i.test(method))
  // A word that has capitals elsewhere, or a name in small letters with signs, is written as it is.
  return title?.replace(/^\p{Ll}(?=\p{Ll}*(?:\s|$))/u, letter => letter.toUpperCase())
}

/** A summary that is a text of its own is no title; it is shown above the description. */
function isParagraph(summary: unknown): summary is string {
  return typeof summary === 'string' && (summary.trim().length > maxSummary || summary.trim().includes('\n'))
}
