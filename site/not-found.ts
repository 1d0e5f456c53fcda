import type { ReadableApi } from './shared.ts'
import type { SiteLanguage } from './languages.ts'
import { escapeHtml } from '../openapi/document/text/escape-html.ts'
import { introductionHref } from './page-data/summary.ts'

const root = '<div id="app"></div>'

/**
 * Says on the page that answers unknown addresses what a reader without scripts would else not see: VitePress renders it in
 * the browser alone, since it cannot know for which address it stands.
 *
 * @throws where VitePress no longer leaves its root empty
 */
export function sayNotFound(
  html: string,
  { base, language, apis }: { base: string, language: Pick<SiteLanguage, 't'>, apis: ReadableApi[] },
): string {
  if (!html.includes(root))
    throw new Error('VitePress now renders its page for unknown addresses: what is said without scripts would stand there twice.')
  const { t } = language
  const link = (href: string, text: string): string =>
    `<li><a href="${escapeHtml(base + href.slice(1))}">${escapeHtml(text)}</a></li>`
  const links = [
    link('/', t('layout.allApis')),
    ...apis.map(api => link(introductionHref(api), api.model.reference.title)),
  ]
  return html.replace(root, () => [
    '<noscript><main class="no-page"><p class="status">404</p>',
    `<h1>${escapeHtml(t('layout.notFoundTitle'))}</h1>`,
    `<ul>${links.join('')}</ul></main></noscript>${root}`,
  ].join(''))
}
