import type { OperationPage } from './operation-page.ts'
import type { Badge, OperationLink, Prose, Reference, SecurityScheme, Server, StatusCode, Topic, ValidationRule } from '../../../openapi/model/types.ts'

export interface ApiPageContent {
  kind: 'api'
  title: string
  version: string
  summary?: string
  description?: Prose
  servers: Server[]
  /** The contact, licence and terms of the API. */
  legal: Pick<Reference, 'termsOfService' | 'contact' | 'license' | 'externalDocs'>
  facts: ApiFacts
  /** A call to begin with, where nobody wrote an introduction. */
  first?: FirstCall
  topics: Topic[]
  headers: PageHeading[]
}

/** An operation, and what the panel of its request shows. */
export interface FirstCall {
  link: OperationLink
  page: OperationPage
}

/** What an introduction shows of an API. */
export interface ApiFacts {
  statuses: StatusCode[]
  validationRules: ValidationRule[]
  securitySchemes: SecurityScheme[]
  tags: {
    title: string
    slug: string
    href: string
    description?: Prose
    badges?: Badge[]
    operations: OperationLink[]
  }[]
}

/** A heading as VitePress lists those of a page. */
export interface PageHeading {
  level: number
  title: string
  slug: string
  link: string
  children: PageHeading[]
}

/** The parts of an introduction that are made from the document. */
export const introductionParts = ['key', 'servers', 'statuses', 'downloads', 'authentication', 'topics', 'endpoints', 'legal'] as const

export type IntroductionPart = (typeof introductionParts)[number]

/** What stands below an introduction that somebody wrote. */
export interface Introduction {
  content: ApiPageContent
  parts: IntroductionPart[]
}
