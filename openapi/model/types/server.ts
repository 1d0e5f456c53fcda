import type { Prose } from './prose.ts'

export interface Server {
  /** With its variables still in braces. */
  url: string
  /** The document names no host: samples then use an example host. */
  hostless?: true
  name?: string
  description?: Prose
  variables: { name: string, default: string, enum?: string[], description?: Prose }[]
}
