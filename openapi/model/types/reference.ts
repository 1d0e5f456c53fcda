import type { ExternalDocs } from './marks.ts'
import type { Prose } from './prose.ts'
import type { SecurityScheme } from './security.ts'
import type { Server } from './server.ts'
import type { TagGroup } from './tag.ts'

/**
 * What pages, search and samples show: a serialisable view of a document. It holds no `$ref`s and no cycles: the walker
 * ends within a budget and leaves a link to the schema's own page where it stopped.
 */
export interface Reference {
  /** `userfront`: the first segment of every URL of this API. */
  name: string
  title: string
  version: string
  summary?: string
  description?: Prose
  servers: Server[]
  /** In the order of the navigation: groups first, then what belongs to no group. */
  groups: TagGroup[]
  /** The texts of tags without operations, shown as sections of the introduction. */
  topics: Topic[]
  securitySchemes: SecurityScheme[]
  /** The API's status codes in ascending order, merged over all operations. */
  statuses: StatusCode[]
  validationRules: ValidationRule[]
  externalDocs?: ExternalDocs
  termsOfService?: string
  contact?: { name?: string, url?: string, email?: string }
  license?: { name: string, url?: string }
}

export interface Topic {
  title: string
  anchor: string
  description?: Prose
  externalDocs?: ExternalDocs
}

/** A row of the status code table. */
export interface StatusCode {
  status: string
  label: string
  description?: Prose
  /** Where it is explained, a link on this site. */
  href?: string
}

/** A row of the validation rule table, from `x-validation-rules`. */
export interface ValidationRule {
  /** The JSON Schema keyword, `minLength`. */
  keyword: string
  /** The API's name of the rule with its argument in braces, `min_length[{limit}]`. */
  rule: string
  description?: Prose
}
