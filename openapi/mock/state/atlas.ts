import type { OperationEntry } from '../operation/operation.ts'
import { isParameter, shapeOf, split } from '../operation/path-template.ts'

/** The paths of a document; paths that differ only in the names of their parameters count as one. */
export interface Atlas {
  entries: OperationEntry[]
  /** The template that stands for a path; undefined where the document has neither the path nor an item directly below it. */
  templateOf: (path: string) => string | undefined
  /** All of them. */
  templates: () => Iterable<string>
  entry: (path: string, method: string) => OperationEntry | undefined
  /** The item below a collection: `/users/{id}` for `/users`. */
  itemOf: (path: string) => string | undefined
  /** The paths one segment longer. */
  below: (path: string) => readonly string[]
  /** Other paths that end in the same word. */
  endingLike: (path: string) => string[]
}

/** Indexes the paths of a document once. */
export function createAtlas(entries: OperationEntry[]): Atlas {
  const templates = new Map<string, string>()
  const methods = new Map<string, OperationEntry>()
  const items = new Map<string, string>()
  const ends = new Map<string, string[]>()
  const children = new Map<string, string[]>()

  function add(path: string): void {
    const shape = shapeOf(path)
    if (templates.has(shape))
      return
    templates.set(shape, path)
    const { parent, last } = split(path)
    ends.set(last, [...(ends.get(last) ?? []), path])
    const siblings = children.get(shapeOf(parent))
    if (siblings)
      siblings.push(path)
    else
      children.set(shapeOf(parent), [path])
  }

  for (const entry of entries) {
    add(entry.path)
    const name = `${entry.method} ${shapeOf(entry.path)}`
    methods.has(name) || methods.set(name, entry)
    const { parent, last } = split(entry.path)
    if (isParameter(last) && !items.has(shapeOf(parent))) {
      items.set(shapeOf(parent), entry.path)
      add(parent)
    }
  }
  return {
    entries,
    templateOf: path => templates.get(shapeOf(path)),
    templates: () => templates.values(),
    entry: (path, method) => methods.get(`${method} ${shapeOf(path)}`),
    itemOf: path => items.get(shapeOf(path)),
    below: path => children.get(shapeOf(path)) ?? [],
    endingLike: path => (ends.get(split(path).last) ?? []).filter(other => other !== path),
  }
}
