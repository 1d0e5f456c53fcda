import { afterEach, beforeEach, vi } from 'vitest'

/** Gives each test of a file or a group an empty storage; the map holds what is kept there. */
export function stubStorage(name: 'localStorage' | 'sessionStorage' = 'localStorage'): Map<string, string> {
  const kept = new Map<string, string>()
  beforeEach(() => {
    kept.clear()
    vi.stubGlobal(name, {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => void kept.set(name, text),
      removeItem: (name: string) => void kept.delete(name),
    })
  })
  afterEach(() => void vi.unstubAllGlobals())
  return kept
}
