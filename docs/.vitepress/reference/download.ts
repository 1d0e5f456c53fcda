import type { ReadableApi } from './shared.ts'
import { stringify } from 'yaml'

/** A file that readers can take away. */
export interface PublishedFile { path: string, type: string, text: string }

/** The document as this site reads it, without what its owner marked as internal; OpenAPI 3.2 whatever it was written in. */
export function publishSpec({ name, document }: ReadableApi): PublishedFile[] {
  const root = withoutInternal(document.root)
  return [
    {
      path: `${name}/openapi.json`,
      type: 'application/json; charset=utf-8',
      text: `${JSON.stringify(root, null, 2)}\n`,
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
  if (Array.isArray(node))
    return node.filter(item => !isInternal(item)).map(withoutInternal)
  if (typeof node !== 'object' || node === null)
    return node
  const entries = Object.entries(node).filter(([, value]) => !isInternal(value)).map(([key, value]) => [
    key,
    withoutInternal(value),
  ] as const)
  return Object.fromEntries(entries)
}

function isInternal(node: unknown): boolean {
  return typeof node === 'object' && node !== null && (node as Record<string, unknown>)['x-internal'] === true
}
