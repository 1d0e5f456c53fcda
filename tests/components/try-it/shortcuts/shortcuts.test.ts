import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { areShortcutsOff, listenForShortcuts, switchShortcuts } from '../../../../components/try-it/shortcuts/shortcuts.ts'

const kept = new Map<string, string>()
/** Something on the page, which may take letters. */
class Element {
  isContentEditable = false
  readonly isBox: boolean
  constructor(isBox: boolean) {
    this.isBox = isBox
  }

  matches(): boolean {
    return this.isBox
  }
}

let page: EventTarget
let hasDialog: boolean
let acts: string[]

beforeEach(() => {
  kept.clear()
  page = new EventTarget()
  hasDialog = false
  acts = []
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  })
  vi.stubGlobal('window', page)
  vi.stubGlobal('HTMLElement', Element)
  vi.stubGlobal('document', { querySelector: () => hasDialog ? {} : null })
})
afterEach(() => void vi.unstubAllGlobals())

function listen(): () => void {
  return listenForShortcuts(['t', '?'].map(key => ({ key, act: () => void acts.push(key) })))
}

/** Presses a key, in a box or elsewhere; says whether the page took it. */
function press(key: string, { isBox = false, ...facts }: { isBox?: boolean } & Partial<KeyboardEvent> = {}): boolean {
  const event = Object.assign(new Event('keydown', { cancelable: true }), { key, ...facts, composedPath: () => [new Element(isBox)] })
  page.dispatchEvent(event)
  return event.defaultPrevented
}

describe('a shortcut', () => {
  it('is a single key, and no other', () => {
    const stop = listen()
    expect([press('t'), press('?'), press('x')]).toEqual([true, true, false])
    for (const facts of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }])
      expect(press('t', facts), JSON.stringify(facts)).toBe(false)
    stop()
    expect(press('t')).toBe(false)
    expect(acts).toEqual(['t', '?'])
  })

  it('is left to what takes letters itself, to a dialog, and to whoever took the key before', () => {
    page.addEventListener('keydown', event => (event as KeyboardEvent).repeat && event.preventDefault())
    listen()
    press('t', { repeat: true })
    hasDialog = true
    expect(press('t')).toBe(false)
    hasDialog = false
    expect(press('t', { isBox: true })).toBe(false)
    expect(acts).toEqual([])
  })

  it('can be switched off, but for the one that leads back', () => {
    listen()
    expect(areShortcutsOff()).toBe(false)
    switchShortcuts(true)
    expect([areShortcutsOff(), press('t'), press('?')]).toEqual([true, false, true])
    switchShortcuts(false)
    expect([areShortcutsOff(), press('t')]).toEqual([false, true])
    expect(kept.size).toBe(0)
  })
})
