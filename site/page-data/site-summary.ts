import type { ApiSummary } from '../../components/shared/page.ts'
import type { ResolvedConfig } from '../config/resolve.ts'
import type { ReadableApi } from '../shared.ts'
import { authenticationHref } from './authentication.ts'
import { summarize } from './summary.ts'

/** What every page of a site knows of an API, with what this site has of it. */
export function summarizeFor({ docs, explorer }: Pick<ResolvedConfig, 'docs' | 'explorer'>, api: ReadableApi): ApiSummary {
  return summarize(api, { hasExplorer: explorer, authentication: authenticationHref(api, docs) })
}
