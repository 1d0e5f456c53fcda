import { tryDecodePercent } from '../../../openapi/document/text/percent.ts'

/** A path, cut where those of its operation begin, and the written values in the rest. */
export interface PathMatch {
  /** What a server has before the paths of its operations. */
  before: string
  values: Record<string, string>
}

interface PathTemplate {
  template: string
  /** The parameters whose values may hold slashes. */
  wide?: ReadonlySet<string>
}

/** The most segments that one value takes, as in the sandbox. */
const maxWidth = 100

/**
 * All ways in which the end of a path fits a template, the longest end first: a server may have any path before it. There is more
 * than one only where a value may hold slashes.
 */
export function matchPath({ template, wide = new Set() }: PathTemplate, path: string): PathMatch[] {
  const wanted = template.split('/').slice(1)
  const isWide = wanted.map(part => namesIn(part).some(name => wide.has(name)))
  const bare = path.replace(/\/$/, '')
  const paths = template.endsWith('/') ? [path] : isWide.at(-1) ? [path, bare] : [bare]
  return paths.map(one => matchSegments(wanted, one.split('/'), isWide)).find(matches => matches.length > 0) ?? []
}

function matchSegments(wanted: string[], sent: string[], isWide: boolean[]): PathMatch[] {
  const dead = new Set<string>()
  /** The values from one segment of the template and of the path on; what leads nowhere is tried once. */
  function matchFrom(part: number, at: number): Record<string, string> | undefined {
    if (part === wanted.length)
      return at === sent.length ? {} : undefined
    if (dead.has(`${part} ${at}`))
      return undefined
    const most = isWide[part] ? Math.min(sent.length - at, maxWidth) : 1
    for (let width = 1; width <= most; width++) {
      const values: Record<string, string> = {}
      const more = matchText(wanted[part] ?? '', sent.slice(at, at + width).join('/'), values) ? matchFrom(part + 1, at + width) : undefined
      if (more)
        return { ...values, ...more }
    }
    dead.add(`${part} ${at}`)
    return undefined
  }
  return sent.slice(1).flatMap((_, index) => {
    const values = matchFrom(0, index + 1)
    return values ? [{ before: sent.slice(0, index + 1).join('/'), values }] : []
  })
}

function namesIn(part: string): string[] {
  return [...part.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)
}

/** Matches `{name}.json` and the like, from text to text, and notes the values. */
export function matchText(template: string, sent: string, values: Record<string, string>): boolean {
  const [start = '', ...pieces] = template.split(/\{([^{}]+)\}/)
  if (pieces.length === 0)
    return tryDecodePercent(template) === tryDecodePercent(sent)
  if (!sent.startsWith(start))
    return false
  let at = start.length
  for (let piece = 0; piece < pieces.length; piece += 2) {
    const next = pieces[piece + 1] ?? ''
    const end = piece + 2 >= pieces.length ? sent.length - next.length : sent.indexOf(next, at + 1)
    if (end < at || !sent.startsWith(next, end))
      return false
    values[pieces[piece] ?? ''] = sent.slice(at, end)
    at = end + next.length
  }
  return true
}
