import { watchFolders } from '../../site/plugins/watch-folders.ts'

/** What changed within so many milliseconds is read at once: a spec may lie in several files. */
const calm = 100

/**
 * Calls back after any of some files has changed, been replaced, or come into being; never while the last call is still at
 * work. What it answers is watched from then on: a spec may refer to other files than before.
 */
export function watchFiles(files: string[], reload: () => Promise<string[]>): { close: () => void } {
  let names = new Set(files)
  let timer: NodeJS.Timeout | undefined
  let isBusy = false
  let isAgain = false
  const folders = watchFolders((file) => {
    if (names.has(file))
      schedule()
  })

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
    names = new Set(await reload())
    folders.follow([...names])
    isBusy = false
    if (isAgain) {
      isAgain = false
      schedule()
    }
  }

  folders.follow(files)
  return {
    close() {
      clearTimeout(timer)
      folders.close()
    },
  }
}
