import type { Operation } from '../../openapi/model/index.ts'
import type { Twin } from './writer.ts'
import { failureStatus, failureWords, shownRecording } from '../page-data/failures.ts'
import { code, codeBlock, escapeText } from './prose.ts'

/** What can go wrong with a call, why, and what helps; below each other the requests and the answers that were recorded. */
export function writeFailures({ api, t, proof }: Twin, operation: Operation): string[] {
  const { failures = [] } = operation
  if (failures.length === 0)
    return []
  const cell = (text: string): string => text.replaceAll('|', '\\|')
  const rows = failures.map((failure) => {
    const status = failureStatus(failure)
    const { cause, remedy } = failureWords({ t, text: escapeText, code: text => code(text.replaceAll('|', '\\|')) }, failure, operation)
    return { name: failure.type === undefined ? status : `${status} ${code(cell(failure.type))}`, cause, remedy, ...shownRecording(api, operation, { failure, proof }) }
  })
  const heads = [t('reference.errorStatus'), t('reference.errorCause'), t('reference.errorRemedy')]
  return [
    `## ${t('reference.errors')}`,
    [heads, heads.map(() => '---'), ...rows.map(({ name, cause, remedy }) => [name, cause, remedy])].map(cells => `| ${cells.join(' | ')} |`).join('\n'),
    // What the sandbox answers when it is asked is the example of the response above.
    ...rows.flatMap(({ name, cause, request, answer }) => (request === undefined || answer === undefined
      ? []
      : [`${name}: ${cause}`, codeBlock(request, 'sh'), ...(answer === '' ? [] : [codeBlock(answer, 'json')])])),
  ]
}
