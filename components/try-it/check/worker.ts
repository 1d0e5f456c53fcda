import type { Task } from './tasks.ts'
import { runTask } from './tasks.ts'

/** Runs the tasks of a page one after the other, away from what the reader types and scrolls. */
addEventListener('message', async ({ data: { id, task } }: MessageEvent<{ id: number, task: Task }>) => {
  try {
    const result = await runTask(task)
    // The lines of a large answer are handed over, not copied: the page would wait for that.
    const transfer = Object.values(result ?? {}).flatMap(value => ArrayBuffer.isView(value) ? [value.buffer] : [])
    postMessage({ id, result }, { transfer })
  }
  catch (error) {
    postMessage({ id, problem: String(error) })
  }
})
