import type { HttpPaging, HttpRequest } from '../../http-request.ts'
import { resultOf, toCamel } from '../content.ts'
import type { Struct } from './struct.ts'
import { check } from './multipart.ts'
import { field, structOf } from './struct.ts'
import { quoteGo } from './syntax.ts'

/** A loop over the pages of a list, `send` leaving the response of one. */
export function writeLoop(
  request: HttpRequest,
  { items, turn, record }: HttpPaging,
  { begin, send }: { begin: string[], send: string[] },
): string[] | undefined {
  const names = [...items, ...('path' in turn ? turn.path : []), ...('more' in turn ? turn.more ?? [] : []), ...('pages' in turn ? turn.pages ?? [] : []), ...('total' in turn ? turn.total ?? [] : [])]
  if (!names.every(name => /^[a-z_]\w*$/i.test(name)))
    return undefined
  const page = toCamel(resultOf(request))
  const place = (path: string[]): string => [page, ...path.map(field)].join('.')
  const list = place(items)
  const type: Struct = {}
  const declare = (path: string[], leaf: string): void => {
    let struct = type
    for (const name of path.slice(0, -1)) {
      const inner = struct[name]
      struct = typeof inner === 'object' ? inner : (struct[name] = {})
    }
    struct[path.at(-1) ?? ''] = leaf
  }
  const set = (value: string): string => `query.Set(${'parameter' in turn ? quoteGo(turn.parameter) : ''}, ${value})`
  const stop = (condition: string): string[] => [`if ${condition} {`, '\tbreak', '}']
  const row = turn.by === 'record' ? 'map[string]any' : 'json.RawMessage'
  if (items.length > 0)
    declare(items, `[]${row}`)
  const until = (path: string[] | undefined): string => {
    if (!path)
      return `len(${list}) == 0`
    const isText = 'isText' in turn && turn.isText
    declare(path, isText ? 'string' : 'bool')
    return isText ? `${place(path)} == ""` : `!${place(path)}`
  }
  const parts = ((): { begin?: string[], head?: string, first?: string[], last: string[] } => {
    switch (turn.by) {
      case 'link':
        return {
          last: [
            'found := nextLink.FindStringSubmatch(response.Header.Get("Link"))',
            ...stop('found == nil'),
            'address, err = address.Parse(found[1])',
            ...check,
          ],
        }
      case 'address':
        declare(turn.path, 'string')
        return { last: [...stop(`${place(turn.path)} == ""`), `address, err = address.Parse(${place(turn.path)})`, ...check] }
      case 'cursor':
        declare(turn.path, turn.isNumber ? 'int64' : 'string')
        return {
          last: [
            ...stop(`${place(turn.path)} == ${turn.isNumber ? '0' : '""'}`),
            set(turn.isNumber ? `strconv.FormatInt(${place(turn.path)}, 10)` : place(turn.path)),
          ],
        }
      case 'record':
        return { last: [...stop(until(turn.more)), set(`fmt.Sprint(${list}[len(${list})-1][${quoteGo(turn.id)}])`)] }
      case 'page':
        if (turn.pages)
          declare(turn.pages, 'int')
        return {
          head: `for page := ${turn.first}; ; page++ {`,
          first: [set('strconv.Itoa(page)')],
          last: stop(turn.pages ? `page >= ${place(turn.pages)}` : until(turn.more)),
        }
      case 'offset':
        if (turn.total)
          declare(turn.total, 'int')
        return {
          begin: ['offset := 0'],
          first: [set('strconv.Itoa(offset)')],
          last: turn.total
            ? [`offset += len(${list})`, ...stop(`offset >= ${place(turn.total)}`)]
            : [...stop(until(turn.more)), `offset += len(${list})`],
        }
    }
  })()
  const body = [
    ...parts.first ?? [],
    ...send,
    `var ${page} ${items.length > 0 ? structOf(type, 0) : `[]${row}`}`,
    'decoder := json.NewDecoder(response.Body)',
    ...(turn.by === 'record' ? ['decoder.UseNumber()'] : []),
    `err = decoder.Decode(&${page})`,
    'response.Body.Close()',
    ...check,
    `for _, ${toCamel(record)} := range ${list} {`,
    `\tfmt.Println(${turn.by === 'record' ? toCamel(record) : `string(${toCamel(record)})`})`,
    '}',
    ...parts.last,
  ]
  return [
    ...(turn.by === 'link' ? ['nextLink := regexp.MustCompile(`<([^>]+)>[^,]*\\brel="?next\\b`)'] : []),
    ...begin,
    ...parts.begin ?? [],
    '',
    parts.head ?? 'for {',
    ...body.flatMap(line => line.split('\n')).map(line => (line === '' ? '' : `\t${line}`)),
    '}',
  ]
}
