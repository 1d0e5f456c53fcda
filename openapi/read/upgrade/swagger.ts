import { joinPointer, pointerSegments, valueAt } from '../../document/json/pointer.ts'
import { toBody, toResponse } from './swagger-content.ts'
import { compact, mapNodes } from './swagger-nodes.ts'
import { toForm, toSchema } from './swagger-parameter.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { walk } from '../../document/grammar/walk.ts'
import { isObject } from '../../document/json/value.ts'

const json = ['application/json']

/**
 * Turns a checked Swagger 2.0 tree into OpenAPI 3.0. Schemas and examples keep their identity, so what is known of their numbers
 * stays known.
 *
 * @see https://spec.openapis.org/oas/v2.0
 */
export function upgradeSwagger(root: PlainObject): PlainObject {
  const named = isObject(root.parameters) ? root.parameters : {}
  rewriteRefs(root, named)
  const {
    swagger,
    host,
    basePath,
    schemes,
    consumes,
    produces,
    definitions,
    parameters,
    responses,
    securityDefinitions,
    ...rest
  } = root
  const media = { consumes: strings(consumes) ?? json, produces: strings(produces) ?? json }
  const servers = toServers(root, strings(schemes))
  for (const item of nodesOf(rest.paths, true))
    upgradePathItem(item, { root, named, media })
  return {
    ...rest,
    openapi: '3.0.4',
    ...(servers.length > 0 && { servers }),
    components: compact({
      schemas: definitions,
      parameters: mapNodes(named, parameter => (isBody(parameter) ? undefined : toParameter(parameter))),
      requestBodies: mapNodes(named, parameter =>
        parameter.in === 'body' ? toBody(parameter, media.consumes) : undefined),
      responses: mapNodes(responses, response => toResponse(response, media.produces)),
      securitySchemes: mapNodes(securityDefinitions, toSecurityScheme),
    }),
  }
}

/** References and schemas, wherever they are, say the same in the words of 3.0. */
function rewriteRefs(root: PlainObject, named: PlainObject): void {
  walk(
    root,
    (node, { kind }) => {
      if (kind === 'schema')
        upgradeSchema(node)
      if (typeof node.$ref !== 'string' || !node.$ref.startsWith('#/'))
        return
      const [section, name = '', ...deeper] = pointerSegments(node.$ref)
      const parameter = Object.hasOwn(named, name) ? named[name] : undefined
      const target =
        section === 'definitions'
          ? 'schemas'
          : section === 'parameters' && isObject(parameter) && parameter.in === 'body'
            ? 'requestBodies'
            : section
      if (target !== undefined && ['schemas', 'parameters', 'responses', 'requestBodies'].includes(target)) {
        node.$ref = joinPointer('#', 'components', target, name, ...deeper)
      }
    },
    'document-2',
  )
}

function upgradeSchema(schema: PlainObject): void {
  if (schema['x-nullable'] === true)
    schema.nullable = true
  delete schema['x-nullable']
  if (schema.type === 'file') {
    schema.type = 'string'
    schema.format = 'binary'
  }
}

interface UpgradeContext {
  root: PlainObject
  named: PlainObject
  media: { consumes: string[], produces: string[] }
}

function upgradePathItem(item: PlainObject, context: UpgradeContext): void {
  const shared = nodesOf(item.parameters).map(node => deref(node, context))
  if (item.parameters !== undefined)
    item.parameters = plainParameters(item.parameters, context)
  for (const method of ['get', 'put', 'post', 'delete', 'options', 'head', 'patch']) {
    const operation = item[method]
    if (isObject(operation))
      upgradeOperation(operation, shared, context)
  }
}

