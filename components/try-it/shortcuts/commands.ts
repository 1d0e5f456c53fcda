import type { Drafts } from '../draft/useDraft.ts'

/** What the console does on the open page, for its shortcuts and for the search. */
export type ConsoleCommand = 'open' | 'send' | 'next' | 'previous' | 'copy'

/** The commands that can be run now; those that the console alone knows are there while it is open. */
export function consoleCommands(drafts: Drafts): Map<ConsoleCommand, () => void> {
  return drafts.open('commands', () => new Map<ConsoleCommand, () => void>())
}
