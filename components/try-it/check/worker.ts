import type { Task } from './tasks.ts'
import { runTask } from './tasks.ts'

/** Runs the tasks of a page one after the other, away from what the reader types and scrolls. */
addEventListener('message', async ({ data: { id, task } }: MessageEvent<{ id: number, task: Task }>) => {
  try {
    postMessage({ id, result: await runTask(task) })
  }
  catch (error) {
    postMessage({ id, problem: String(error) })
  }
})
