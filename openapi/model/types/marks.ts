import type { Prose } from './prose.ts'

export interface Badge {
  name: string
  color?: string
}

/** Why something is deprecated, and when it goes away. */
export interface Deprecation {
  description?: Prose
  sunset?: string
}

export interface ExternalDocs {
  url: string
  description?: Prose
}
