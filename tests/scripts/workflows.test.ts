import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { workflowFile } from '../../scripts/init/workflows.ts'

/** Every text in a value, wherever it stands. */
function listTexts(value: unknown): string[] {
  if (typeof value === 'string')
    return value.split('\n')
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : []
}

describe.each(['github', 'gitlab'] as const)('the workflow for %s', (service) => {
  const [file] = workflowFile(service)
  const texts = listTexts(parse(file?.text ?? ''))

  it('checks, drives the mock, writes the samples, and keeps the site', () => {
    const commands = texts.flatMap(text => /^npx specimen (\w+)/.exec(text)?.[1] ?? [])
    expect(commands.toSorted()).toEqual(['build', 'check', 'contract', 'samples'])
    expect(texts).toContain('dist')
  })

  it('asks for nothing that the commands do not know', () => {
    for (const text of texts.filter(text => text.startsWith('npx specimen'))) {
      const [, , command = '', ...words] = text.split(' ')
      const { stdout, status } = spawnSync('node', ['scripts/specimen.ts', command, '--help'], { encoding: 'utf8' })
      expect(status).toBe(0)
      for (const option of words.filter(word => word.startsWith('--')))
        expect(stdout).toContain(option)
    }
  })
})

it('prints findings in the form that each service reads', () => {
  expect(workflowFile('github')[0]?.text).toContain('check --format github\n')
  const { check } = parse(workflowFile('gitlab')[0]?.text ?? '') as { check: { artifacts: { when: string, reports: { codequality: string } }, script: string[] } }
  // A failed check is the one whose findings are wanted.
  expect(check.artifacts.when).toBe('always')
  expect(check.script[0]).toContain(`> ${check.artifacts.reports.codequality}`)
})

it('writes no workflow where none is wanted', () => {
  expect(workflowFile('none')).toEqual([])
})
