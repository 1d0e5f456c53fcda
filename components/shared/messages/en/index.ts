import { console } from './console.ts'
import { layout } from './layout.ts'
import { reference } from './reference.ts'
import { shared } from './shared.ts'
import { made } from './made.ts'

/** Every word of the interface: the keys, and the places of values, that other languages have too. */
export const en = {
  ...console,
  ...layout,
  ...reference,
  ...shared,
  ...made,
} as const
