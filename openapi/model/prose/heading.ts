import { slugify } from './heading-slug.ts'
import { toPlainText } from './plain-text.ts'

/** A heading of the text that an introduction begins with. */
export interface DescriptionHeading {
  level: number
  title: string
  anchor: string
}

/** Gives headings of a description an id that no other part of the page can have. */
export function addHeadingIds(html: string): { html: string, headings: DescriptionHeading[] } {
  const headings: DescriptionHeading[] = []
  const taken = new Map<string, number>()
  const marked = html.replace(/<h([1-6])>([\s\S]*?)<\/h\1>/g, (_, level: string, inner: string) => {
    const title = toPlainText(inner)
    const base = `description-${slugify(title) || 'section'}`
    const count = (taken.get(base) ?? 0) + 1
    taken.set(base, count)
    const anchor = count === 1 ? base : `${base}-${count}`
    headings.push({ level: Number(level), title, anchor })
    return `<h${level} id="${anchor}">${inner}</h${level}>`
  })
  return { html: marked, headings }
}
