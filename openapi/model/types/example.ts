import type { Prose } from './prose.ts'

export interface Example {
  /** Its key in `examples`, or `default`. */
  name: string
  summary?: string
  description?: Prose
  /** Plain data. Numbers that JavaScript cannot hold are only right in `text`. */
  value: unknown
  /** The wire form, pretty-printed where the media type is JSON, with every number as written. */
  text: string
  /** The data as JSON, where the spec writes the wire form beside it and the two differ. */
  data?: string
  generated?: boolean
  /** The text with every field, where this one holds what is required and what has an example. */
  full?: string
}
