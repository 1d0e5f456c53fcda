import type { PageData } from 'vitepress'
import type { PluginContext } from '../plugins/context.ts'
import type { PageAnswer } from './page-data.ts'
import { resolve } from 'node:path'
import { listLocales } from '../config/resolve.ts'
import { navigateGuides } from '../guides/guides.ts'
import { withoutMarkup } from '../internals/page-data-text.ts'
import { localeOf } from '../languages.ts'
import { languagesOf } from '../locales.ts'
import { signIn, templateOf } from '../routes.ts'

/** The data of one page; of a made one, what its document says. */
export async function transformPage(
  context: PluginContext,
  { filePath: path, relativePath, params, frontmatter }: PageData,
) {
  const { config, pages, placed } = context
  const filePath = templateOf(path, config.docs)
  const { reference, title, description, headers }: PageAnswer =
    params?.api === undefined
      ? { reference: await placed.dataOf(resolve(config.docs, path), filePath, frontmatter) }
      : await pages.find(path, params as Record<string, string>)
  const locale = localeOf(filePath, listLocales(config))
  const navigation = reference.navigation ?? navigateGuides(context.listPagesOfProse(locale), filePath)
  const languages = languagesOf(context, relativePath)
  return withoutMarkup({
    reference: {
      ...reference,
      ...(navigation !== undefined && { navigation }),
      ...(languages !== undefined && { languages }),
    },
    filePath,
    ...(path !== filePath && filePath === signIn && { title: context.languages.root?.t('console.signIn.start') }),
    ...(title !== undefined && { title, titleTemplate: false as const }),
    ...(description !== undefined && { description }),
    ...(headers !== undefined && { headers }),
  })
}

/** Whether a page is whole before its scripts are there: one that we make, unless it is the explorer's or somebody's theme may do more on it. */
export function mayAwait({ hasOwnTheme }: PluginContext, { params, relativePath }: PageData): boolean {
  return params?.api !== undefined && !/(?:^|\/)explorer\.md$/.test(relativePath) && !hasOwnTheme
}
