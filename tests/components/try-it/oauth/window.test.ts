import { afterEach, describe, expect, it, vi } from 'vitest'
import { awaitClosing, awaitReturn, openWindow, tellReturn } from '../../../../components/try-it/oauth/window.ts'

afterEach(() => void vi.unstubAllGlobals())

describe('the window that asked', () => {
  it('is told what came back for its own state, and nothing else', async () => {
    const { signal } = new AbortController()
    const mine = awaitReturn('mine', signal)
    tellReturn({ state: 'other', code: 'a' })
    tellReturn({ state: 'mine', code: 'b' })
    expect(await mine).toEqual({ state: 'mine', code: 'b' })
  })

  it('is told nothing once the reader has given up', async () => {
    const controller = new AbortController()
    const mine = awaitReturn('mine', controller.signal)
    controller.abort()
    await expect(mine).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('hears that the other was closed, after its answer would have come, unless the reader gives up first', async () => {
    vi.useFakeTimers()
    const opened = { closed: false }
    const controller = new AbortController()
    const heard: string[] = []
    void awaitClosing(opened, new AbortController().signal).then(() => heard.push('closed'))
    void awaitClosing(opened, controller.signal).then(() => heard.push('never'))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(heard).toEqual([])
    controller.abort()
    opened.closed = true
    await vi.advanceTimersByTimeAsync(600)
    expect(heard).toEqual([])
    await vi.advanceTimersByTimeAsync(400)
    expect(heard).toEqual(['closed'])
    vi.useRealTimers()
  })

  it('opens addresses of the web alone, and says where the browser holds one back', () => {
    const opened: string[] = []
    let shown: object | null = {}
    vi.stubGlobal('window', {
      open(address: string) {
        opened.push(address)
        return shown
      },
    })
    expect(openWindow('https://a.test/')).toBe(shown)
    expect(openWindow('javascript:alert(1)')).toBeUndefined()
    shown = null
    expect(openWindow('http://a.test/')).toBeUndefined()
    expect(opened).toEqual(['https://a.test/', 'http://a.test/'])
  })
})
