import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { Finding } from '../../openapi/document/document.ts'
import { createFrames } from '../../scripts/check/frames.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-frames-'))
afterAll(() => rmSync(folder, { recursive: true }))

function frame(text: string, line: number, column: number, others: Partial<Finding>[] = []): string | undefined {
  const file = join(folder, 'api.yaml')
  writeFileSync(file, text)
  const finding = { severity: 'warning', rule: 'a', file, line, column, pointer: '#', message: 'A.' } satisfies Finding
  return createFrames([finding, ...others.map(other => ({ ...finding, ...other }))])(finding)
}

it('shows the line, the one above and a caret under the word', () => {
  expect(frame('paths:\n  pets: {}\n', 2, 3)).toBe('  1 | paths:\n  2 |   pets: {}\n    |   ^^^^')
})

it('shows the first line alone, and one character where there is no word', () => {
  expect(frame('{}', 1, 1)).toBe('  1 | {}\n    | ^')
})

it('shows a part of a line that is long', () => {
  const shown = frame(`${'a '.repeat(500)}here${' b'.repeat(500)}`, 1, 1001)?.split('\n') ?? []
  const [text = '', mark = ''] = shown

  expect(text.length).toBeLessThan(120)
  expect(text.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('here')
})

it('keeps the caret under the word behind tabs', () => {
  expect(frame('\t\tpets: 1', 1, 3)).toBe('  1 | \t\tpets: 1\n    | \t\t^^^^')
})

it('shows no escapes and no keys', () => {
  expect(frame('a: "\u001B[31m"', 1, 1)).toContain('\\u{1b}[31m')
  expect(frame('a: sk_live_4eC39HqLyjWDarjtT1zdp7dc', 1, 1)).toBeUndefined()
  expect(frame('a: sk_live_4eC39HqLyjWDarjtT1zdp7dc\nb: 1', 2, 1)).toBe('  2 | b: 1\n    | ^')
  expect(frame('a: own_key_9f8e7d6c5b4a\n', 1, 1, [{ rule: 'live-key', line: 1 }])).toBeUndefined()
})

it('shows nothing of a file that is not there', () => {
  expect(createFrames([])({ severity: 'error', rule: 'a', file: join(folder, 'gone.yaml'), line: 1, column: 1, pointer: '#', message: 'A.' })).toBeUndefined()
})
