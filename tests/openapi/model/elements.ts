import type { Nodes, Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'

const parser = unified().use(rehypeRaw)

/** The elements that a browser makes of a text of HTML. */
export function fromHtml(html: string): { name: string, attributes: Record<string, string> }[] {
  const source = { type: 'root', children: [{ type: 'raw', value: html }] } as unknown as Root
  return elementsOf(parser.runSync(source as never) as Nodes)
}

function elementsOf(node: Nodes): { name: string, attributes: Record<string, string> }[] {
  const below = 'children' in node ? node.children.flatMap(elementsOf) : []
  if (node.type !== 'element')
    return below
  const attributes = Object.fromEntries(
    Object.entries(node.properties).map(([key, value]) => [
      key === 'className' ? 'class' : key.toLowerCase(),
      Array.isArray(value) ? value.join(' ') : String(value),
    ]),
  )
  return [{ name: node.tagName, attributes }, ...below]
}
