import type { Prose, Schema } from '../../../openapi/model/types.ts'
import type { FieldOffer } from '../flow/useFlow.ts'
import type { Control } from './control.ts'
import type { EmptyChoice } from './empty.ts'

/** A field of a form: what it is, what stands in it, and what it could hold. */
export interface FormField {
  key: string
  name: string
  schema: Schema
  control: Control
  required: boolean
  text: string
  deprecated?: boolean
  description?: Prose
  empty?: EmptyChoice
  isSent?: boolean
  offer?: FieldOffer
}
