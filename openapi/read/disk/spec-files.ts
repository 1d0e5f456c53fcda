import { readdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'

/** `userfront` for `openapi/userfront.yaml`. */
export function apiName(file: string): string {
  return basename(file, extname(file))
}

/** The specs of a folder in the order of their names, without what stands beside them: overlays, slugs, what is ignored. */
export function listSpecs(folder: string): string[] {
  return readdirSync(folder)
    .filter(file => /\.(?:ya?ml|json)$/.test(file) && !/\.(?:overlay|slugs|ignore)\.\w+$/.test(file))
    .sort()
    .map(file => join(folder, file))
}

/** A file beside a spec: `openapi/userfront.overlay.yaml` for `openapi/userfront.yaml` and `.overlay.yaml`. */
export function besideSpec(file: string, ending: string): string {
  return `${file.slice(0, file.length - extname(file).length)}${ending}`
}

/** Where a spec's lockfile of slugs is: `openapi/userfront.slugs.json` for `openapi/userfront.yaml`. */
export function slugsFile(file: string): string {
  return besideSpec(file, '.slugs.json')
}
