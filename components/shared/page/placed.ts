import type { OperationLink, SecurityScheme, Server, StatusCode, ValidationRule } from '../../../openapi/model/types.ts'
import type { SchemaPageContent } from './content.ts'
import type { HighlightedCode } from './highlighted.ts'
import type { OperationPage } from './operation-page.ts'

/** What the components of a page show, by the API's name and what they name of it: `userfront createUser`. */
export interface Placed {
  servers?: Record<string, Server[]>
  schemes?: Record<string, SecurityScheme[]>
  statuses?: Record<string, StatusCode[]>
  rules?: Record<string, ValidationRule[]>
  endpoints?: Record<string, OperationLink[]>
  operations?: Record<string, OperationPage>
  schemas?: Record<string, SchemaPageContent>
  calls?: Record<string, LandingCard>
  cards?: LandingCard[]
}

/** The landing page's card of one API, with its first call. */
export interface LandingCard {
  api: string
  operation: OperationLink
  sample: HighlightedCode
  /** The call as it is sent to the mock of this site. */
  request: { method: string, path: string, headers: [string, string][], body?: string }
}
