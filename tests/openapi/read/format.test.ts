import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../openapi/document/document.ts'
import { formatFindings, groupFindings } from '../../../openapi/read/format.ts'

function finding(line: number, message: string, more: Partial<Finding> = {}): Finding {
  return { severity: 'warning', rule: 'structure', file: 'a.yaml', line, column: 1, pointer: `#/${line}`, message, ...more }
}

describe('findings in words', () => {
  it('are of one kind where they differ in what they quote', () => {
    const groups = groupFindings([
      finding(1, '"a" must be a list.'),
      finding(2, '"b" must be a text.'),
      finding(3, '"c" must be a list.'),
      finding(4, '"a" must be a list.', { rule: 'other' }),
    ])

    expect(groups.map(group => group.map(({ line }) => line))).toEqual([[1, 3], [2], [4]])
  })

  it('are one kind where a rule has many wordings', () => {
    const messages = ['a list', 'a text', 'a number', 'true or false', 'an object']

    expect(groupFindings(messages.slice(0, 4).map((want, at) => finding(at, `must be ${want}`)))).toHaveLength(4)
    expect(groupFindings(messages.map((want, at) => finding(at, `must be ${want}`)))).toHaveLength(1)
  })

  it('are errors first', () => {
    const text = formatFindings([finding(1, 'A.'), finding(2, 'B.', { severity: 'error', rule: 'yaml-syntax' })])

    expect(text.split('\n')).toEqual([
      'a.yaml:2:1 #/2 error: B. [yaml-syntax]',
      'a.yaml:1:1 #/1 warning: A. [structure]',
      '1 error, 1 warning',
    ])
  })

  it('are each listed up to three of a kind, and name the file where it is another', () => {
    const three = [1, 2, 3].map(line => finding(line, 'A.'))
    expect(formatFindings(three).split('\n')).toHaveLength(4)

    expect(formatFindings([...three, finding(4, 'A.', { file: 'b.yaml' }), finding(5, 'A.', { file: 'b.yaml' })])).toBe(
      'a.yaml:1:1 #/1 warning: A. [structure] + 4 more of this kind: :2:1, :3:1, b.yaml:4:1 …\n0 errors, 5 warnings',
    )
  })

  it('have colours and frames when asked for', () => {
    const text = formatFindings([finding(1, 'A.')], { colour: true, frame: ({ line }) => `  ${line} | text` })

    expect(text).toContain('\u001B[33mwarning:\u001B[0m')
    expect(text).toContain('\n  1 | text\n')
  })
})
