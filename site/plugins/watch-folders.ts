import type { FSWatcher } from 'node:fs'
import { existsSync, watch } from 'node:fs'
import { dirname, join } from 'node:path'

/** An editor writes a file in several steps; they are one change. */
const settleTime = 20

export interface FolderWatch {
  /** Watches the folders of these files, and no others. */
  follow: (files: string[]) => void
  close: () => void
}

/**
 * Tells of every file that changes, comes or goes in some folders, but not below them: a spec may lie in a home directory.
 */
export function watchFolders(onChange: (file: string) => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>()
  const settling = new Map<string, NodeJS.Timeout>()
  const notice = (file: string): void => {
    clearTimeout(settling.get(file))
    settling.set(
      file,
      setTimeout(() => {
        settling.delete(file)
        onChange(file)
      }, settleTime),
    )
  }
  const open = (folder: string): void => {
    try {
      const watcher = watch(folder, (_, name) => name !== null && notice(join(folder, name)))
      watchers.set(folder, watcher)
      // A folder that was deleted is watched again once it exists again.
      watcher.on('error', () => {
        watcher.close()
        watchers.delete(folder)
      })
    }
    catch (error) {
      // The system limits how many folders a user can watch.
      console.warn(`Changes in ${folder} are not followed: ${(error as Error).message}`)
    }
  }
  const follow = (files: string[]): void => {
    const folders = new Set(files.map(file => dirname(file)))
    for (const folder of folders) {
      // A reference may lead into a folder that is not there yet.
      if (!watchers.has(folder) && existsSync(folder))
        open(folder)
    }
    for (const [folder, watcher] of watchers) {
      if (!folders.has(folder)) {
        watcher.close()
        watchers.delete(folder)
      }
    }
  }
  return {
    follow,
    close() {
      follow([])
      settling.forEach(timer => clearTimeout(timer))
    },
  }
}
