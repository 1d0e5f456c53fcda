import type { Operation } from '../../../openapi/model/types.ts'
import type { Draft } from '../draft/draft.ts'
import type { ConsoleCommand } from './commands.ts'

export type Acts = Partial<Record<ConsoleCommand, () => void>>

/** Where the pages before and after the open one stand. */
export type Neighbours = Partial<Record<'next' | 'previous', { href: string }>> | undefined

/** Goes to a neighbour of the open page; nowhere from the last. */
export function turn(neighbours: Neighbours, to: 'next' | 'previous', go: (href: string) => void): void {
  const href = neighbours?.[to]?.href
  if (href !== undefined)
    go(href)
}

/** Puts a page's commands in place. Returns what takes them away again, unless the page that comes next has set its own by then. */
export function putCommands(commands: Map<ConsoleCommand, () => void>, acts: Acts): () => void {
  const entries = Object.entries(acts) as [ConsoleCommand, () => void][]
  for (const [name, act] of entries)
    commands.set(name, act)
  return () => {
    for (const [name, act] of entries) {
      if (commands.get(name) === act)
        commands.delete(name)
    }
  }
}

/** A request as curl: with sample keys alone, never with the reader's. */
export async function writeCurl(operation: Operation, draft: Draft, api: string | undefined): Promise<string> {
  const [{ buildRequest }, { languages }, live] = await Promise.all([
    import('../../../openapi/samples/request.ts'),
    import('../../../openapi/samples/languages/index.ts'),
    import('../live-samples.ts'),
  ])
  const choice = { server: '', onlyRequired: false, api, credentials: {} }
  const request = buildRequest(operation, live.toOptions(operation, draft, choice))
  return languages.find(({ id }) => id === 'curl')?.emit(request).code ?? ''
}
