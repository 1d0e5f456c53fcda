import type { Level } from './check/rule-table/rule.ts'
import type { Audience } from './publish/publish.ts'
import type { RemoteOptions } from './remote.ts'
import process from 'node:process'
import { isLevel } from './check/rule-table/rules.ts'
import { createDownload } from './download.ts'

/** What may be read from other hosts, as the environment says. */
export function configuredRemote(): RemoteOptions {
  return {
    allow: process.env.SPECIMEN_ALLOW_REMOTE?.split(' ').filter(Boolean) ?? [],
    download: createDownload(),
  }
}

/** What is shown of what is hidden, as the environment says. */
export function configuredAudience(): Audience {
  return {
    withInternal: process.env.SPECIMEN_WITH_INTERNAL === '1',
    keepUnused: process.env.SPECIMEN_KEEP_UNUSED === '1',
  }
}

/** `SPECIMEN_RULES="dead-link=off path-slash=error"`: how a command hands its levels to whoever reads in its processes. */
export function configuredRules(): Record<string, Level> {
  const entries = (process.env.SPECIMEN_RULES ?? '').split(' ').map(entry => entry.split('='))
  return Object.fromEntries(
    entries.flatMap(([rule = '', level = '']) => (isLevel(level) ? [[rule, level] as const] : [])),
  )
}
