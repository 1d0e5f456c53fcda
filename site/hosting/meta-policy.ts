import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { escapeHtml } from '../../openapi/document/text/escape-html.ts'
import { toSlashes } from '../slashes.ts'

const first = '<meta charset="utf-8">'

/**
 * Puts a policy into each page, before all that it is about. `policyOf` is told the path of a page in the folder; a page that
 * it answers nothing for stays as it is.
 */
export async function addMetaPolicy(folder: string, policyOf: (path: string) => string | undefined): Promise<void> {
  for (const file of await readdir(folder, { recursive: true })) {
    const path = toSlashes(file)
    const policy = path.endsWith('.html') ? policyOf(path) : undefined
    if (policy === undefined)
      continue
    const html = await readFile(join(folder, file), 'utf8')
    const [before, ...after] = html.split(first)
    if (before === undefined || after.length === 0 || /<(?:script|link|style)\b/.test(before))
      throw new Error(`${path} does not begin with its encoding: there is no place for its policy.`)
    await writeFile(join(folder, file), `${before}${first}\n${toMeta(policy)}${after.join(first)}`)
  }
}

/** The policy as an element, without the directive that counts in a header alone. CSP 3, section 3.3. */
export function toMeta(policy: string): string {
  const said = policy.split('; ').filter(directive => !directive.startsWith('frame-ancestors')).join('; ')
  return `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(said)}">`
}
