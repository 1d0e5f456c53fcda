import { followPathItem, operationsOf } from '../../document/operations.ts'
import type { ApiDocument, Tell } from '../../document/document.ts'
import type { Parameter, PathItem, Ref } from '../../document/openapi.ts'
import { checkObjects } from './object-rules.ts'
import { checkOperationIds } from './operation-ids.ts'
import { checkParameterFields } from './parameter-rules.ts'
import { checkPaths } from './paths.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { resolve } from '../../document/resolve.ts'
import { checkEndless } from './endless.ts'
import { checkSchemas } from './schema-rules.ts'
import { checkSecurity } from './security-rules.ts'
import { checkServers } from './server-rules.ts'
import { checkWebhookSignatures } from './webhook-rules.ts'
import { checkTags } from './tags.ts'

/** What the objects of a document must have in common; structure and references are checked before. */
export function checkRules(document: ApiDocument, tell: Tell): void {
  checkOperationIds(document, tell)
  checkParameters(document, tell)
  checkParameterFields(document, tell)
  checkPaths(document, tell)
  checkTags(document, tell)
  checkSecurity(document, tell)
  checkServers(document, tell)
  checkObjects(document, tell)
  checkSchemas(document, tell)
  checkEndless(document, tell)
  checkWebhookSignatures(document, tell)
}

function checkParameters(document: ApiDocument, tell: Tell): void {
  for (const [path, node] of Object.entries(document.root.paths ?? {})) {
    if (path.startsWith('x-'))
      continue
    const pointer = joinPointer('#', 'paths', path)
    const item = followPathItem(document, node as PathItem, pointer)
    if (item === undefined)
      continue
    const names = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '')
    checkTemplate(path, tell, { names, pointer })
    const shared = list(document, tell, { parameters: item.value.parameters, pointer: item.holderOf('parameters') })
    for (const { operation, pointer: at } of operationsOf(item)) {
      checkOperation(
        {
          names,
          own: list(document, tell, { parameters: operation.parameters, pointer: at }),
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
  tell: Tell,
  { parameters, pointer }: { parameters: (Parameter | Ref)[] | undefined, pointer: string },
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

function checkTemplate(path: string, tell: Tell, { names, pointer }: { names: string[], pointer: string }): void {
  if (!path.startsWith('/')) {
    tell({
      rule: 'path-slash',
      pointer,
      message: `The path "${path}" does not begin with a slash.`,
      advice: `write "/${path}"`,
    })
  }
  if (path.startsWith('//')) {
    tell({
      rule: 'path-host',
      pointer,
      message: `The path "${path}" begins with two slashes: its first part is taken for a host.`,
      advice: `write "${path.replace(/^\/+/, '/')}"`,
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
