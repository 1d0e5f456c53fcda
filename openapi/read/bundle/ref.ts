import { joinPointer } from '../../document/json/pointer.ts'
import { isObject } from '../../document/json/value.ts'

/** A `$ref` taken apart: the file it names, empty for the same one, and the fragment without `#`. */
export interface RefTarget {
  file: string
  fragment: string
}

/** Whether a reference, or the file it stands in, is not on the disk: `https://…`, `//host/…`, any other scheme. */
export function isRemote(ref: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\)/i.test(ref)
}

export function splitRef(ref: string): RefTarget {
  const hash = ref.indexOf('#')
  return hash < 0 ? { file: ref, fragment: '' } : { file: ref.slice(0, hash), fragment: ref.slice(hash + 1) }
}

/** The names a file gives to its schemas: `$anchor` and `$dynamicAnchor` by name, `$id` by its full URL; each with its pointer. */
export interface Names {
  anchors: Map<string, string>
  ids: Map<string, string>
  /** The base URL in force at a pointer: that of the nearest `$id` above. */
  baseAt: (pointer: string) => string
}

/**
 * Collects the names in a tree. Nothing is fetched: an `$id` is only ever a name.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2
 */
export function collectNames(root: unknown, base: string): Names {
  const anchors = new Map<string, string>()
  const ids = new Map<string, string>()
  const bases: { pointer: string, url: string }[] = []

  function collect(value: unknown, pointer: string, url: string): void {
    if (Array.isArray(value))
      return value.forEach((item, index) => collect(item, joinPointer(pointer, index), url))
    if (!isObject(value))
      return
    const own = typeof value.$id === 'string' ? join(value.$id, url) : url
    if (typeof value.$id === 'string') {
      ids.set(own, pointer)
      bases.push({ pointer, url: own })
    }
    for (const name of [value.$anchor, value.$dynamicAnchor]) {
      if (typeof name === 'string')
        anchors.set(`${own}#${name}`, pointer)
    }
    Object.entries(value).forEach(([key, item]) => {
      if (typeof item === 'object' && item !== null)
        collect(item, joinPointer(pointer, key), own)
    })
  }

  collect(root, '#', base)
  const baseAt = (pointer: string) =>
    bases.findLast(({ pointer: above }) => pointer === above || pointer.startsWith(`${above}/`))?.url ?? base
  return { anchors, ids, baseAt }
}

/** Resolves a reference against a base; what cannot be a URL stands for itself. */
function join(ref: string, base: string): string {
  return URL.canParse(ref, base) ? new URL(ref, base).href.replace(/#$/, '') : ref
}

/** The local pointer that a reference names by `$id` or anchor, undefined where it names none. */
export function namedPointer(ref: string, at: string, { anchors, ids, baseAt }: Names): string | undefined {
  const url = join(ref, baseAt(at))
  const anchored = anchors.get(url)
  if (anchored !== undefined)
    return anchored
  const { file, fragment } = splitRef(url)
  const resource = ids.get(file)
  return resource !== undefined && (fragment === '' || fragment.startsWith('/')) ? resource + fragment : undefined
}
