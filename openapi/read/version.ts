import type { Tell } from '../document/document.ts'
import type { PlainObject } from '../document/json/value.ts'
import { isObject } from '../document/json/value.ts'

/** The version a document is read as. */
export interface Version {
  /** As written where it can be read, `3.0.3`; else the one it is taken for. */
  text: string
  /** `3.1` for every 3.1.x; never beyond the newest that is known. */
  number: 2 | 3 | 3.1 | 3.2
}

/**
 * The version of OpenAPI that a document says it is written in, or plainly is; undefined where it says and looks like none.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#versions-and-deprecation
 */
export function readVersion(root: PlainObject, tell: Tell): Version | undefined {
  const key = root.openapi !== undefined ? 'openapi' : 'swagger'
  const written = root[key]
  const text = typeof written === 'string' || typeof written === 'number' ? String(written).trim() : ''
  if (key === 'openapi' && /^3\.[0-2](?:\.\d+)?(?:-.*)?$/.test(text))
    return { text, number: numberOf(text) }
  if (key === 'swagger' && /^2(?:\.0)?$/.test(text))
    return { text: '2.0', number: 2 }
  const taken = nearest(text) ?? guess(root)
  if (taken === undefined)
    return undefined
  tell({
    rule: 'version',
    pointer: written === undefined ? '#' : `#/${key}`,
    message: written === undefined
      ? 'The file does not say which version of OpenAPI it is written in.'
      : `${key}: ${JSON.stringify(written)} is no version that is known.`,
    advice: `write ${taken.number === 2 ? 'swagger: "2.0"' : `openapi: ${taken.text}`}, as it is read`,
  })
  return taken
}

function numberOf(text: string): Version['number'] {
  return text.startsWith('3.0') ? 3 : text.startsWith('3.1') ? 3.1 : 3.2
}

/** `v3.0.1`, `3.0.0.0`, `3`, `3.3.0`, and versions under the wrong key. */
function nearest(text: string): Version | undefined {
  const [, major, minor = '0'] = /^v?([23])(?:\.(\d+))?(?!\d)/.exec(text) ?? []
  if (major === '2')
    return { text: '2.0', number: 2 }
  if (major === undefined)
    return undefined
  const known = (['3.0.4', '3.1.1', '3.2.0'] as const)[Math.min(Number(minor), 2)] ?? '3.2.0'
  return { text: known, number: numberOf(known) }
}

/** What only one of the versions has. */
function guess(root: PlainObject): Version | undefined {
  const has = (...keys: string[]) => keys.some(key => isObject(root[key]))
  if (has('definitions', 'securityDefinitions') || (has('paths') && typeof root.basePath === 'string'))
    return { text: '2.0', number: 2 }
  if (!has('paths', 'components', 'webhooks'))
    return undefined
  return !has('webhooks') && saysNullable(root.components ?? root.paths, 0)
    ? { text: '3.0.4', number: 3 }
    : { text: '3.1.1', number: 3.1 }
}

function saysNullable(value: unknown, depth: number): boolean {
  return typeof value === 'object' && value !== null && depth < 50
    && (Object.hasOwn(value, 'nullable') || Object.values(value).some(item => saysNullable(item, depth + 1)))
}
