import type { Messages } from '../messages.ts'
import { console } from './console.ts'
import { layout } from './layout.ts'
import { reference } from './reference.ts'
import { shared } from './shared.ts'
import { made } from './made.ts'

export const de: Messages = {
  ...console,
  ...layout,
  ...reference,
  ...shared,
  ...made,
}
