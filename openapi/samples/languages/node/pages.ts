import type { HttpPaging, HttpRequest } from '../../http-request.ts'
import { resultOf, toCamel } from '../content.ts'
import { checked } from './answer.ts'
import { quoteJavaScript } from './syntax.ts'

/** A loop over the pages of a list, `call` fetching one, whose parameters are in `query`. */
export function writeLoop(
  request: HttpRequest,
  { items, turn, record }: HttpPaging,
  { call, query, handlesErrors }: { call: string, query: string, handlesErrors: boolean },
): string {
  const page = toCamel(resultOf(request))
  const list = member(page, items)
  const set = (value: string): string => `${query}.set(${'parameter' in turn ? quoteJavaScript(turn.parameter) : ''}, ${value})`
  const stop = (condition: string, ...rest: string[]): string[] => [`if (${condition})`, '  break', ...rest]
  const ended = 'more' in turn && turn.more ? `!${member(page, turn.more)}` : `${list}.length === 0`
  const parts = ((): { head: string, first?: string[], last: string[] } => {
    switch (turn.by) {
      case 'link':
        return {
          head: 'while (url) {',
          last: [
            'const [, next] = /<([^>]+)>[^,]*\\brel="?next\\b/.exec(response.headers.get(\'Link\')) ?? []',
            'url = next && new URL(next, url)',
          ],
        }
      case 'address':
        return { head: 'while (url) {', last: [`const next = ${member(page, turn.path)}`, 'url = next && new URL(next, url)'] }
      case 'cursor':
        return { head: 'while (true) {', last: stop(`!${member(page, turn.path)}`, set(member(page, turn.path, '.'))) }
      case 'record':
        return { head: 'while (true) {', last: stop(ended, set(member(`${list}.at(-1)`, [turn.id]))) }
      case 'page':
        return {
          head: `for (let page = ${turn.first}; ; page++) {`,
          first: [set('page')],
          last: stop(turn.pages ? `page >= ${member(page, turn.pages)}` : ended),
        }
      case 'offset':
        return {
          head: 'let offset = 0\nwhile (true) {',
          first: [set('offset')],
          last: turn.total
            ? [`offset += ${list}.length`, ...stop(`offset >= ${member(page, turn.total)}`)]
            : stop(ended, `offset += ${list}.length`),
        }
    }
  })()
  const read = [
    `const ${page} = await response.json()`,
    `for (const ${toCamel(record)} of ${list})`,
    `  console.log(${toCamel(record)})`,
    ...parts.last,
  ].join('\n')
  const body = handlesErrors ? checked(request, call, { read, failed: '  break\n' }) : `const response = await ${call}\n${read}`
  return `${parts.head}\n${[...parts.first ?? [], body].join('\n').replace(/^(?=.)/gm, '  ')}\n}`
}

/** Objects within an answer may be absent on its last page. */
function member(object: string, path: string[], dot = '?.'): string {
  return object + path.map((name, index) => {
    const key = /^[a-z_$][\w$]*$/i.test(name) ? `.${name}` : `[${quoteJavaScript(name)}]`
    return index === 0 || dot === '.' ? key : `?.${key.replace(/^\./, '')}`
  }).join('')
}
