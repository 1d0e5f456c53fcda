import type { HttpPaging, HttpRequest } from '../../http-request.ts'
import { resultOf, toCamel } from '../content.ts'
import { quotePhp } from './syntax.ts'

/** What a client of PHP contributes to the loop. */
export interface Client {
  /** Sends one request, and ends the program where that is an error and errors are handled. */
  send: string
  /** The expression of the answer's text, and of its header `Link`. */
  body: string
  link: string
  /** The statement that makes `$url` the address that `$next` refers to, or empty where there is none. */
  follow: string
  /** The statement that the first page needs: the query, with one more entry, or the address. */
  begin: (entry?: string) => string
}

/** A loop over the pages of a list. */
export function writeLoop(
  request: HttpRequest,
  { items, turn, record }: HttpPaging,
  { send, body, link, begin, follow }: Client,
): string {
  const page = `$${toCamel(resultOf(request))}`
  const list = member(page, items)
  const query = 'parameter' in turn ? `$query[${quotePhp(turn.parameter)}]` : ''
  const stop = (condition: string): string => `if (${condition}) {\n    break;\n}`
  const ended = 'more' in turn && turn.more ? `empty(${member(page, turn.more)})` : `!${list}`
  const parts = ((): { begin?: number, head?: string, last: string[] } => {
    switch (turn.by) {
      case 'link':
        return { head: 'while ($url) {', last: [`preg_match('/<([^>]+)>[^,]*\\brel="?next\\b/', ${link}, $found);`, '$next = $found[1] ?? \'\';', follow] }
      case 'address':
        return { head: 'while ($url) {', last: [`$next = ${member(page, turn.path)} ?? '';`, follow] }
      case 'cursor':
        return { last: [stop(`empty(${member(page, turn.path)})`), `${query} = ${member(page, turn.path)};`] }
      case 'record':
        return { last: [stop(ended), `${query} = ${member(`end(${list})`, [turn.id])};`] }
      case 'page':
        return { begin: turn.first, last: [stop(turn.pages ? `${query} >= ${member(page, turn.pages)}` : ended), `${query}++;`] }
      case 'offset':
        return {
          begin: 0,
          last: turn.total
            ? [`${query} += count(${list});`, stop(`${query} >= ${member(page, turn.total)}`)]
            : [stop(ended), `${query} += count(${list});`],
        }
    }
  })()
  const lines = [
    send,
    `${page} = json_decode(${body});`,
    `foreach (${list} as $${toCamel(record)}) {\n    print_r($${toCamel(record)});\n}`,
    ...parts.last,
  ]
  return `${begin(parts.begin === undefined || !('parameter' in turn) ? undefined : `${quotePhp(turn.parameter)} => ${parts.begin}`)}\n\n${parts.head ?? 'while (true) {'}\n${lines.join('\n').replace(/^(?=.)/gm, '    ')}\n}`
}

/** The entries of a query, on one line where they fit. */
export function writeQuery(entries: string[]): string {
  const line = `[${entries.join(', ')}]`
  return line.length < 70 && !line.includes('\0') ? line : `[\n${entries.map(entry => `    ${entry},\n`).join('')}]`
}

function member(object: string, path: string[]): string {
  return object + path.map(name => (/^[a-z_]\w*$/i.test(name) ? `->${name}` : `->{${quotePhp(name)}}`)).join('')
}
