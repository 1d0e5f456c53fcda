import type { Window } from '../../../../components/try-it/answer/tree/useWindow.ts'
import { describe, expect, it } from 'vitest'
import { createSSRApp, shallowRef } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { useWindow } from '../../../../components/try-it/answer/tree/useWindow.ts'

/** The window onto a list of so many rows, 480 pixels high, scrolled to a place. */
async function windowOf(count: number, scrollTop = 0): Promise<{ element: { scrollTop: number }, rows: Window }> {
  const element = { scrollTop }
  const found: Window[] = []
  await renderToString(createSSRApp({
    setup() {
      found.push(useWindow(shallowRef(element as HTMLElement), () => count))
      return () => undefined
    },
  }))
  const [rows] = found
  if (!rows)
    throw new Error('There is no window.')
  rows.onScroll()
  return { element, rows }
}

async function drawn(count: number, scrollTop = 0) {
  const { rows: { first, last, offset, height } } = await windowOf(count, scrollTop)
  return { first: first.value, last: last.value, offset: offset.value, height: height.value }
}

describe('the rows that are drawn', () => {
  it('are all of a short list, so that the browser finds them', async () => {
    expect(await drawn(400, 1_000)).toEqual({ first: 0, last: 400, offset: 0, height: 8_000 })
  })

  it('are those in sight, and some around them', async () => {
    expect(await drawn(401)).toEqual({ first: 0, last: 44, offset: 0, height: 8_020 })
    expect(await drawn(1_000, 10_005)).toEqual({ first: 480, last: 544, offset: 9_600, height: 20_000 })
    expect(await drawn(1_000, 19_520)).toEqual({ first: 956, last: 1_000, offset: 19_120, height: 20_000 })
  })

  it('reach from the first to the last of a list that is higher than an element can be', async () => {
    const count = 2_000_000
    expect(await drawn(400_000)).toMatchObject({ height: 8_000_000 })
    expect(await drawn(count)).toEqual({ first: 0, last: 44, offset: 0, height: 8_000_000 })
    const end = await drawn(count, 8_000_000 - 480)
    expect(end).toEqual({ first: count - 24 - 20, last: count, offset: 8_000_000 - 480 - 400, height: 8_000_000 })
    const middle = await drawn(count, 4_000_000)
    expect(middle.first).toBeGreaterThan(count / 2 - 200)
    expect(middle.last - middle.first).toBe(64)
  })
})

describe('a row that is revealed', () => {
  it('comes to the middle, unless it is in sight', async () => {
    const { element, rows } = await windowOf(1_000, 2_000)
    for (const row of [100, 122]) {
      rows.reveal(row)
      expect(element.scrollTop, String(row)).toBe(2_000)
    }
    rows.reveal(123)
    expect(element.scrollTop).toBe((123 - 12) * 20)
    rows.reveal(110)
    expect(element.scrollTop).toBe((110 - 12) * 20)
    rows.reveal(5)
    expect(element.scrollTop).toBe(0)
  })

  it('is among those that are drawn, however long the list is', async () => {
    for (const count of [1_000, 400_001, 2_000_000]) {
      for (const row of [0, 999, Math.floor(count / 3), count - 1]) {
        const { rows } = await windowOf(count)
        rows.reveal(row)
        expect(rows.first.value, `${row} of ${count}`).toBeLessThanOrEqual(row)
        expect(rows.last.value, `${row} of ${count}`).toBeGreaterThan(row)
      }
    }
  })
})
