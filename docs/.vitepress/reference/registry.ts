import type { LoadedApi, ReadableApi, References } from './shared.ts'
import type { SpecFile } from './specs.ts'
import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readDocument } from '../../../openapi/document/index.ts'
import { createModel } from '../../../openapi/model/index.ts'

/** Holds the specs of a site; nothing is read before the first `refresh`. */
export function createReferences(root: string, specs: SpecFile[], base = '/'): References {
  const loaded = new Map<string, { stamp: string, api: LoadedApi }>()
  let running: Promise<string[]> | undefined

  async function refresh(): Promise<string[]> {
    const changed: string[] = []
    for (const spec of specs) {
      const stamp = await folderStamp(dirname(spec.file))
      if (loaded.get(spec.name)?.stamp === stamp)
        continue
      const api = await load(spec, base)
      const { document, model } = loaded.get(spec.name)?.api ?? {}
      // While a spec is broken its last good pages stay.
      loaded.set(spec.name, {
        stamp,
        api: {
          ...(document && { document }),
          ...(model && { model }),
          ...api,
        },
      })
      changed.push(spec.name)
    }
    return changed
  }

  const all = () => specs.flatMap(({ name }) => loaded.get(name)?.api ?? [])
  return {
    root,
    files: specs.map(({ file }) => file),
    all,
    readable: () => all().filter((api): api is ReadableApi => api.model !== undefined && api.document !== undefined),
    refresh: () => running ??= refresh().finally(() => running = undefined),
  }
}

async function load({ name, file }: SpecFile, base: string): Promise<LoadedApi> {
  const { document, findings } = await readDocument(file, { name })
  const usable = document !== undefined && !findings.some(finding => finding.severity === 'error')
  return {
    name,
    file,
    findings,
    ...(usable && {
      document,
      model: createModel(document, { base }),
    }),
  }
}

/** A spec may be split over its folder, so that any file there can change it. */
async function folderStamp(folder: string): Promise<string> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(entry => entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name))
  const stamps = await Promise.all(entries.map(async ({ name }) => {
    const { mtimeMs, size } = await stat(join(folder, name))
    return `${name} ${mtimeMs} ${size}`
  }))
  return stamps.join('\n')
}
