import type { ThemeConfig } from '../shared/usePage.ts'
import type { App } from 'vue'
import { provideDrafts } from '../try-it/draft/useDraft.ts'
import CodeBlock from '../shared/code/CodeBlock.vue'
import CodeGroup from '../shared/code/CodeGroup.vue'
import { provideKeys } from '../shared/key/useKeys.ts'
import { provideLanguages } from '../shared/code/useLanguages.ts'

/** Gives an app what its pages share, and the components that Markdown names. */
export function provideLayout(app: App, theme: () => ThemeConfig): void {
  provideLanguages(app)
  provideKeys(app, theme)
  provideDrafts(app, theme().sandbox !== false)
  app.component('CodeGroup', CodeGroup)
  app.component('CodeBlock', CodeBlock)
}
