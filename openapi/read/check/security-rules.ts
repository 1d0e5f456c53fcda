import type { ApiDocument, Tell } from '../../document/document.ts'
import type { SecurityScheme } from '../../document/openapi.ts'
import { closest } from '../../document/text/closest.ts'
import { isObject } from '../../document/json/value.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { componentName, resolve } from '../../document/resolve.ts'
import { isToken } from '../../document/text/token.ts'
import { walk } from '../../document/grammar/walk.ts'

/** Checks that security requirements name schemes and scopes that are declared, and that keys are sent where keys belong. */
export function checkSecurity(document: ApiDocument, tell: Tell): void {
  const schemes = listSchemes(document, tell)
  walk(document.root, (node, { kind, pointer }) => {
    if ((kind === 'operation' || kind === 'document') && Array.isArray(node.security)) {
      node.security.forEach((requirement: unknown, index) => {
        for (const [name, scopes] of Object.entries(isObject(requirement) ? requirement : {}))
          checkRequirement({ schemes, name, scopes, at: joinPointer(pointer(), 'security', index, name) }, tell)
      })
    }
    return kind !== 'schema'
  })
}

type Schemes = ReadonlyMap<string, SecurityScheme | undefined>

interface Requirement {
  schemes: Schemes
  name: string
  scopes: unknown
  at: string
}

/** @see https://spec.openapis.org/oas/v3.2.0#security-requirement-object */
function checkRequirement({ schemes, name, scopes, at }: Requirement, tell: Tell): void {
  const local = componentName(name) ?? name
  if (!schemes.has(local)) {
    const meant = closest(local, [...schemes.keys()])
    tell({
      rule: 'unknown-security-scheme',
      pointer: at,
      message: `There is no security scheme "${name}".`,
      advice: meant === undefined ? 'add it to components.securitySchemes, or correct the name' : `write "${meant}"`,
    })
    return
  }
  const scheme = schemes.get(local)
  if (scheme?.type !== 'oauth2' || !isObject(scheme.flows) || !Array.isArray(scopes))
    return
  const declared = Object.values(scheme.flows).flatMap(({ scopes }) => Object.keys(scopes ?? {}))
  scopes.forEach((scope: unknown, index) => {
    if (typeof scope === 'string' && !declared.includes(scope)) {
      const meant = closest(scope, declared)
      tell({
        rule: 'unknown-scope',
        pointer: joinPointer(at, index),
        message: `No flow of "${name}" declares the scope "${scope}".`,
        advice: meant === undefined ? 'add it to the scopes of the scheme' : `write "${meant}"`,
      })
    }
  })
}

function listSchemes(document: ApiDocument, tell: Tell): Schemes {
  const section = '#/components/securitySchemes'
  return new Map(
    Object.entries(document.root.components?.securitySchemes ?? {}).map(([name, node]) => {
      const pointer = joinPointer(section, name)
      const scheme = resolve<SecurityScheme>(document, node, pointer)?.value
      if (scheme?.type === 'apiKey')
        checkKey(scheme, tell, { name, pointer })
      return [name, scheme]
    }),
  )
}

function checkKey(
  { in: location, name: field }: SecurityScheme,
  tell: Tell,
  { name, pointer }: { name: string, pointer: string },
): void {
  if (location === 'query') {
    tell({
      rule: 'key-in-query',
      pointer: joinPointer(pointer, 'in'),
      message: `The key of "${name}" goes into the query of the URL, which logs and histories keep.`,
      advice: 'take it in a header',
    })
  }
  else if (field !== undefined && !isToken(field)) {
    tell({
      rule: 'header-name',
      pointer: joinPointer(pointer, 'name'),
      message: `No ${location} can be named "${field}".`,
      advice: 'use letters, digits and "-"',
    })
  }
}
