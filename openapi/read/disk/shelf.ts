import type { Load, Refusal } from '../bundle/find.ts'
import type { createRemote } from '../remote.ts'
import type { Source } from '../syntax/parsed.ts'
import { realpath } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { isRemote } from '../bundle/ref.ts'
import { isInside, labelOf, parseFile } from './file.ts'
import { besideSpec } from './spec-files.ts'

/** How many files one spec may be split into. */
const maxFiles = 2000

/** The files of one spec: each is read once, and none outside the folder of the first but from hosts that are allowed. */
export function createShelf(file: string, remote: ReturnType<typeof createRemote>) {
  const folder = dirname(resolve(file))
  const sources = new Map<string, Promise<Source>>()
  const paths = new WeakMap<Source, string>()
  const opened = new Map<string, ReturnType<Load>>()

  async function read(path: string): Promise<Source> {
    const source = await parseFile(path, labelOf(path))
    paths.set(source, path)
    return source
  }

  function readOnce(path: string): Promise<Source> {
    const known = sources.get(path) ?? read(path)
    sources.set(path, known)
    return known
  }

  async function open(asked: string, ref: string): Promise<Source | Refusal> {
    const advice = 'keep everything a spec refers to in its own folder'
    if (ref.includes('\0') || !isInside(asked, folder))
      return { refusal: `The $ref "${ref}" leads out of the folder of the spec.`, advice }
    const path = await realpath(asked).catch(() => undefined)
    if (path === undefined) {
      return {
        refusal: `There is no file "${ref}".`,
        advice: 'correct the path; it is relative to the file it stands in',
      }
    }
    if (!isInside(path, await realpath(folder)))
      return { refusal: `The $ref "${ref}" is a link that leads out of the folder of the spec.`, advice }
    if (sources.size >= maxFiles && !sources.has(asked))
      return { refusal: `The spec has more than ${maxFiles} files.` }
    return readOnce(asked)
  }

  const load: Load = (from, ref) => {
    if (isRemote(ref) || isRemote(from.file)) {
      return remote.load(ref, isRemote(from.file) ? from.file : 'https://invalid/')
    }
    const asked = resolve(dirname(paths.get(from) ?? file), ref)
    const known = opened.get(asked) ?? open(asked, ref)
    opened.set(asked, known)
    return known
  }

  async function readOverlays(ending: string): Promise<Source[]> {
    const found: Source[] = []
    for (const extension of ['yaml', 'yml', 'json']) {
      const path = resolve(besideSpec(file, `${ending}.${extension}`))
      const real = await realpath(path).catch(() => undefined)
      if (real !== undefined && isInside(real, await realpath(folder)))
        found.push(await readOnce(path))
    }
    return found
  }

  /** `<api>.slugs.json` for `.slugs.json`, where there is such a file. */
  async function readBeside(ending: string): Promise<Source | undefined> {
    const path = resolve(besideSpec(file, ending))
    const real = await realpath(path).catch(() => undefined)
    return real !== undefined && isInside(real, await realpath(folder)) ? readOnce(path) : undefined
  }

  return {
    read: readOnce,
    readOverlays,
    readBeside,
    load,
    files: () => [...sources.keys()],
  }
}
