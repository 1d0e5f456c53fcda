import type { Messages } from '../messages.ts'
import { console } from './console.ts'
import { layout } from './layout.ts'
import { made } from './made.ts'
import { reference } from './reference.ts'
import { shared } from './shared.ts'

export const ja: Messages = {
  ...console,
  ...layout,
  ...reference,
  ...shared,
  ...made,
}
