import type { Fields } from './fields.ts'
import type { Store } from './store.ts'
import type { SandboxState } from './sandbox-state.ts'
import { compareFields, parseFields, sizeOf, toFields } from './fields.ts'
import { mostBytes, SandboxFullError, StoreError } from './store.ts'

/** A sandbox as others may have left it, and the mark of whoever changed it last; no mark where there is no sandbox. */
export interface Snapshot {
  version: string
  fields: Fields
}

/** The shared storage: it compares marks and sets fields in one step, and never holds a lock. */
export interface Shelf {
  /** Puts a change on the shelf unless the sandbox is no longer the one of that version; then returns its current state. */
  exchange: (
    sandbox: string,
    version: string,
    change?: { version: string, set: [string, string][], gone: string[] },
  ) => Promise<Snapshot | undefined>
  remove: (sandbox: string) => Promise<void>
  close: () => Promise<void>
}

export interface SharedStoreOptions {
  shelf: Shelf
  /** A mark that nobody anywhere makes a second time: a sandbox that came back is not the one it was. */
  mark: () => string
  /** Bytes of one sandbox. */
  bytes?: number
}

interface Job {
  run: (state: SandboxState) => unknown
  writes: boolean
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

interface Entry extends Snapshot {
  /** The parsed fields; undefined where they have to be read anew. */
  state?: SandboxState
  jobs: Job[]
  busy: boolean
}

type Outcome = { value: unknown } | { error: unknown }

/** The most sandboxes that are kept parsed. Their marks are still checked on the shelf, so that none is stale. */
const mostKept = 64
const mostAttempts = 200
const mostAtOnce = 100

/**
 * A store that others write to as well. What a sandbox is asked while an answer from the shelf is under way is put together
 * into one exchange; whoever was slower runs its changes again on what the faster one left. Nothing is acknowledged before
 * it stands on the shelf.
 */
export function createSharedStore({ shelf, mark, bytes = mostBytes }: SharedStoreOptions): Store {
  const entries = new Map<string, Entry>()

  function submit<T>(name: string, run: (state: SandboxState) => T, writes: boolean): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const entry = open(name)
      entry.jobs.push({
        run,
        writes,
        resolve: value => resolve(value as T),
        reject,
      })
      if (!entry.busy)
        void work(name, entry)
    })
  }

  function open(name: string): Entry {
    const entry = entries.get(name) ?? {
      version: '',
      fields: new Map(),
      jobs: [],
      busy: false,
    }
    entries.delete(name)
    entries.set(name, entry)
    for (const [oldest, { busy }] of entries) {
      if (entries.size <= mostKept)
        break
      if (!busy && oldest !== name)
        entries.delete(oldest)
    }
    return entry
  }

  async function work(name: string, entry: Entry): Promise<void> {
    entry.busy = true
    while (entry.jobs.length > 0) {
      const jobs = entry.jobs.splice(0, mostAtOnce)
      try {
        await settle(name, entry, jobs)
      }
      catch (error) {
        Object.assign(entry, { version: '', fields: new Map(), state: undefined })
        for (const job of jobs)
          job.reject(error)
      }
    }
    entry.busy = false
  }

  async function settle(name: string, entry: Entry, jobs: Job[]): Promise<void> {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const { outcomes, after } = runAll(entry, jobs)
      const size = sizeOf(after)
      if (size > bytes && size > sizeOf(entry.fields)) {
        entry.state = undefined
        return refuseGrowth(name, entry, jobs)
      }
      const change = compareFields(entry.fields, after)
      const isChange = change.set.length > 0 || change.gone.length > 0
      const version = isChange ? mark() : entry.version
      const newer = await shelf.exchange(name, entry.version, isChange ? { version, ...change } : undefined)
      if (!newer) {
        Object.assign(entry, { version, fields: after })
        return finish(jobs, outcomes)
      }
      Object.assign(entry, newer, { state: undefined })
      // The state just read is newer than the request to read, so reading needs no further exchange.
      if (jobs.every(({ writes }) => !writes))
        return finish(jobs, runAll(entry, jobs).outcomes)
      if (attempt > 2)
        await new Promise(resolve => setTimeout(resolve, Math.random() * Math.min(attempt, 20)))
    }
    throw new StoreError('The sandbox is being changed by too many at once.')
  }

  /** Makes changes one by one where together they are too large; those that fit are kept. */
  async function refuseGrowth(name: string, entry: Entry, jobs: Job[]): Promise<void> {
    if (jobs.length === 1) {
      return finish(jobs, new Map(jobs.map(job => [job, { error: new SandboxFullError(bytes) }])))
    }
    for (const job of jobs)
      await settle(name, entry, [job])
  }

  return {
    update: (name, change) => submit(name, change, true),
    read: (name, look) => submit(name, look, false),
    remove: name => shelf.remove(name),
    close: () => shelf.close(),
  }
}

/** Runs changes one after another; one that throws leaves nothing behind. */
function runAll(entry: Entry, jobs: Job[]): { outcomes: Map<Job, Outcome>, after: Fields } {
  const failed = new Map<Job, Outcome>()
  // Each round but the last adds one job to the failed ones, so the loop ends.
  for (;;) {
    const outcomes = new Map(failed)
    entry.state ??= parseFields(entry.fields)
    const broken = runEach(entry.state, jobs, outcomes)
    if (!broken) {
      return {
        outcomes,
        after: jobs.some(({ writes }) => writes) ? toFields(entry.state) : entry.fields,
      }
    }
    failed.set(broken, outcomes.get(broken) ?? { error: undefined })
    entry.state = undefined
  }
}

function runEach(state: SandboxState, jobs: Job[], outcomes: Map<Job, Outcome>): Job | undefined {
  for (const job of jobs) {
    if (outcomes.has(job))
      continue
    try {
      outcomes.set(job, { value: job.run(state) })
    }
    catch (error) {
      outcomes.set(job, { error })
      return job
    }
  }
  return undefined
}

function finish(jobs: Job[], outcomes: Map<Job, Outcome>): void {
  for (const job of jobs) {
    const outcome = outcomes.get(job)
    if (outcome && 'value' in outcome)
      job.resolve(outcome.value)
    else
      job.reject(outcome?.error)
  }
}
