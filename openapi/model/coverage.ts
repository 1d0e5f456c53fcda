import type { ApiDocument } from '../document/document.ts'
import { values } from '../document/grammar/fields.ts'
import type { Kind } from '../document/grammar/grammar.ts'
import { grammar } from '../document/grammar/grammar.ts'
import { walk } from '../document/grammar/walk.ts'
import { renderedExtensions, renderedFields } from './coverage-fields.ts'

/** How often a field or an extension stands in a document, and whether a reader sees it. */
export interface CoverageEntry {
  /** `schema.pattern`, `operation.x-codeSamples`. */
  field: string
  count: number
  rendered: boolean
  /** Where it stands first. */
  pointer: string
  /** The reason why it is not rendered. */
  why?: string
}

export interface Coverage {
  rendered: CoverageEntry[]
  /** Everything that no page shows. */
  notRendered: CoverageEntry[]
}

/** Counts every field and extension of a document as rendered or not. Examples and defaults are data, and not looked into. */
export function coverageOf(document: ApiDocument): Coverage {
  const entries = new Map<string, CoverageEntry>()
  walk(document.root, (node, { kind, pointer }) => {
    for (const key of Object.keys(node)) {
      const field = `${kind}.${key}`
      // The keys of maps are names, so each entry is counted as the object that it holds.
      if (!key.startsWith('x-') && !Object.hasOwn(renderedFields, kind))
        continue
      const known = entries.get(field)
      if (known) {
        known.count++
      }
      else {
        entries.set(field, {
          field,
          count: 1,
          rendered: isRendered(kind, key),
          pointer: pointer(),
          ...(!isRendered(kind, key) && { why: reasonOf(kind, key) }),
        })
      }
    }
  })
  const all = [...entries.values()].toSorted(
    (one, other) => other.count - one.count || (one.field < other.field ? -1 : 1),
  )
  return {
    rendered: all.filter(({ rendered }) => rendered),
    notRendered: all.filter(({ rendered }) => !rendered),
  }
}

/** Extensions by which a spec speaks to generators, gateways and routers. */
const toolExtensions =
  /^x-(?:stainless|speakeasy|fern|octokit|swagger-router|openapi-router|amazon|google|ms|kong|zuplo|apigee|azure|kubernetes|go|java|kotlin|swift|csharp|php|python|ruby|rust|codegen|oapi-codegen|orval|eov|exegesis|oas-kit|redocly|spectral|postman|origin|generated|mock|faker)(?:-|$)/

function reasonOf(kind: Kind, key: string): string {
  if (toolExtensions.test(key))
    return 'meant for other tools'
  if (key.startsWith('x-'))
    return 'an extension without a common meaning'
  return Object.hasOwn(values[kind], key) || Object.hasOwn(grammar[kind], key)
    ? 'has no place on a page'
    : 'no field of OpenAPI'
}

function isRendered(kind: Kind, key: string): boolean {
  return key.startsWith('x-')
    ? renderedExtensions.has(key)
    : Object.hasOwn(renderedFields, kind) && renderedFields[kind]?.has(key) === true
}
