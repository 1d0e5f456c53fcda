import type { Messages } from '../messages.ts'
import { console } from './console.ts'
import { layout } from './layout.ts'

export const de: Messages = {
  ...console,
  ...layout,
}
