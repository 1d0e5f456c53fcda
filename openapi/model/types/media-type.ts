import type { ParameterStyle } from '../../document/openapi.ts'
import type { Example } from './example.ts'
import type { Schema } from './schema.ts'

export interface MediaType {
  /** As written, `application/json` or `image/*`. */
  type: string
  schema?: Schema
  /** An earlier media type with the very same schema object: a page shows it once. */
  sameAs?: string
  /** Of sequential media types: the schema of each item. */
  itemSchema?: Schema
  /** At least one where a schema or an example exists; generated examples are marked. */
  examples: Example[]
  /** Per property, for form and multipart bodies. */
  encoding?: Record<string, Encoding>
  /** For multipart bodies that are lists: the encodings of the first parts by position; `itemEncoding` is for all others. */
  prefixEncoding?: Encoding[]
  itemEncoding?: Encoding
}

export interface Encoding {
  contentType?: string
  style?: ParameterStyle
  explode?: boolean
  allowReserved?: boolean
  /** Further headers of the part, with their example values. */
  headers?: Record<string, string>
}
