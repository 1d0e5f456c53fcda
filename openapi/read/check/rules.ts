import { operationsOf } from './methods.ts'
import type { ApiDocument, Tell } from '../../document/document.ts'
import type { Parameter, PathItem, Ref } from '../../document/openapi.ts'
import { checkObjects } from './object-rules.ts'
import { checkPaths } from './paths.ts'
import { componentName, joinPointer, resolve } from '../../document/resolve.ts'
import { checkSchemas } from './schema-rules.ts'
import { checkServers } from './server-rules.ts'
import { checkTags } from './tags.ts'
import { walk } from '../../document/walk.ts'

/** What the objects of a document must have in common; structure and references are checked before. */
export function checkRules(document: ApiDocument, tell: Tell): void {
  checkOperationIds(document, tell)
  checkParameters(document, tell)
  checkPaths(document, tell)
  checkTags(document, tell)
  checkSecurity(document, tell)
  checkServers(document, tell)
  checkObjects(document, tell)
  checkSchemas(document, tell)
}

/** @see https://spec.openapis.org/oas/v3.2.0#operation-object */
function checkOperationIds({ root }: ApiDocument, tell: Tell): void {
  const first = new Map<string, string>()
  walk(root, (node, { kind, pointer }) => {
    const id = node.operationId
    if (kind !== 'operation' || typeof id !== 'string')
      return
    const at = joinPointer(pointer(), 'operationId')
    const before = first.get(id)
    if (before === undefined) {
      first.set(id, at)
    }
    else {
      tell({
        rule: 'duplicate-operation-id',
        pointer: at,
        message: `The operationId "${id}" is taken by ${before.replace(/\/operationId$/, '')}.`,
        advice: 'give each operation its own',
      })
    }
  })
}

function checkParameters(document: ApiDocument, tell: Tell): void {
  for (const [path, node] of Object.entries(document.root.paths ?? {})) {
    if (path.startsWith('x-'))
      continue
    const pointer = joinPointer('#', 'paths', path)
    const item = resolve<PathItem>(document, node, pointer)
    if (item === undefined)
      continue
    const names = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '')
    checkTemplate(path, names, pointer, tell)
    const shared = list(document, item.value.parameters, item.pointer, tell)
    for (const [operation, at] of operationsOf(item.value, item.pointer)) {
      checkOperation(
        {
          names,
          own: list(document, operation.parameters, at, tell),
          shared,
          at,
        },
        tell,
      )
    }
  }
}

interface Named {
  parameter: Parameter
  at: string
}

function checkOperation(
  { names, own, shared, at }: { names: string[], own: Named[], shared: Named[], at: string },
  tell: Tell,
): void {
  const inPath = [...own, ...shared].filter(({ parameter }) => parameter.in === 'path')
  for (const name of new Set(names)) {
    if (!inPath.some(({ parameter }) => parameter.name === name)) {
      tell({
        rule: 'path-parameter-missing',
        pointer: at,
        message: `The path has {${name}}, and no parameter describes it.`,
        advice: `add a parameter "${name}" in path`,
      })
    }
  }
  for (const { parameter, at } of inPath) {
    if (!names.includes(parameter.name)) {
      tell({
        rule: 'path-parameter-unused',
        pointer: at,
        message: `The path parameter "${parameter.name}" is not in the path.`,
        advice: `add {${parameter.name}} to the path, or take the parameter away`,
      })
    }
    else if (parameter.required !== true) {
      tell({
        rule: 'path-parameter-optional',
        pointer: at,
        message: `The path parameter "${parameter.name}" must be required.`,
        advice: 'add "required: true"',
      })
    }
  }
}

function list(
  document: ApiDocument,
  parameters: (Parameter | Ref)[] | undefined,
  pointer: string,
  tell: Tell,
): Named[] {
  const seen = new Set<string>()
  return (parameters ?? []).flatMap((node, index) => {
    const at = joinPointer(pointer, 'parameters', index)
    const parameter = resolve<Parameter>(document, node, at)?.value
    if (parameter === undefined)
      return []
    const key = `${parameter.in} ${parameter.name}`
    if (seen.has(key)) {
      tell({
        rule: 'duplicate-parameter',
        pointer: at,
        message: `The ${parameter.in} parameter "${parameter.name}" is here twice.`,
        advice: 'keep one of them',
      })
    }
    seen.add(key)
    return [{ parameter, at }]
  })
}

function checkTemplate(path: string, names: string[], pointer: string, tell: Tell): void {
  if (!path.startsWith('/')) {
    tell({
      rule: 'path-slash',
      pointer,
      message: `The path "${path}" does not begin with a slash.`,
      advice: `write "/${path}"`,
    })
  }
  if (/[?#]/.test(path)) {
    tell({
      rule: 'path-template',
      pointer,
      message: `The path "${path}" has a query string or a fragment.`,
      advice: 'describe its parts as parameters in query',
    })
  }
  const repeated = names.find((name, index) => names.indexOf(name) !== index)
  if (repeated !== undefined) {
    tell({
      rule: 'path-template',
      pointer,
      message: `The path has {${repeated}} twice.`,
      advice: 'rename one of them',
    })
  }
  if (/[{}]/.test(path.replace(/\{[^{}]+\}/g, ''))) {
    tell({
      rule: 'path-template',
      pointer,
      message: `The braces of the path "${path}" do not match.`,
      advice: 'write {name} for each parameter',
    })
  }
}

/** @see https://spec.openapis.org/oas/v3.2.0#security-requirement-object */
function checkSecurity({ root }: ApiDocument, tell: Tell): void {
  const schemes = root.components?.securitySchemes ?? {}
  walk(root, (node, { kind, pointer }) => {
    if ((kind !== 'operation' && kind !== 'document') || !Array.isArray(node.security))
      return
    node.security.forEach((requirement: object, index) => {
      for (const name of Object.keys(requirement)) {
        const local = componentName(name) ?? name
        if (!Object.hasOwn(schemes, local)) {
          tell({
            rule: 'unknown-security-scheme',
            pointer: joinPointer(pointer(), 'security', index, name),
            message: `There is no security scheme "${name}".`,
            advice: 'add it to components.securitySchemes, or correct the name',
          })
        }
      }
    })
  })
}
