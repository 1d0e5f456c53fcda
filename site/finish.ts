import type { SiteConfig } from 'vitepress'
import type { References } from './shared.ts'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createPolicies, serverOrigins } from './csp.ts'
import { shortenHashMap } from './internals/hash-map.ts'
import { shareLeanChunks } from './internals/lean-chunks.ts'
import { redirectScript } from './redirect-page.ts'

/** What remains once all pages are written: lighter chunks, and the policy that the scripts of the pages need. */
export async function finishBuild(
  { outDir, assetsDir, logger }: SiteConfig,
  references: References,
  inlineScripts: string[],
): Promise<void> {
  await shareLeanChunks(join(outDir, assetsDir))
  await shortenHashMap(join(outDir, assetsDir, 'chunks'))
  const policies = createPolicies(
    [...inlineScripts, redirectScript],
    serverOrigins(references.readable().flatMap(({ model }) => model.servers())),
  )
  await writeFile(join(outDir, 'csp.json'), `${JSON.stringify(policies, null, 2)}\n`)
  logger.info(`Content-Security-Policy: ${policies.site}`)
}
