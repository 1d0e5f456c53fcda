import type { Operation } from '../../../openapi/model/types.ts'
import type { Translate } from '../../shared/messages/messages.ts'
import type { Answer } from '../send.ts'
import { matchField, readFieldErrors } from './field-errors.ts'
import { parseAnswer } from './parse-answer.ts'

/** What an API says about fields of the request, by the fields of the console. */
export function listAnswerErrors(operation: Operation, answer: Answer, t: Translate): Record<string, string> {
  if (answer.status < 400 || !answer.text)
    return {}
  const names = new Map([
    ...operation.parameters.map((one): [string, string] => [one.name, `${one.in} ${one.name}`]),
    ...(operation.requestBody?.content
      .flatMap(({ schema }) => schema?.properties ?? [])
      .map((one): [string, string] => [one.name, `body ${one.name}`]) ?? []),
  ])
  const found: Record<string, string[]> = {}
  for (const { path, message } of readFieldErrors(parseAnswer(answer.text))) {
    const key = names.get(matchField(path, [...names.keys()]) ?? '')
    if (key)
      (found[key] ??= []).push(message)
  }
  return Object.fromEntries(Object.entries(found).map(([key, messages]) => [key, toSentence(messages, t)]))
}

/** Joins messages to a sentence; a bare rule name is marked as the API's own word. */
function toSentence(messages: string[], t: Translate): string {
  return messages.every(message => /\s/.test(message)) ? messages.join(' ') : t('console.apiSays', { words: messages.join(', ') })
}
