import { describe, expect, it } from 'vitest'
import { readFenceInfo, takeMarks } from '../../../site/highlight/fence.ts'
import { highlightFence } from '../../../site/highlight/index.ts'

describe('readFenceInfo', () => {
  it.each([
    ['ts', '', 'ts', []],
    ['ts{2}', '', 'ts', [2]],
    ['js', '{1,3-4}', 'js', [1, 3, 4]],
    ['c++{4-2}', '', 'c++', []],
    ['sh{1-99999999999}', '', 'sh', []],
    ['', '', '', []],
  ])('reads %j %j', (lang, attributes, name, lines) => {
    const info = readFenceInfo(lang, attributes)
    expect([info.lang, [...info.lines]]).toEqual([name, lines])
  })
})

describe('takeMarks', () => {
  it('takes the marks of every kind of comment, and leaves all other text', () => {
    const code = 'a // [!code ++]\nb # [!code --]\n<p> <!-- [!code focus] -->\nsay("[!code ++]")\nlast // [!code hl:2]\nx'
    const { code: left, classes } = takeMarks(code, readFenceInfo('ts'))
    expect(left).toBe('a\nb\n<p>\nsay("[!code ++]")\nlast\nx')
    expect([...classes]).toEqual([[1, 'diff add'], [2, 'diff remove'], [3, 'focused'], [5, 'highlighted'], [6, 'highlighted']])
  })
})

describe('highlightFence', () => {
  it('marks lines', async () => {
    const html = await highlightFence('const a = `x\ny`\nlast\n', 'ts{2}')
    const [first, second, third] = html.split('\n')
    expect(first).not.toContain('class="line')
    expect(second).toMatch(/^<span class="line highlighted">.*<\/span>$/)
    expect(third).toBe('last')
  })
})
