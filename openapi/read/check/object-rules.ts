import type { ApiDocument, Tell } from '../../document/document.ts'
import type { Kind } from '../../document/grammar/grammar.ts'
import { closest } from '../../document/text/closest.ts'
import { joinPointer, valueAt } from '../../document/json/pointer.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { walk } from '../../document/grammar/walk.ts'
import { isObject } from '../../document/json/value.ts'

interface Fault {
  key?: string
  rule: string
  message: string
  advice: string
}

/** Reports what single objects lack or have too much of, where that depends on their other fields. */
export function checkObjects({ root, version }: ApiDocument, tell: Tell): void {
  const ids = new Set<string>()
  walk(root, (node, { kind }) => {
    if (kind === 'operation' && typeof node.operationId === 'string')
      ids.add(node.operationId)
    return kind !== 'schema'
  })
  walk(root, (node, { kind, pointer }) => {
    if (kind === 'schema')
      return false
    for (const { key, ...fault } of faultsOf(node, kind, {
      root: root as unknown as PlainObject,
      ids,
      isOld: version.startsWith('2'),
    })) {
      tell({
        ...fault,
        pointer: key === undefined ? pointer() : joinPointer(pointer(), ...key.split('\0')),
      })
    }
    return true
  })
}

interface Around {
  root: PlainObject
  ids: ReadonlySet<string>
  isOld: boolean
}

function faultsOf(node: PlainObject, kind: Kind, around: Around): Fault[] {
  if (typeof node.$ref === 'string')
    return []
  switch (kind) {
    case 'security-scheme':
      return around.isOld ? [] : listMissing(node)
    case 'oauth-flows':
      return Object.entries(node).flatMap(([type, flow]) => (isObject(flow) ? listMissingOfFlow(type, flow) : []))
    case 'parameter':
    case 'header':
      return checkContent(node, kind)
    case 'operation':
      return checkQueryString(node)
    case 'responses':
      return Object.keys(node).flatMap(checkStatus)
    case 'components':
      return checkNames(node)
    case 'link':
      return checkLink(node, around)
    case 'path-item':
      return checkMethods(node)
    default:
      return []
  }
}

const wanted: Record<string, string[]> = {
  apiKey: ['name', 'in'],
  http: ['scheme'],
  oauth2: ['flows'],
  openIdConnect: ['openIdConnectUrl'],
}

/** @see https://spec.openapis.org/oas/v3.2.0#security-scheme-object */
function listMissing(scheme: PlainObject): Fault[] {
  const missing = (wanted[String(scheme.type)] ?? []).filter(key => !Object.hasOwn(scheme, key))
  return missing.map(key => ({
    rule: 'missing-field',
    message: `A security scheme of type ${String(scheme.type)} needs "${key}".`,
    advice: 'add it',
  }))
}

const wantedOfFlow: Record<string, string[]> = {
  implicit: ['authorizationUrl'],
  password: ['tokenUrl'],
  clientCredentials: ['tokenUrl'],
  authorizationCode: ['authorizationUrl', 'tokenUrl'],
  deviceAuthorization: ['deviceAuthorizationUrl', 'tokenUrl'],
}

function listMissingOfFlow(type: string, flow: PlainObject): Fault[] {
  return (wantedOfFlow[type] ?? [])
    .filter(key => !Object.hasOwn(flow, key))
    .map(key => ({
      key: type,
      rule: 'missing-field',
      message: `The flow ${type} needs "${key}".`,
      advice: 'add it',
    }))
}

function checkContent({ schema, content, in: location }: PlainObject, kind: 'parameter' | 'header'): Fault[] {
  const count = isObject(content) ? Object.keys(content).length : 0
  if (location === 'querystring' && schema !== undefined) {
    return [
      {
        key: 'schema',
        rule: 'parameter-schema',
        message: 'A parameter in querystring is described by "content", not by "schema".',
        advice: 'move the schema into content: {application/x-www-form-urlencoded: {schema: …}}',
      },
    ]
  }
  if (schema !== undefined && content !== undefined) {
    return [
      {
        key: 'content',
        rule: 'parameter-schema',
        message: `A ${kind} has either "schema" or "content".`,
        advice: 'take one of them away',
      },
    ]
  }
  if (schema === undefined && content === undefined) {
    return [
      {
        rule: 'parameter-schema',
        message: `A ${kind} needs "schema" or "content".`,
        advice: 'say what its values are',
      },
    ]
  }
  return count > 1
    ? [
        {
          key: 'content',
          rule: 'parameter-schema',
          message: `The content of a ${kind} has one media type; here are ${count}.`,
          advice: 'keep one of them',
        },
      ]
    : []
}

function checkQueryString({ parameters }: PlainObject): Fault[] {
  const list = Array.isArray(parameters) ? parameters.filter(isObject) : []
  return list.some(({ in: location }) => location === 'querystring')
    && list.some(({ in: location }) => location === 'query')
    ? [
        {
          key: 'parameters',
          rule: 'querystring',
          message: 'Parameters in query and in querystring exclude each other.',
          advice: 'describe the whole query string by one parameter, or each of its parts',
        },
      ]
    : []
}

function checkStatus(status: string): Fault[] {
  return /^(?:[1-5](?:\d\d|XX)|default|x-.*)$/.test(status)
    ? []
    : [
        {
          key: status,
          rule: 'status',
          message: `"${status}" is no status code.`,
          advice: /^[1-5]xx$/i.test(status) ? `write "${status.toUpperCase()}"` : 'write one like 200, 2XX or default',
        },
      ]
}

/** @see https://spec.openapis.org/oas/v3.2.0#fixed-fields-5 */
function checkNames(components: PlainObject): Fault[] {
  return Object.entries(components).flatMap(([section, named]) =>
    section.startsWith('x-') || !isObject(named)
      ? []
      : Object.keys(named)
          .filter(name => !/^[\w.-]+$/.test(name))
          .map(name => ({
            key: `${section}\0${name}`,
            rule: 'component-name',
            message: `The name "${name}" has more than letters, digits, ".", "-" and "_".`,
            advice: 'rename it: other tools refuse it',
          })),
  )
}

function checkLink({ operationId, operationRef }: PlainObject, { root, ids }: Around): Fault[] {
  if (typeof operationId === 'string' && !ids.has(operationId)) {
    const meant = closest(operationId, [...ids])
    return [
      {
        key: 'operationId',
        rule: 'dangling-link',
        message: `There is no operation "${operationId}" to link to.`,
        advice: meant === undefined ? 'correct the name' : `write "${meant}"`,
      },
    ]
  }
  return typeof operationRef === 'string' && operationRef.startsWith('#') && valueAt(root, operationRef) === undefined
    ? [
        {
          key: 'operationRef',
          rule: 'dangling-link',
          message: `There is no operation at ${operationRef}.`,
          advice: 'correct the pointer',
        },
      ]
    : []
}

/** @see https://spec.openapis.org/oas/v3.2.0#path-item-additional-operations */
function checkMethods({ additionalOperations }: PlainObject): Fault[] {
  const own = Object.keys(isObject(additionalOperations) ? additionalOperations : {}).filter(method =>
    /^(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE|QUERY)$/.test(method),
  )
  return own.map(method => ({
    key: `additionalOperations\0${method}`,
    rule: 'additional-operation',
    message: `${method} has a field of its own.`,
    advice: `move it to "${method.toLowerCase()}"`,
  }))
}
