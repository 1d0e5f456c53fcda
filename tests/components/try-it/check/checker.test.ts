import type { Task } from '../../../../components/try-it/check/tasks.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

/** A worker that answers when a test says so. */
class StubWorker extends EventTarget {
  static made: StubWorker[] = []
  asked: { id: number, task: Task }[] = []

  constructor() {
    super()
    StubWorker.made.push(this)
  }

  postMessage(message: { id: number, task: Task }): void {
    this.asked.push(message)
  }

  answer(data: { id: number, result?: unknown, problem?: string }): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }))
  }
}

const index: Task = { kind: 'index', text: '[1]' }
let ask: typeof import('../../../../components/try-it/check/checker.ts').ask

beforeEach(async () => {
  StubWorker.made = []
  vi.stubGlobal('Worker', StubWorker)
  vi.resetModules()
  ;({ ask } = await import('../../../../components/try-it/check/checker.ts'))
})
afterEach(() => void vi.unstubAllGlobals())

describe('a task', () => {
  it('is done by one worker for all, and each hears of its own', async () => {
    const [one, other] = [ask(index), ask(index)]
    const [worker] = StubWorker.made
    expect([StubWorker.made.length, worker?.asked.map(({ task }) => task)]).toEqual([1, [index, index]])
    const [first = 0, second = 0] = worker?.asked.map(({ id }) => id) ?? []
    worker?.answer({ id: second, result: 'second' })
    worker?.answer({ id: first, problem: 'No contract.' })
    worker?.answer({ id: 99, result: 'of nobody' })
    await expect(other).resolves.toBe('second')
    await expect(one).rejects.toThrow('No contract.')
  })

  it('fails with a worker that cannot be loaded, and the next gets another', async () => {
    const failing = [ask(index), ask(index)].map(async task => expect(task).rejects.toThrow('could not be loaded'))
    StubWorker.made[0]?.dispatchEvent(new Event('error'))
    await Promise.all(failing)
    const next = ask(index)
    const [, worker] = StubWorker.made
    worker?.answer({ id: worker.asked[0]?.id ?? 0, result: 7 })
    await expect(next).resolves.toBe(7)
  })

  it('is done by the page where no worker can run', async () => {
    vi.stubGlobal('Worker', undefined)
    expect((await ask({ kind: 'index', text: '[1, 2]' }))?.count).toBe(4)
  })
})

describe('the worker', () => {
  it('answers each message by its number, hands lines over, and says why it could not', async () => {
    type Listener = (event: { data: unknown }) => Promise<void>
    const listening: Listener[] = []
    const posted: [{ id: number, result?: object, problem?: string }, { transfer: ArrayBuffer[] } | undefined][] = []
    vi.stubGlobal('addEventListener', (name: string, listener: Listener) => void (name === 'message' && listening.push(listener)))
    vi.stubGlobal('postMessage', (...message: typeof posted[number]) => void posted.push(message))
    await import('../../../../components/try-it/check/worker.ts')
    const [tell] = listening
    await tell?.({ data: { id: 1, task: index } })
    await tell?.({ data: { id: 2, task: { kind: 'index', text: '[1' } } })
    await tell?.({ data: { id: 3, task: { kind: 'body', contract: 'data:,x', pointer: '', mediaType: '', text: '' } } })
    const [first, nothing, failed] = posted
    const [lines, handed] = first ?? [{ id: 0 }, undefined]
    const views = Object.values(lines.result ?? {}).filter(value => ArrayBuffer.isView(value))
    expect(lines.id).toBe(1)
    expect(views.length).toBeGreaterThan(0)
    expect(handed?.transfer).toEqual(views.map(view => view.buffer))
    expect(nothing).toEqual([{ id: 2, result: undefined }, { transfer: [] }])
    expect(failed).toEqual([{ id: 3, problem: expect.stringContaining('SyntaxError') as string }])
  })
})
