import type { Nodes } from 'mdast'
import type { ApiDocument, Tell } from '../../../document/document.ts'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { closest } from '../../../document/text/closest.ts'
import { joinPointer, pointerSegments, valueAt } from '../../../document/json/pointer.ts'
import { toSlug } from '../../../document/text/slug.ts'
import { walk } from '../../../document/grammar/walk.ts'

const parser = unified().use(remarkParse)

/** How much text is parsed for its links; the descriptions of GitHub's whole API are two millions of characters. */
const maxText = 4_000_000

interface Targets {
  operations: string[]
  tags: string[]
  schemas: string[]
  /** Headings of the description that everything begins with: `#section/Errors` leads there. */
  has: (pointer: string) => boolean
}

/** The object whose page shows a text; what belongs to none of these is shown on many pages, or on none. */
export type LinkOwner =
  | { kind: 'info' | 'shared' }
  | { kind: 'operation', pointer: string }
  | { kind: 'tag' | 'schema', name: string }

/** A link in a text that leads to somewhere on the site: only who knows its pages can say whether there is something. */
export interface FoundLink {
  href: string
  owner: LinkOwner
  pointer: string
}

/**
 * Reports links in texts that name an operation, a tag or a component which the document does not have, in the spellings that
 * readers of specs follow: `#operation/createUser`, `#tag/users`, `#schema/User` and pointers. Those that lead to other places
 * of the site are returned.
 */
export function checkLinks(document: ApiDocument, tell: Tell): FoundLink[] {
  const targets = listTargets(document)
  const onSite: FoundLink[] = []
  let left = maxText
  walk(document.root, (node, { pointer }) => {
    const text = node.description
    if (typeof text !== 'string' || text.length > left || !mayHoldLinks(text))
      return
    left -= text.length
    for (const href of new Set(linksOf(text))) {
      const fault = href.startsWith('#') ? judge(href, targets) : undefined
      const place = joinPointer(pointer(), 'description')
      if (fault === undefined) {
        onSite.push({ href, pointer: place, owner: ownerOf(document, pointer()) })
        continue
      }
      tell({
        rule: 'dead-link',
        pointer: place,
        message: `The link ${href} leads nowhere: ${fault.missing}.`,
        advice: fault.meant === undefined ? 'correct it, or take it away' : `did you mean "${fault.meant}"?`,
      })
    }
  })
  return onSite
}

/** Whether a text may hold links without a scheme, so that it has to be parsed: most hold none, or lead to other hosts. */
function mayHoldLinks(text: string): boolean {
  return /(?:\]\(|\]:|href\s*=)\s*(?:["'<]\s*)?(?![a-z][a-z\d+.-]*:|[)>"'\s])/i.test(text)
}

function ownerOf({ root }: ApiDocument, pointer: string): LinkOwner {
  const [first, second = '', third = '', fourth = ''] = pointerSegments(pointer)
  const tag = first === 'tags' ? root.tags?.[Number(second)]?.name : undefined
  if (typeof tag === 'string')
    return { kind: 'tag', name: tag }
  if ((first === 'paths' || first === 'webhooks') && third !== '') {
    const own = third === 'additionalOperations' ? [third, fourth] : [third]
    return { kind: 'operation', pointer: joinPointer('#', first, second, ...own) }
  }
  if (first === 'components' && second === 'schemas' && third !== '')
    return { kind: 'schema', name: third }
  return { kind: first === 'info' ? 'info' : 'shared' }
}

function listTargets({ root }: ApiDocument): Targets {
  const operations: string[] = []
  const tags = new Set((root.tags ?? []).map(({ name }) => name))
  walk(root, (node, { kind }) => {
    if (kind === 'operation') {
      if (typeof node.operationId === 'string')
        operations.push(node.operationId)
      if (Array.isArray(node.tags))
        node.tags.forEach(tag => tags.add(String(tag)))
    }
    return kind !== 'schema'
  })
  return {
    operations,
    tags: [...tags],
    schemas: Object.keys(root.components?.schemas ?? {}),
    has: pointer => valueAt(root, pointer) !== undefined,
  }
}

function linksOf(text: string): string[] {
  const links: string[] = []
  const visit = (node: Nodes): void => {
    // A label that begins with ^ is a footnote's.
    if (node.type === 'link' || (node.type === 'definition' && !node.identifier.startsWith('^')))
      links.push(node.url)
    if (node.type === 'html')
      links.push(...[...node.value.matchAll(/<a\s[^>]*?\bhref\s*=\s*["']?([^"'\s>]*)/gi)].map(([, href = '']) => href))
    if ('children' in node)
      node.children.forEach(visit)
  }
  visit(parser.parse(text))
  return links.filter(href => href !== '' && !/^[a-z][a-z\d+.-]*:|^[/\\]{2}/i.test(href))
}

/** Undefined where the link leads somewhere, or nobody here can say. */
function judge(
  href: string,
  { operations, tags, schemas, has }: Targets,
): { missing: string, meant?: string } | undefined {
  const [first = '', second = '', third = '', fourth = ''] = pointerSegments(`#/${href.replace(/^#\/?/, '')}`)
  const among = (noun: string, name: string, known: string[]) =>
    known.some(other => other === name || toSlug(other) === toSlug(name))
      ? undefined
      : { missing: `there is no ${noun} "${name}"`, meant: closest(name, known) }
  if (second === '')
    return undefined
  if (first === 'operation' || first === 'operations')
    return among('operation', second, operations)
  if (first === 'tag' || first === 'tags')
    return third === 'operation' ? among('operation', fourth, operations) : among('tag', second, tags)
  if (first === 'schema' || first === 'schemas' || first === 'model')
    return among('schema', second, schemas)
  if (first === 'paths' || first === 'webhooks' || first === 'components')
    return has(href) ? undefined : { missing: `there is nothing at ${href}` }
  return undefined
}
