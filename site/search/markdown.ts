import { slugify } from '../../openapi/model/prose/heading-slug.ts'

/** A Markdown page's sections by its headings, with the ids that its renderer gives them. */
export function splitMarkdown(
  page: string,
  markdown: string,
): { id: string, title: string, titles: string[], text: string }[] {
  const path = `/${page.replace(/(?:index)?\.md$/, '')}`
  const parts = markdown.replace(/^---\n[\s\S]*?\n---\n/, '').split(/^(#{1,3}) (.*)$/m)
  const sections = []
  let top = ''
  for (let index = 1; index < parts.length; index += 3) {
    const [marks = '', title = '', text = ''] = parts.slice(index, index + 3)
    const plain = title.replace(/\{#[\w-]+\}|[`*_]/g, '').trim()
    if (marks.length === 1)
      top = plain
    sections.push({
      id: marks.length === 1 ? path : `${path}#${toAnchor(title)}`,
      title: plain,
      titles: marks.length === 1 || top === '' ? [] : [top],
      text: text.replace(/<[^>]*>|^:{3}.*$|^!!!.*$|[`*_#|]/gm, ' '),
    })
  }
  return sections
}

function toAnchor(title: string): string {
  return /\{#([\w-]+)\}/.exec(title)?.[1] ?? slugify(title)
}
