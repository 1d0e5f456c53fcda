import { joinPointer, pointerSegments, valueAt } from '../../document/json/pointer.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { walk } from '../../document/grammar/walk.ts'
import { isObject } from '../../document/json/value.ts'

/** Where a part of the upgraded document stood in the Swagger 2.0 file. */
export type SwaggerOrigin = (upgraded: PlainObject, pointer: string) => string

/**
 * Remembers where everything stands in a Swagger 2.0 tree before it is upgraded in place. Objects that keep their identity are known
 * by it; what was built anew is led back to what it was built of.
 */
export function rememberSwagger(root: PlainObject): SwaggerOrigin {
  const places = new WeakMap<object, string>()
  const plain = new Map<string, number[]>()
  walk(
    root,
    (node, { kind, pointer }) => {
      places.set(node, pointer())
      if ((kind === 'operation-2' || kind === 'path-item-2') && Array.isArray(node.parameters))
        plain.set(pointer(), listPlain(root, node.parameters))
    },
    'document-2',
  )
  return (upgraded, pointer) => {
    const segments = pointerSegments(pointer)
    let known = '#'
    let length = 0
    let node: unknown = upgraded
    for (const [index, segment] of segments.entries()) {
      node = isObject(node) || Array.isArray(node) ? (node as PlainObject)[segment] : undefined
      const place = isObject(node) ? places.get(node) : undefined
      if (place !== undefined) {
        known = place
        length = index + 1
      }
    }
    return joinPointer(known, ...rewrite(segments.slice(length), plain.get(known)))
  }
}

/** The places of the parameters that stay parameters, which their bodies leave. */
function listPlain(root: PlainObject, parameters: unknown[]): number[] {
  return parameters.flatMap((parameter, index) => {
    const target = isObject(parameter) && typeof parameter.$ref === 'string' ? valueAt(root, parameter.$ref) : parameter
    return isObject(target) && target.in !== 'body' && target.in !== 'formData' ? [index] : []
  })
}

/** What of a pointer is below the last object that kept its identity, in the words of 2.0. */
function rewrite(rest: string[], plain: number[] = []): string[] {
  const [first = '', second = '', ...deeper] = rest
  switch (first) {
    case 'components':
      return rewriteComponent(second, deeper)
    case 'parameters':
      return ['parameters', String(plain[Number(second)] ?? second), ...withoutSchema(deeper)]
    case 'responses':
      return ['responses', ...rewriteResponse([second, ...deeper])]
    case 'requestBody':
    case 'servers':
      return []
    default:
      return rest
  }
}

function rewriteComponent(section: string, rest: string[]): string[] {
  const [name = '', ...deeper] = rest
  switch (section) {
    case 'schemas':
      return ['definitions', ...rest]
    case 'securitySchemes':
      return ['securityDefinitions', name]
    case 'responses':
      return ['responses', ...rewriteResponse(rest)]
    case 'parameters':
      return ['parameters', name, ...withoutSchema(deeper)]
    case 'requestBodies':
      return ['parameters', name]
    default:
      return []
  }
}

/** A response has its examples by media type, and one schema for all. */
function rewriteResponse([name = '', first, type = '', key, ...deeper]: string[]): string[] {
  if (first !== 'content') {
    return first === undefined ? [name] : [name, first, ...(type === '' ? [] : [type])]
  }
  if (key === 'example')
    return [name, 'examples', type, ...deeper]
  return key === 'schema' ? [name, 'schema', ...deeper] : [name]
}

/** A parameter says of itself what a schema would. */
function withoutSchema([first, ...rest]: string[]): string[] {
  return first === undefined || first === 'schema' ? rest : [first, ...rest]
}
