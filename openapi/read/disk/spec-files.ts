import { readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'

/** `userfront` for `openapi/userfront.yaml`. */
export function apiName(file: string): string {
  return basename(file, extname(file))
}

/**
 * The specs of a folder in the order of their names, without what stands beside them: overlays, slugs, what is ignored, and the
 * parts of a spec that is split into files.
 */
export function listSpecs(folder: string): string[] {
  const texts = new Map(
    readdirSync(folder, { withFileTypes: true })
      .filter(entry => !entry.isDirectory() && /\.(?:ya?ml|json)$/.test(entry.name) && !/\.(?:overlay|slugs|ignore)\.\w+$/.test(entry.name))
      .map(({ name }) => name)
      .sort()
      .map(name => [name, readFileSync(join(folder, name), 'utf8')] as const),
  )
  return [...texts.keys()].filter(name => !isPart(name, texts)).map(name => join(folder, name))
}

const versionLine = /^[ \t{]*["']?(?:openapi|swagger)["']?\s*:/m
/** A path as a key, also of JSON without a line of its own for each. */
const pathKey = /(?:^[ \t]*|[{,]\s*)(?:["']\/[^\n"']*["']\s*:|\/[^\n"']*:)/m

/** Whether a neighbour refers to a file that is no document of its own: it says no version, or has a version and no path. */
function isPart(name: string, texts: ReadonlyMap<string, string>): boolean {
  const text = texts.get(name) ?? ''
  const isWhole = versionLine.test(text) && (pathKey.test(text) || /["']?webhooks["']?\s*:/.test(text))
  return !isWhole && [...texts].some(([other, otherText]) => other !== name && refersTo(otherText, name))
}

function refersTo(text: string, name: string): boolean {
  return [...text.matchAll(/["']?\$ref["']?\s*:\s*(["']?)(?:\.\/)?([^"'\n#,}]+)/g)]
    .some(([, , file = '']) => file.trim() === name || file.trim() === encodeURI(name))
}

/** A file beside a spec: `openapi/userfront.overlay.yaml` for `openapi/userfront.yaml` and `.overlay.yaml`. */
export function besideSpec(file: string, ending: string): string {
  return `${file.slice(0, file.length - extname(file).length)}${ending}`
}

/** Where a spec's lockfile of slugs is: `openapi/userfront.slugs.json` for `openapi/userfront.yaml`. */
export function slugsFile(file: string): string {
  return besideSpec(file, '.slugs.json')
}
