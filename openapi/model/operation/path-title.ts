import { singular } from '../../schema/example/realistic/singular.ts'
import { words } from '../../document/text/words.ts'
import { isVersion } from '../tag/path-group.ts'
import { isVerb } from './title-sentence.ts'

/**
 * A title of the words of a method and a path, where nothing says what an operation is for: `Get order items` for
 * `GET /v1/orders/{order}/items`, `Close order` for `POST /v1/orders/{order}/close`. Undefined where the path has no words.
 */
export function titleOfPath(method: string, path: string): string | undefined {
  const segments = path.split(/[/?#]/).filter(Boolean)
  const names = segments.flatMap((segment, index) => {
    const name = words(segment.replace(/\{[^}]*\}/g, ' '))
    if (name === '' || isVersion(segment))
      return []
    return [segments[index + 1]?.startsWith('{') ? singular(name) : name]
  })
  const last = names.at(-1) ?? ''
  const isAction = method === 'POST' && names.length > 1 && isVerb(last) && words(segments.at(-1) ?? '') === last
  const text = (isAction ? [last, ...names.slice(0, -1)] : [words(method), ...names]).join(' ')
  return names.length === 0 ? undefined : text[0]?.toUpperCase() + text.slice(1)
}

/** Whether an operationId only repeats method and path, as generators make them: `PostOrdersOrderItems`. */
export function repeatsPath(operationId: string, method: string, path: string): boolean {
  const [first, ...others] = words(operationId).split(' ')
  const known = new Set(words(path).split(' '))
  return first === method.toLowerCase() && others.length > 2 && others.every(word => known.has(word))
}
