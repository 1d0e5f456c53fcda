import type { Drafts } from '../../../components/try-it/draft/useDraft.ts'
import { createSSRApp } from 'vue'
import { provideDrafts, useDrafts } from '../../../components/try-it/draft/useDraft.ts'

/** The memory of one visit to the site. */
export function createDrafts(): Drafts {
  const app = createSSRApp({})
  provideDrafts(app)
  return app.runWithContext(useDrafts)
}
