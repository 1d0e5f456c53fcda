import { writeFile } from 'node:fs/promises'
import { readDocument, slugsFile } from '../../openapi/read/index.ts'
import { nameOf } from '../command/configured.ts'
import { createModel } from '../../openapi/model/index.ts'
import { publish } from '../../openapi/model/address/published.ts'

/** Brings the lockfile beside a spec up to date. A spec or a lockfile with errors is left unchanged. */
export async function writeSlugs(file: string): Promise<void> {
  const { document, findings } = await readDocument(file, { name: nameOf(file), thorough: false })
  if (document === undefined || findings.some(({ severity }) => severity === 'error'))
    return
  const slugs = publish(createModel(document), document.published)
  await writeFile(slugsFile(file), `${JSON.stringify(slugs, null, 2)}\n`)
}
