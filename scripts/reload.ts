import type { FSWatcher } from 'node:fs'
import { existsSync, watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Editors write a file in several steps: they are over when nothing happened for so many milliseconds. */
const calm = 100

/**
 * Calls back after any of some files has changed, been replaced, or come into being; never while the last call is still at
 * work. What it answers is watched from then on: a spec may refer to other files than before.
 */
export function watchFiles(files: string[], reload: () => Promise<string[]>): { close: () => void } {
  const watchers = new Map<string, FSWatcher>()
  let names = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let isBusy = false
  let isAgain = false

  // Folders are watched, not files: a file that is replaced by another of its name would be lost from sight.
  function follow(wanted: string[]): void {
    names = new Set(wanted)
    const folders = new Set(wanted.map(dirname))
    for (const [folder, watcher] of watchers) {
      if (!folders.has(folder)) {
        watcher.close()
        watchers.delete(folder)
      }
    }
    for (const folder of folders) {
      if (!watchers.has(folder) && existsSync(folder))
        open(folder)
    }
  }

  function open(folder: string): void {
    try {
      listen(folder)
    }
    catch (error) {
      // The system lets a user watch so many folders and no more.
      console.warn(`Changes in ${folder} are not followed: ${(error as Error).message}`)
    }
  }

  function listen(folder: string): void {
    const watcher = watch(folder, (_, name) => {
      if (name === null || [...names].some(file => basename(file) === name && dirname(file) === folder))
        schedule()
    })
    // A folder that is taken away ends its own watching; files elsewhere are followed still.
    watcher.on('error', () => {
      watcher.close()
      watchers.delete(folder)
    })
    watchers.set(folder, watcher)
  }

  function schedule(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), calm)
  }

  async function run(): Promise<void> {
    if (isBusy) {
      isAgain = true
      return
    }
    isBusy = true
    follow(await reload())
    isBusy = false
    if (isAgain) {
      isAgain = false
      schedule()
    }
  }

  follow(files)
  return {
    close() {
      clearTimeout(timer)
      watchers.forEach(watcher => watcher.close())
    },
  }
}
