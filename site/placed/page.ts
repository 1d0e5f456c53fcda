import type { ReferencePageData } from '../../components/shared/page.ts'
import type { References } from '../shared.ts'
import type { ComponentName, Use } from './uses.ts'
import type { Target } from './target.ts'
import { relative } from 'node:path'
import { normalizePath } from 'vite'
import { localeOf } from '../languages.ts'
import { introductionHref } from '../page-data/summary.ts'
import { idOf } from '../shared.ts'
import { introductionRest } from '../page-data/introduction.ts'
import { navigate } from '../page-data/navigation.ts'
import { createPlaced } from './data.ts'
import { findTarget } from './target.ts'

/** What the written pages of a site place, noticed when their Markdown is read, and made when their data is asked for. */
export interface PlacedPages {
  /** Takes what a page places; answers with the first thing that cannot be shown. */
  place: (page: string, uses: Use[]) => { use: Use, problem: string } | undefined
  /** The data of a page of the site. */
  dataOf: (page: string, filePath: string, frontmatter: Record<string, unknown>) => Promise<ReferencePageData>
  /** Whether a page shows something of these APIs. */
  speaksOf: (page: string, apis: string[]) => boolean
}

export function createPlacedPages(references: References, docs: string, locales: string[] = []): PlacedPages {
  const pages = new Map<string, Target[]>()
  const targetsOf = (page: string) => pages.get(normalizePath(page)) ?? []

  /** The APIs as a page knows them: in its own language. */
  function apisOf(filePath: string) {
    const locale = localeOf(filePath, locales)
    return locale === undefined ? references.readable() : references.translated(locale)
  }

  function ownerOf(filePath: string) {
    return apisOf(filePath).find(({ name }) => filePath.startsWith(`${name}/`))
  }

  return {
    place(page, uses) {
      // While a document cannot be read, what its pages say is not wrong.
      const isWhole = references.all().every(({ model }) => model !== undefined)
      const path = normalizePath(relative(docs, page))
      const locale = localeOf(path, locales)
      const owner = ownerOf(path)
      const own = owner && idOf(owner)
      const targets: Target[] = []
      for (const use of uses) {
        const target = findTarget(use, apisOf(path), own)
        if (!('problem' in target))
          targets.push({ ...target, ...(locale !== undefined && { locale }) })
        else if (isWhole)
          return { use, problem: target.problem }
      }
      pages.set(normalizePath(page), targets)
      return undefined
    },
    async dataOf(page, filePath, frontmatter) {
      const targets = targetsOf(page)
      const api = ownerOf(filePath)
      const isIntroduction = api !== undefined && filePath === `${api.name}/index.md`
      const own: ComponentName[] = targets.filter(target => target.api === api).map(({ component }) => component)
      const introduction = isIntroduction ? introductionRest(api, own, frontmatter.generated) : undefined
      const href = isIntroduction && api.home ? introductionHref(api) : `/${filePath.replace(/(?:index)?\.md$/, '')}`
      return {
        ...(targets.length > 0 && { placed: await createPlaced(references, targets) }),
        ...(api !== undefined && { navigation: navigate(api, href) }),
        ...(introduction !== undefined && { introduction }),
      }
    },
    speaksOf: (page, apis) => targetsOf(page).some(({ api }) => api === undefined || apis.includes(idOf(api))),
  }
}
