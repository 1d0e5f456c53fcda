import type { OperationPage, Placed, SchemaPageContent } from '../../components/shared/page.ts'
import type { References } from '../shared.ts'
import type { Target } from './target.ts'
import { idOf } from '../shared.ts'
import { createLandingCard, createLandingCards } from '../page-data/landing.ts'
import { operationContent, schemaContent } from '../page-data/content.ts'
import { listSampleTabs } from '../page-data/examples.ts'
import { prefixAnchors } from './prefix.ts'

/** The data of all components that a page places, each thing once. */
export async function createPlaced(references: References, targets: Target[]): Promise<Placed> {
  const placed: Placed = {}
  for (const target of targets)
    await place(placed, references, target)
  return placed
}

async function place(placed: Placed, references: References, target: Target): Promise<void> {
  const { component, api, named, operation, schema, tag } = target
  if (component === 'ApiCards' || component === 'LandingPage') {
    const apis = target.locale === undefined ? references.readable() : references.translated(target.locale)
    return void (placed.cards ??= await createLandingCards(apis))
  }
  if (api === undefined)
    return
  const { model } = api
  const name = idOf(api)
  const { reference } = model
  const key = named === undefined ? name : `${name} ${named}`
  switch (component) {
    case 'Servers':
      return void ((placed.servers ??= {})[name] = reference.servers)
    case 'Authentication':
      return void ((placed.schemes ??= {})[name] = reference.securitySchemes)
    case 'StatusCodes':
    case 'StatusCodeTable':
      return void ((placed.statuses ??= {})[name] = reference.statuses)
    case 'ValidationRules':
      return void ((placed.rules ??= {})[name] = reference.validationRules)
    case 'Endpoints':
    case 'EndpointList':
      return void ((placed.endpoints ??= {})[key] = tag?.operations ?? model.operations.filter(({ kind, unlisted }) => kind === 'operation' && !unlisted))
    case 'TryCall': {
      const card = await createLandingCard(api, operation)
      return void (card && ((placed.calls ??= {})[key] = card))
    }
    case 'Schema': {
      const page = schema && model.schema(schema.slug)
      const content = page && await schemaContent(page)
      return void (content && ((placed.schemas ??= {})[key] = prefixAnchors<SchemaPageContent>(content, schema.slug)))
    }
    case 'Operation':
    case 'Samples':
    case 'Fields':
    case 'TryIt': {
      const made = operation && model.operation(operation.tagSlug ?? '', operation.slug)
      const content = made && await operationContent(references, api, {
        operation: made,
        samples: listSampleTabs(api, made, references.samples),
      })
      return void (content && ((placed.operations ??= {})[key] ??= prefixOperation(content)))
    }
  }
}

/** Several operations may stand on one page, where an anchor can stand for one place alone. */
function prefixOperation(content: OperationPage): OperationPage {
  const { slug } = content.operation
  const { aliases: _aliases, ...operation } = content.operation
  return {
    ...content,
    operation: prefixAnchors(operation, slug),
    failures: [],
    wireForms: Object.fromEntries(Object.entries(content.wireForms).map(([anchor, form]) => [`${slug}-${anchor}`, form])),
  }
}
