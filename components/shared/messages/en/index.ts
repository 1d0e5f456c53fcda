import { console } from './console.ts'
import { check } from './check.ts'
import { failure } from './failure.ts'
import { layout } from './layout.ts'
import { reference } from './reference.ts'
import { shared } from './shared.ts'
import { made } from './made.ts'
import { search } from './search.ts'
import { twin } from './twin.ts'

/** Every word of the interface: the keys, and the places of values, that other languages have too. */
export const en = {
  ...console,
  ...check,
  ...layout,
  ...reference,
  ...shared,
  ...made,
  ...search,
  ...twin,
  ...failure,
} as const
