import type { Element, Root, Text } from 'hast'

/** The kinds of alert, by the mark at the beginning of a quote. */
const alerts = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION']

/**
 * A quote that begins with `[!NOTE]` on a line of its own becomes an alert with its kind as a word; any other stays a quote.
 *
 * @see https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
 */
export function finishAlert(quote: Element): void {
  const first = quote.children.find(child => child.type === 'element')
  const text = first?.type === 'element' && first.tagName === 'p' ? first.children[0] : undefined
  if (first?.type !== 'element' || text?.type !== 'text')
    return
  const [mark = '', kind = ''] = /^\[!([a-z]+)\][ \t]*(?:\n|$)/i.exec(text.value) ?? []
  const name = alerts.find(name => name === kind.toUpperCase())
  if (name === undefined)
    return
  text.value = text.value.slice(mark.length)
  const title = `${name[0]}${name.slice(1).toLowerCase()}`
  quote.properties.className = ['alert', name.toLowerCase()]
  quote.children.unshift(paragraph([{ type: 'element', tagName: 'strong', properties: {}, children: [toText(title)] }]))
  if (text.value === '' && first.children.length === 1)
    quote.children = quote.children.filter(child => child !== first)
}

/**
 * A footnote is a raised number and an entry of a list below the text. Links between the two would need ids, and a
 * page only has ids of its own.
 */
export function unlinkFootnote(element: Element, parent: Root | Element | undefined, index: number): void {
  const { tagName, properties } = element
  if (tagName === 'a' && properties.dataFootnoteBackref !== undefined)
    parent?.children.splice(index, 1)
  else if (tagName === 'a' && properties.dataFootnoteRef !== undefined)
    parent?.children.splice(index, 1, ...element.children)
  else if (tagName === 'section' && properties.dataFootnotes !== undefined)
    element.children = element.children.filter(child => !(child.type === 'element' && child.tagName === 'h2'))
}

function paragraph(children: Element['children']): Element {
  return { type: 'element', tagName: 'p', properties: {}, children }
}

function toText(value: string): Text {
  return { type: 'text', value }
}
