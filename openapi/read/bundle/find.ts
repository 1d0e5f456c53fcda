import type { Names } from './ref.ts'
import { collectNames, isRemote, namedPointer, splitRef } from './ref.ts'
import { valueAt } from '../../document/json/pointer.ts'
import type { Source } from '../syntax/parsed.ts'
import type { Report } from '../../document/document.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { tryDecodePercent } from '../../document/text/percent.ts'

/** A part of the bundle, and the part of a file it was made from. */
export interface Origin {
  pointer: string
  source: Source
  from: string
}

/** Reads the file or the address that a `$ref` names, seen from the file it stands in; a sentence where it may not or cannot be read. */
export type Load = (from: Source, path: string) => Promise<Source | Refusal>

/** Why a file is not read, in a sentence. */
export interface Refusal {
  refusal: string
  advice?: string
  rule?: string
}

/** Reports something of a file. */
export type Tell = (source: Source, report: Report) => void

interface FinderOptions {
  source: Source
  root: PlainObject
  load: Load
  report: Tell
}

/** Finds what references name: by file and pointer, by `$self`, by `$id` and `$anchor`. Whole names are collected once a file. */
export function createFinder({ source, root, load, report }: FinderOptions) {
  const names = new Map<Source, Names | undefined>()

  const namesOf = (of: Source): Names | undefined => {
    if (!names.has(of)) {
      names.set(
        of,
        usesNames(of.value)
          ? collectNames(of.value, isRemote(of.file) ? of.file : `file:///${encodeURI(of.file)}`)
          : undefined,
      )
    }
    return names.get(of)
  }

  /** The file and the pointer that a reference names. Reports where it names nothing. */
  async function find(ref: string, part: Origin, at: string): Promise<{ source: Source, pointer: string } | undefined> {
    const tell = (rule: string, message: string, advice?: string) => {
      report(part.source, {
        rule,
        pointer: sourcePointer(part, at),
        message,
        advice,
      })
      return undefined
    }
    const known = namesOf(part.source)
    const named = known && namedPointer(ref, sourcePointer(part, at), known)
    if (named !== undefined)
      return { source: part.source, pointer: named }
    if (
      part.source === source
      && typeof root.$self === 'string'
      && root.$self !== ''
      && splitRef(ref).file === root.$self
    ) {
      return { source, pointer: `#${splitRef(ref).fragment}` }
    }
    const { file, fragment } = splitRef(ref)
    const target =
      file === ''
        ? part.source
        : await load(part.source, isRemote(file) || isRemote(part.source.file) ? file : tryDecodePercent(file))
    if ('refusal' in target)
      return tell(target.rule ?? 'unreadable-ref', target.refusal, target.advice)
    if (fragment !== '' && !fragment.startsWith('/')) {
      const pointer = namesOf(target)?.anchors.get(`${namesOf(target)?.baseAt('#')}#${fragment}`)
      return pointer === undefined
        ? tell('dangling-ref', `The $ref "${ref}" names an anchor that is not there.`)
        : { source: target, pointer }
    }
    if (target !== source && valueAt(target.value, `#${fragment}`) === undefined)
      return tell('dangling-ref', `The $ref "${ref}" leads nowhere: ${target.file} has nothing at #${fragment}.`)
    return { source: target, pointer: `#${fragment}` }
  }

  return { find, hasNames: namesOf(source) !== undefined }
}

/** A pointer into the bundle as a pointer into the file of its part. */
export function sourcePointer({ pointer, from }: Pick<Origin, 'pointer' | 'from'>, at: string): string {
  const rest = at.slice(pointer.length)
  return from.endsWith('/..') ? from.slice(0, -3) + rest.replace(/^\/[^/]*/, '') : from + rest
}

function usesNames(value: unknown): boolean {
  return Array.isArray(value)
    ? value.some(usesNames)
    : isObject(value)
      && (Object.keys(value).some(key => key === '$id' || key === '$anchor' || key === '$dynamicAnchor')
        || Object.values(value).some(usesNames))
}
