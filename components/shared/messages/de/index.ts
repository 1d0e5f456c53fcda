import type { Messages } from '../messages.ts'
import { layout } from './layout.ts'

export const de: Messages = {
  ...layout,
}
