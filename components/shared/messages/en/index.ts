import { console } from './console.ts'
import { layout } from './layout.ts'

/** Every word of the interface: the keys, and the places of values, that other languages have too. */
export const en = {
  ...console,
  ...layout,
} as const
