import type { SiteConfig } from 'vitepress'
import type { ResolvedConfig } from './config/resolve.ts'
import type { Host } from './hosting/hosts.ts'
import type { PluginContext } from './plugins/context.ts'
import type { References } from './shared.ts'
import { writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import process from 'node:process'
import { labelOf } from '../openapi/read/disk/file.ts'
import { countFindings, formatFindings, isError } from '../openapi/read/format.ts'
import { findDeadLinks } from './dead-links.ts'
import { createPolicies, ownerSources, serverOrigins, signInOrigins } from './csp.ts'
import { isHost } from './hosting/hosts.ts'
import { prepareForHost } from './hosting/index.ts'
import { shortenHashMap } from './internals/hash-map.ts'
import { shareLeanChunks } from './internals/lean-chunks.ts'
import { listMoved } from './plugins/redirects.ts'
import { formatBuilt, weigh } from './progress.ts'
import { writeNavigations } from './plugins/navigation.ts'
import { writePrintFiles } from './plugins/print.ts'
import { writeSearchIndexes } from './plugins/search.ts'
import { writeTwins } from './plugins/twins.ts'
import { redirectScript } from './redirect-page.ts'

export interface FinishOptions {
  context: PluginContext
  inlineScripts: string[]
  /** When the build began, in milliseconds. */
  began: number
}

/** The last steps after all pages are written: lighter chunks, and the policy for the pages' scripts. */
export async function finishBuild(
  site: SiteConfig,
  { context, inlineScripts, began }: FinishOptions,
): Promise<void> {
  const { outDir, assetsDir, logger } = site
  const { config, references } = context
  const { base, url, explorer } = config
  await shareLeanChunks(outDir, assetsDir)
  await shortenHashMap(join(outDir, assetsDir, 'chunks'))
  await writeSearchIndexes(site, context)
  await writeNavigations(outDir, references)
  await writeTwins(site, context)
  await writePrintFiles(site, context)
  if (context.cards !== undefined)
    logger.info(formatCards(await context.cards.write(outDir)))
  const policies = createPolicies(
    [...inlineScripts, redirectScript],
    [
      ...serverOrigins(references.readable().flatMap(({ model }) => model.servers())),
      ...references.readable().flatMap(({ model }) => signInOrigins(model.reference.securitySchemes)),
    ],
    ownerSources(config),
  )
  await writeFile(join(outDir, 'csp.json'), `${JSON.stringify(policies, null, 2)}\n`)
  await prepareForHost(outDir, {
    base,
    ...(url !== undefined && { url }),
    policies,
    explorers: explorer ? references.shown().map(({ name }) => name) : [],
    redirects: listMoved(references, config),
  }, chosenHost(config))
  for (const api of references.readable()) {
    const dead = findDeadLinks({ folder: outDir, base }, api)
    api.findings.push(...dead)
    if (dead.length > 0)
      logger.warn(formatFindings(dead))
  }
  logger.info(`Content-Security-Policy: ${policies.site}`)
  for (const { file, findings } of references.all())
    logger.info(`${labelOf(file)}: ${countFindings(findings)}`)
  logger.info(`${relative('', outDir) || '.'}: ${formatBuilt(await weigh(outDir), Date.now() - began)}`)
  if (references.all().some(({ findings }) => findings.some(isError)))
    throw errorOf(references)
}

/** `cards: 2,612 pictures, 3 of them drawn anew` */
function formatCards({ count, drawn }: { count: number, drawn: number }): string {
  return `cards: ${count.toLocaleString('en')} ${count === 1 ? 'picture' : 'pictures'}, ${drawn.toLocaleString('en')} of them drawn anew`
}

/** The host that was given to the command, else the one of the configuration. */
function chosenHost({ host }: ResolvedConfig): { host?: Host, compress: boolean } {
  const told = process.env.SPECIMEN_HOST ?? host
  return { ...(told !== undefined && isHost(told) && { host: told }), compress: process.env.SPECIMEN_COMPRESS === '1' }
}

/** The errors that fail a build after everything else is built: specs that cannot be read, and pages that went away. */
export function errorOf(references: References): Error {
  const error = new Error(formatFindings(references.all().flatMap(({ findings }) => findings.filter(isError))))
  error.stack = ''
  return error
}
