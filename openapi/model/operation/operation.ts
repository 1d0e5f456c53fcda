import type { ApiDocument } from '../../document/document.ts'
import type { Operation as SpecOperation } from '../../document/openapi.ts'
import type { WebhookSignature } from '../../document/webhook-signature.ts'
import { readWebhookSignature, signatureExtension } from '../../document/webhook-signature.ts'
import { createAnchors } from '../address/anchor.ts'
import { toBadges } from '../badge.ts'
import { toCodeSamples } from '../code-sample.ts'
import type { Context } from '../context.ts'
import { compact, toDeprecation } from '../describe.ts'
import { toExternalDocs } from '../external-docs.ts'
import { isObject } from '../../document/json/value.ts'
import { toFailures } from './failure.ts'
import type { LinkedOperation } from './operation-link.ts'
import { textOf } from './operation-text.ts'
import { budgetOf } from '../page-budget.ts'
import { toPaging } from './paging.ts'
import { listParameters, toParameters } from './parameter.ts'
import { toRequestBody } from './request-body.ts'
import { listSecretFields } from './secret-fields.ts'
import { listResponses, toResponse } from './response.ts'
import { createSchemaWalk } from '../schema/schema.ts'
import { isOpen, toSecurity, unknownSecurity } from '../security.ts'
import { hasOwnServers, toServers } from '../server.ts'
import type { TagTree } from '../tag/tag.ts'
import type { Operation, OperationLink, SecurityScheme } from '../types.ts'

/** What the page of an operation needs beside the operation itself. */
export interface Surroundings {
  tree: TagTree
  securitySchemes: SecurityScheme[]
  callbacks: OperationLink[]
  caller?: OperationLink
  find: (id: string) => OperationLink | undefined
}

/**
 * Everything that the page of one operation shows.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#operation-object
 */
export function toOperation(
  context: Context,
  { placed, link, tags }: LinkedOperation,
  around: Surroundings,
): Operation {
  const { document } = context
  const { operation, pathItem, pointer } = placed
  const anchors = createAnchors()
  const walk = createSchemaWalk(context, anchors, budgetOf(document, 'operation'))
  const state = { context, walk, anchors }
  // For webhooks and callbacks the API is the client: it writes the request and reads the response.
  const [sent, answered] =
    link.kind === 'operation' ? (['request', 'response'] as const) : (['response', 'request'] as const)
  const tag = around.tree.byName.get(tags[0] ?? '')
  const parameters = toParameters(state, listParameters(document, pathItem, operation), sent)
  const requestBody = toRequestBody(state, { operation, direction: sent })
  const declared = listResponses(document, operation)
  const responses = declared.map(response =>
    toResponse(state, response, { placed, find: around.find, direction: answered }),
  )
  walk.finish()
  const security = toSecurity(document, operation, around.securitySchemes)
  return compact<Operation>({
    ...link,
    pointer,
    tag: { title: tag?.title ?? '', slug: link.tagSlug ?? '', href: `/${document.name}/${link.tagSlug}/` },
    description: context.prose(textOf(placed)),
    externalDocs: toExternalDocs(context, operation.externalDocs),
    deprecation: toDeprecation(context, operation),
    badges: toBadges(operation, tagBadges(operation.tags, around.tree)),
    security,
    isOpen: isOpen(document, operation) || undefined,
    unknownSecurity: unknownSecurity(document, operation),
    servers: toServers(context, operation, pathItem),
    ownServers: hasOwnServers(operation, pathItem) || undefined,
    parameters,
    requestBody,
    secretFields: link.kind === 'operation' ? listSecretFields(document, { parameters, requestBody }) : undefined,
    responses,
    failures: toFailures(context, placed, {
      operation: { kind: link.kind, parameters, requestBody, responses, security },
      declared,
    }),
    paging: link.kind === 'operation' ? toPaging(document, placed) : undefined,
    signature: link.kind === 'operation' ? undefined : signatureOf(document, operation),
    callbacks: around.callbacks,
    caller: around.caller,
    callbackName: placed.callback,
    codeSamples: toCodeSamples(operation),
    canTry: link.kind === 'operation' && !isSwitchedOff(operation) && !isSwitchedOff(document.root),
  })
}

/** Of the webhook or callback itself, else that of all. */
function signatureOf(document: ApiDocument, operation: SpecOperation): WebhookSignature | undefined {
  const own = operation[signatureExtension] ?? (document.root as object as Record<string, unknown>)[signatureExtension]
  const read = own === undefined ? undefined : readWebhookSignature(own)
  return read && 'signature' in read ? read.signature : undefined
}

function tagBadges(tags: unknown, tree: TagTree): string[] {
  return (Array.isArray(tags) ? tags : []).flatMap((name) => {
    const tag = tree.kinds.get(String(name))
    return tag?.kind === 'badge' ? [tag.title] : []
  })
}

/** The extensions by which other tools switch their console off for an operation. */
function isSwitchedOff(node: object): boolean {
  const extensions = node as Record<string, unknown>
  const readme = extensions['x-readme']
  return extensions['x-hideTryItPanel'] === true
    || ['x-zudoku-playground-enabled', 'x-explorer-enabled', 'x-fern-explorer'].some(key => extensions[key] === false)
    || (isObject(readme) && readme['explorer-enabled'] === false)
}
