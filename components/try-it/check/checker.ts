import type { Results, Task } from './tasks.ts'

/** As long as nothing comes of a task, something is wrong with the worker. */
interface Waiting {
  resolve: (result: unknown) => void
  reject: (reason: Error) => void
}

const waiting = new Map<number, Waiting>()
let worker: Worker | undefined
let count = 0

/** Has a worker do a task; the engine is loaded with the first. Where no worker can run, the page does it itself. */
export async function ask<T extends Task>(task: T): Promise<Results[T['kind']]> {
  const running = start()
  if (!running) {
    const { runTask } = await import('./tasks.ts')
    return runTask(task)
  }
  const id = ++count
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: result => resolve(result as Results[T['kind']]), reject })
    running.postMessage({ id, task })
  })
}

function start(): Worker | undefined {
  try {
    worker ??= create()
  }
  catch {
    return undefined
  }
  return worker
}

function create(): Worker {
  const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  made.addEventListener('message', ({ data }: MessageEvent<{ id: number, result?: unknown, problem?: string }>) => {
    const entry = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.problem === undefined)
      entry?.resolve(data.result)
    else
      entry?.reject(new Error(data.problem))
  })
  made.addEventListener('error', () => {
    worker = undefined
    for (const { reject } of waiting.values())
      reject(new Error('The checker could not be loaded.'))
    waiting.clear()
  })
  return made
}
