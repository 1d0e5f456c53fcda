import type { Translate } from '../../components/shared/messages/messages.ts'
import { addHeadingIds } from '../../openapi/model/prose/heading.ts'
import { toPlainText } from '../../openapi/model/prose/plain-text.ts'
import { escapeHtml } from '../../openapi/document/text/escape-html.ts'

/** Gives each heading of a description an id, and a link to itself. */
export function linkHeadings(html: string, t: Translate): string {
  return addHeadingIds(html).html.replace(/<h([1-6]) id="([^"]*)">([\s\S]*?)<\/h\1>/g, (_, level: string, anchor: string, inner: string) => {
    const label = escapeHtml(t('shared.linkTo', { title: toPlainText(inner) }))
    return `<h${level} id="${anchor}">${inner} <a class="header-anchor" href="#${anchor}" aria-label="${label}"></a></h${level}>`
  })
}
