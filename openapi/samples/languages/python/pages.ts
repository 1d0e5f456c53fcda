import type { HttpPaging, HttpRequest } from '../../http-request.ts'
import type { ClientWords } from './answer.ts'
import { resultOf } from '../content.ts'
import { checked, indent } from './answer.ts'
import { quotePython } from './syntax.ts'

/** What a client contributes to the loop. */
interface Client {
  /** The assignment of the response of one request. */
  sent: string
  words?: ClientWords
  handlesErrors: boolean
  /** The variable of the first page: its address, or its parameters as a dictionary, with one more entry. */
  begin: (entry?: string) => string
}

/** A loop over the pages of a list. */
export function writeLoop(
  request: HttpRequest,
  { items, turn, record }: HttpPaging,
  { sent, words, handlesErrors, begin }: Client,
): string {
  const page = resultOf(request)
  const list = member(page, items)
  const param = 'parameter' in turn ? `params[${quotePython(turn.parameter)}]` : ''
  const stop = (condition: string): string => `if ${condition}:\n    break`
  const ended = 'more' in turn && turn.more ? `not ${optional(page, turn.more)}` : `not ${list}`
  const parts = ((): { begin?: number, head?: string, last: string[] } => {
    switch (turn.by) {
      case 'link':
        return {
          head: 'while url:',
          last: ['next_page = response.links.get(\'next\')', 'url = next_page and urljoin(url, next_page[\'url\'])'],
        }
      case 'address':
        return {
          head: 'while url:',
          last: [`next_page = ${optional(page, turn.path)}`, 'url = next_page and urljoin(url, next_page)'],
        }
      case 'cursor':
        return { last: [stop(`not ${optional(page, turn.path)}`), `${param} = ${member(page, turn.path)}`] }
      case 'record':
        return { last: [stop(ended), `${param} = ${member(`${list}[-1]`, [turn.id])}`] }
      case 'page':
        return { begin: turn.first, last: [stop(turn.pages ? `${param} >= ${member(page, turn.pages)}` : ended), `${param} += 1`] }
      case 'offset':
        return {
          begin: 0,
          last: turn.total
            ? [`${param} += len(${list})`, stop(`${param} >= ${member(page, turn.total)}`)]
            : [stop(ended), `${param} += len(${list})`],
        }
    }
  })()
  const read = [`${page} = response.json()`, `for ${record} in ${list}:\n    print(${record})`, ...parts.last].join('\n')
  const body = handlesErrors ? checked(request, sent, { client: words, read }) : `${sent}\n${read}`
  return `${begin(parts.begin === undefined || !('parameter' in turn) ? undefined : `${quotePython(turn.parameter)}: ${parts.begin}`)}\n\n${parts.head ?? 'while True:'}\n${indent(body)}`
}

function member(object: string, path: string[]): string {
  return object + path.map(name => `[${quotePython(name)}]`).join('')
}

/** The last name may be absent where there is no further page. */
function optional(object: string, path: string[]): string {
  return `${member(object, path.slice(0, -1))}.get(${quotePython(path.at(-1) ?? '')})`
}
