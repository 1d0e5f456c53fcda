/** A request as the journal keeps it: without body and query, which may hold secrets. */
export interface JournalEntry {
  /** When it was answered, in milliseconds since the epoch. */
  time: number
  method: string
  path: string
  /** The operationId, or method and path template where there is none. */
  operation: string
  status: number
  /** Why it was refused, or what was let pass: code, rules and pointers. */
  reason?: string
}

/** The last requests of each key, for tests to look at; in the memory of this process. */
export interface Journal {
  add: (sandbox: string, entry: JournalEntry) => void
  list: (sandbox: string) => JournalEntry[]
  forget: (sandbox: string) => void
}

/** The most requests of a key, and the most keys, that are kept; the oldest are dropped first. */
const mostEntries = 100
const mostSandboxes = 1_000

export function createJournal(): Journal {
  const journals = new Map<string, JournalEntry[]>()
  return {
    add(sandbox, entry) {
      const entries = journals.get(sandbox) ?? []
      // Room is made for many at once: taking the first out of a list moves all others.
      if (entries.length >= 2 * mostEntries)
        entries.splice(0, entries.length - mostEntries + 1)
      entries.push(entry)
      if (entries.length === 1)
        journals.set(sandbox, entries)
      const [oldest] = journals.size > mostSandboxes ? journals.keys() : []
      if (oldest !== undefined)
        journals.delete(oldest)
    },
    list: sandbox => (journals.get(sandbox) ?? []).slice(-mostEntries),
    forget: sandbox => journals.delete(sandbox),
  }
}
