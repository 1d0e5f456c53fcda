import type { App } from 'vue'
import { provideDrafts } from '../try-it/useDraft.ts'
import CodeBlock from './CodeBlock.vue'
import CodeGroup from './CodeGroup.vue'
import KeyCard from './KeyCard.vue'
import { provideKeys } from './useKeys.ts'
import { provideLanguages } from './useLanguages.ts'

/** Gives an app what its pages share, and the components that Markdown names. */
export function provideLayout(app: App): void {
  provideLanguages(app)
  provideKeys(app)
  provideDrafts(app)
  app.component('CodeGroup', CodeGroup)
  app.component('CodeBlock', CodeBlock)
  app.component('KeyCard', KeyCard)
}
