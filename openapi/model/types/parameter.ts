import type { ParameterLocation, ParameterStyle } from '../../document/openapi.ts'
import type { Example } from './example.ts'
import type { Badge, Deprecation } from './marks.ts'
import type { Prose } from './prose.ts'
import type { Schema } from './schema.ts'

/** A field outside the body, with all that is needed to serialise its value. */
export interface Parameter {
  name: string
  in: ParameterLocation
  /** Unique on the page, by purpose: `query-limit`. */
  anchor: string
  required: boolean
  deprecated?: boolean
  deprecation?: Deprecation
  badges?: Badge[]
  description?: Prose
  style: ParameterStyle
  explode: boolean
  allowReserved?: boolean
  allowEmptyValue?: boolean
  /** `x-multi-segment`: a value's slashes stay slashes, so that it takes more than one segment of the path. */
  multiSegment?: boolean
  /** Set where the parameter has `content`: the value is serialised as this media type. */
  contentType?: string
  schema: Schema
  /** The first is what samples send; empty where an optional parameter has none, and then it is not sent. */
  examples: Example[]
}
