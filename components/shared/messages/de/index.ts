import type { Messages } from '../messages.ts'
import { console } from './console.ts'
import { check } from './check.ts'
import { failure } from './failure.ts'
import { layout } from './layout.ts'
import { reference } from './reference.ts'
import { shared } from './shared.ts'
import { made } from './made.ts'
import { search } from './search.ts'
import { twin } from './twin.ts'

export const de: Messages = {
  ...console,
  ...check,
  ...layout,
  ...reference,
  ...shared,
  ...made,
  ...search,
  ...twin,
  ...failure,
}
