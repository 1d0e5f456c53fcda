import type { HttpPaging, HttpRequest } from '../../http-request.ts'
import { resultOf } from '../content.ts'
import { quoteRuby, syntax } from './syntax.ts'

/** A loop over the pages of a list, `send` putting the request of one together and leaving its response. */
export function writeLoop(
  request: HttpRequest,
  { items, turn, record }: HttpPaging,
  { begin, send }: { begin: (entry?: string) => string[], send: string },
): string {
  const page = resultOf(request)
  const list = member(page, items)
  const param = 'parameter' in turn ? `query[${key(turn.parameter)}]` : ''
  const ended = 'more' in turn && turn.more ? `unless ${dig(page, turn.more)}` : `if ${list}.empty?`
  const parts = ((): { begin?: number, last: string[] } => {
    switch (turn.by) {
      case 'link':
        return { last: ['following = response[\'Link\'].to_s[/<([^>]+)>[^,]*\\brel="?next\\b/, 1]', 'break unless following', 'uri += following'] }
      case 'address':
        return { last: [`following = ${dig(page, turn.path)}`, 'break unless following', 'uri += following'] }
      case 'cursor':
        return {
          last: [
            `following = ${dig(page, turn.path)}`,
            `break ${turn.isNumber ? 'unless following' : 'if following.to_s.empty?'}`,
            `${param} = following`,
          ],
        }
      case 'record':
        return { last: [`break ${ended}`, `${param} = ${member(`${list}.last`, [turn.id])}`] }
      case 'page':
        return {
          begin: turn.first,
          last: [`break ${turn.pages ? `if ${param} >= ${dig(page, turn.pages)}` : ended}`, `${param} += 1`],
        }
      case 'offset':
        return {
          begin: 0,
          last: turn.total
            ? [`${param} += ${list}.size`, `break if ${param} >= ${dig(page, turn.total)}`]
            : [`break ${ended}`, `${param} += ${list}.size`],
        }
    }
  })()
  const lines = [send, '', `${page} = JSON.parse(response.body)`, `${list}.each { |${record}| pp ${record} }`, ...parts.last]
  return `${begin(parts.begin === undefined || !('parameter' in turn) ? undefined : `${syntax.key(turn.parameter)}${parts.begin}`).join('\n')}\n\nloop do\n${lines.join('\n').replace(/^(?=.)/gm, '  ')}\nend`
}

/** As the keys of a literal hash are written. */
function key(name: string): string {
  return /^[a-z_]\w*$/i.test(name) ? `:${name}` : quoteRuby(name)
}

function member(object: string, path: string[]): string {
  return object + path.map(name => `[${quoteRuby(name)}]`).join('')
}

function dig(object: string, path: string[]): string {
  return path.length === 1 ? member(object, path) : `${object}.dig(${path.map(quoteRuby).join(', ')})`
}
