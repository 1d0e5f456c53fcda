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

/**
 * Reports links in texts that name an operation, a tag or a component which the document does not have, in the spellings that
 * readers of specs follow: `#operation/createUser`, `#tag/users`, `#schema/User` and pointers. Other anchors and addresses lead out
 * of the document, and are not judged.
 */
export function checkLinks(document: ApiDocument, tell: Tell): void {
  const targets = listTargets(document)
  let left = maxText
  walk(document.root, (node, { pointer }) => {
    const text = node.description
    if (typeof text !== 'string' || text.length > left || !/[(:<"'=\s]#[\w/]/.test(text) || !/\]|href/.test(text))
      return
    left -= text.length
    for (const href of new Set(linksOf(text))) {
      const fault = judge(href, targets)
      if (fault !== undefined) {
        tell({
          rule: 'dead-link',
          pointer: joinPointer(pointer(), 'description'),
          message: `The link ${href} leads nowhere: ${fault.missing}.`,
          advice: fault.meant === undefined ? 'correct it, or take it away' : `did you mean "${fault.meant}"?`,
        })
      }
    }
  })
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
    if (node.type === 'link' || node.type === 'definition')
      links.push(node.url)
    if (node.type === 'html')
      links.push(...[...node.value.matchAll(/\bhref\s*=\s*["']?(#[^"'\s>]*)/gi)].map(([, href = '']) => href))
    if ('children' in node)
      node.children.forEach(visit)
  }
  visit(parser.parse(text))
  return links.filter(href => href.startsWith('#'))
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
