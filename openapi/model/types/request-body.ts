import type { MediaType } from './media-type.ts'
import type { Prose } from './prose.ts'

export interface RequestBody {
  description?: Prose
  required: boolean
  content: MediaType[]
}
