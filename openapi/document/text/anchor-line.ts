interface Branch {
  ends: boolean
  next: Map<string, Branch>
}

/** Writes anchors on one line, with what they have in common written once: `query-{limit,page},response-{200,404}`. */
export function foldAnchors(anchors: Iterable<string>): string {
  const root: Branch = { ends: false, next: new Map() }
  for (const anchor of anchors) {
    let branch = root
    for (const word of anchor.split('-')) {
      const next = branch.next.get(word) ?? { ends: false, next: new Map<string, Branch>() }
      branch.next.set(word, next)
      branch = next
    }
    branch.ends = true
  }
  return fold(root)
}

function fold({ next }: Branch): string {
  return [...next]
    .map(([word, branch]) => {
      const inner = fold(branch)
      if (branch.next.size === 0)
        return word
      return branch.ends || branch.next.size > 1 ? `${word}-{${branch.ends ? ',' : ''}${inner}}` : `${word}-${inner}`
    })
    .join(',')
}

/** Reads the anchors from a line that `foldAnchors` wrote; undefined where the text is not such a line. */
export function unfoldAnchors(text: string): string[] | undefined {
  const anchors: string[] = []
  const prefixes: string[] = []
  let word = ''
  let closed = false
  const end = () => {
    const anchor = `${prefixes.at(-1) ?? ''}${word}`.replace(/-$/, '')
    if (!closed)
      anchors.push(anchor)
    word = ''
    closed = false
  }
  for (const character of text) {
    if (character === '{') {
      if (closed || !word.endsWith('-') || prefixes.length > 100)
        return undefined
      prefixes.push(`${prefixes.at(-1) ?? ''}${word}`)
      word = ''
    }
    else if (character === '}') {
      end()
      closed = prefixes.pop() !== undefined
      if (!closed)
        return undefined
    }
    else if (character === ',') {
      end()
    }
    else if (closed) {
      return undefined
    }
    else {
      word += character
    }
  }
  end()
  return prefixes.length > 0 || anchors.some(anchor => !isAnchor(anchor)) ? undefined : anchors
}

/** Whether a text can be an anchor of a page: lower-case words with dashes between. */
export function isAnchor(text: string): boolean {
  return /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u.test(text)
}
