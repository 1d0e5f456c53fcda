import type { ReadableApi } from './shared.ts'
import { stringify } from 'yaml'
import { copyNumerals } from '../openapi/document/numerals.ts'

/** A file that readers can take away. */
export interface PublishedFile {
  path: string
  type: string
  text: string
}

/** The document as this site reads it, without what its owner marked as internal; OpenAPI 3.2 whatever it was written in. */
export function publishSpec({ name, document }: ReadableApi): PublishedFile[] {
  const root = withoutInternal(document.root)
  return [
    {
      path: `${name}/openapi.json`,
      type: 'application/json; charset=utf-8',
      // For programs: a person reads the YAML, and indentation is half of a large document.
      text: JSON.stringify(root),
    },
    {
      path: `${name}/openapi.yaml`,
      type: 'application/yaml; charset=utf-8',
      text: stringify(root, { aliasDuplicateObjects: false }),
    },
  ]
}

/** `x-internal: true` takes an operation, a parameter, a schema or a tag out of everything that is published. */
export function withoutInternal(node: unknown): unknown {
  if (typeof node !== 'object' || node === null)
    return node
  const kept = Array.isArray(node)
    ? node.filter(item => !isInternal(item)).map(withoutInternal)
    : Object.fromEntries(
        Object.entries(node)
          .filter(([, value]) => !isInternal(value))
          .map(([key, value]) => [key, withoutInternal(value)] as const),
      )
  // Where items are gone, what is known of places no longer holds.
  if (!Array.isArray(node) || node.length === (kept as unknown[]).length)
    copyNumerals(node, kept)
  return kept
}

function isInternal(node: unknown): boolean {
  return typeof node === 'object' && node !== null && (node as Record<string, unknown>)['x-internal'] === true
}