function upgradeOperation(operation: PlainObject, shared: PlainObject[], context: UpgradeContext): void {
  const { root, media } = context
  const consumes = strings(operation.consumes) ?? media.consumes
  const produces = strings(operation.produces) ?? media.produces
  const schemes = strings(operation.schemes)
  const own = nodesOf(operation.parameters)
  const all = [...own.map(node => deref(node, context)), ...shared]
  const body =
    own.find(node => String(node.$ref).startsWith('#/components/requestBodies/'))
    ?? all.find(parameter => parameter.in === 'body')
  const fields = all.filter(parameter => parameter.in === 'formData')
  if (body) {
    // A body that operations share is what each of them consumes.
    const isShared = typeof body.$ref === 'string' && operation.consumes === undefined
    operation.requestBody = isShared ? { $ref: body.$ref } : toBody(deref(body, context), consumes)
  }
  else if (fields.length > 0) {
    operation.requestBody = toForm(fields, consumes)
  }
  if (operation.parameters !== undefined)
    operation.parameters = plainParameters(operation.parameters, context)
  if (schemes && root.host !== undefined)
    operation.servers = toServers(root, schemes)
  if (isObject(operation.responses)) {
    operation.responses = mapNodes(
      operation.responses,
      response => toResponse(operation.produces === undefined ? response : sharedResponse(response, root), produces),
      true,
    )
  }
  for (const key of ['consumes', 'produces', 'schemes'])
    delete operation[key]
}

/** A response that operations share comes as each of them produces it. */
function sharedResponse(response: PlainObject, { responses }: PlainObject): PlainObject {
  const name = /^#\/components\/responses\/([^/]+)$/.exec(String(response.$ref))?.[1]
  const target = name === undefined ? undefined : valueAt(responses, joinPointer('#', ...pointerSegments(`#/${name}`)))
  return isObject(target) ? target : response
}

/** The parameter behind a reference, which has been rewritten already. */
function deref(node: PlainObject, { named }: UpgradeContext): PlainObject {
  const name = typeof node.$ref === 'string' ? pointerSegments(node.$ref).at(-1) : undefined
  const target = name === undefined ? node : valueAt(named, joinPointer('#', name))
  return isObject(target) ? target : node
}

function plainParameters(parameters: unknown, context: UpgradeContext): PlainObject[] {
  return nodesOf(parameters)
    .filter(node => !isBody(deref(node, context)))
    .map(node => (typeof node.$ref === 'string' ? node : toParameter(node)))
}

function isBody({ in: location }: PlainObject): boolean {
  return location === 'body' || location === 'formData'
}

function toParameter(parameter: PlainObject): PlainObject {
  const { schema, style, rest } = toSchema(parameter)
  return { ...rest, ...style, schema }
}

function toSecurityScheme(scheme: PlainObject): PlainObject {
  const { flow, authorizationUrl, tokenUrl, scopes, ...rest } = scheme
  if (rest.type === 'basic')
    return { ...rest, type: 'http', scheme: 'basic' }
  if (rest.type !== 'oauth2')
    return scheme
  const name = { application: 'clientCredentials', accessCode: 'authorizationCode' }[String(flow)] ?? String(flow)
  return {
    ...rest,
    flows: { [name]: compact({ authorizationUrl, tokenUrl, scopes: scopes ?? {} }) },
  }
}

/** Where no scheme is said, it is that of the page; the safe one is taken. */
function toServers({ host, basePath = '' }: PlainObject, schemes: string[] = ['https']): PlainObject[] {
  if (typeof host !== 'string') {
    return typeof basePath === 'string' && basePath !== '' ? [{ url: basePath }] : []
  }
  return schemes.map(scheme => ({ url: `${scheme}://${host}${String(basePath)}` }))
}

function strings(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value.map(String) : undefined
}

function nodesOf(value: unknown, isMap = false): PlainObject[] {
  const items =
    isMap && isObject(value)
      ? Object.entries(value)
          .filter(([key]) => !key.startsWith('x-'))
          .map(([, item]) => item)
      : value
  return Array.isArray(items) ? items.filter(isObject) : []
}
