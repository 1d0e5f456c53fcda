import type { Source } from '../syntax/parsed.ts'
import { readFile, stat } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import process from 'node:process'
import { isRemote } from '../bundle/ref.ts'
import { maxFileBytes, parseSource, refused } from '../syntax/source.ts'

/** How messages name a file: from the working directory, where it is below that. */
export function labelOf(path: string): string {
  const label = relative(process.cwd(), path) || path
  return label.startsWith(`..${sep}`) ? path : label
}

/** Names files that are relative to a folder; the spec itself where none is given. */
export function nameFrom(folder: string, spec: string) {
  return (named?: string): string => {
    if (named === undefined)
      return labelOf(resolve(spec))
    return isRemote(named) ? named : labelOf(resolve(folder, named))
  }
}

/** Reads and parses a file; what cannot be read is a source with a problem. */
export async function parseFile(path: string, label: string): Promise<Source> {
  try {
    const { size } = await stat(path)
    return size > maxFileBytes
      ? refused(label, {
          rule: 'too-large',
          message: `The file has ${Math.round(size / 1e6)} MB, and at most ${maxFileBytes / 1e6} are read.`,
          advice: 'split it into several files',
        })
      : parseSource(label, await readFile(path))
  }
  catch (error) {
    if (error instanceof Error && 'code' in error) {
      return refused(label, {
        rule: 'unreadable',
        message: `The file cannot be read (${String(error.code)}).`,
        advice: 'check its name and who may read it',
      })
    }
    throw error
  }
}

/** Whether a path lies in a folder, or below it. */
export function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
