import type { ApiDocument } from '../../document/document.ts'
import type { Parameter, RequestBody, Schema } from '../types.ts'
import { walk } from '../../document/grammar/walk.ts'
import { pointerSegments } from '../../document/json/pointer.ts'
import { remember } from '../../document/remember.ts'
import { isRef } from '../../document/resolve.ts'

const known = new WeakMap<ApiDocument, string[]>()

/**
 * The names of what a request sends whose format is `password`, however deep, if any; `''` for a body that is one itself. Where the page
 * shows a schema in part, the whole document's count.
 *
 * @see https://spec.openapis.org/registry/format/password
 */
export function listSecretFields(
  document: ApiDocument,
  { parameters, requestBody }: { parameters: Parameter[], requestBody: RequestBody | undefined },
): string[] | undefined {
  const names = new Set<string>()
  let isWhole = true
  const pending = [
    ...parameters.map(({ name, schema }) => ({ name, schema })),
    ...(requestBody?.content ?? []).flatMap(({ schema }) => schema === undefined ? [] : [{ name: '', schema }]),
  ]
  for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
    const { name, schema } = one
    isWhole &&= schema.cut !== 'budget' && schema.omitted === undefined && schema.bases === undefined
    if (schema.format === 'password')
      names.add(name)
    pending.push(...listParts(schema, name))
  }
  if (!isWhole)
    remember(known, document, () => listOfDocument(document)).forEach(name => names.add(name))
  return names.size > 0 ? [...names] : undefined
}

/** The schemas within one, each with the name under which its values stand. */
function listParts(
  { properties, items, tuple, additional, variants, conditions }: Schema,
  name: string,
): { name: string, schema: Schema }[] {
  const beside = [
    ...(items ? [items] : []),
    ...(tuple ?? []),
    ...(additional ?? []).map(({ schema }) => schema),
    ...(variants ?? []).flatMap(({ options }) => options.map(({ schema }) => schema)),
    ...(conditions ?? []).flatMap(({ schema }) => schema ?? []),
  ]
  return [...properties ?? [], ...beside.map(schema => ({ name, schema }))]
}

/** The names under which a document has passwords anywhere. */
function listOfDocument(document: ApiDocument): string[] {
  const names = new Set<string>()
  /** Components that are passwords themselves, and who refers to which. */
  const components = new Set<string>()
  const uses: { target: string, path: string[] }[] = []
  const note = (path: readonly string[]): void => {
    const at = path.lastIndexOf('properties')
    if (at >= 0)
      names.add(path[at + 1] ?? 'properties')
    else if (path[0] === 'components')
      components.add(path.slice(0, 3).join('\0'))
  }
  walk(document.root, (node, { path }) => {
    if (isRef(node) && node.$ref.startsWith('#/'))
      uses.push({ target: pointerSegments(node.$ref).join('\0'), path: [...path] })
    else if (node.format === 'password')
      note(path)
  })
  // A set hands out what is added to it while it is gone through.
  for (const component of components)
    uses.filter(({ target }) => target === component).forEach(({ path }) => note(path))
  return [...names]
}
