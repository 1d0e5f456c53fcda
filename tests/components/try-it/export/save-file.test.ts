import { afterEach, expect, it, vi } from 'vitest'
import { saveFile } from '../../../../components/try-it/export/save-file.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

it('a file is saved under its name, and let go once it was read', async () => {
  vi.useFakeTimers()
  const clicked: { href: string, download: string }[] = []
  const link = { href: '', download: '', click: () => void clicked.push({ href: link.href, download: link.download }) }
  vi.stubGlobal('document', { createElement: (name: string) => name === 'a' ? link : undefined })
  const revoke = vi.spyOn(URL, 'revokeObjectURL')
  saveFile(new Blob(['x']), 'a.json')
  const [{ href, download } = { href: '', download: '' }] = clicked
  expect([clicked.length, download]).toEqual([1, 'a.json'])
  expect(await fetch(href).then(response => response.text())).toBe('x')
  vi.advanceTimersByTime(9_000)
  expect(revoke).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1_000)
  expect(revoke.mock.calls).toEqual([[href]])
})
