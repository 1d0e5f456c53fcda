import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RuleFiles } from '../../../openapi/read/check/rule-table/rule.ts'
import { exampleFiles, exampleName } from '../../../openapi/read/check/rule-table/example-files.ts'
import { listRules } from '../../../openapi/read/check/rule-table/rules.ts'
import { readApi } from '../../../scripts/command/apis.ts'

/** Lays the files of an example out and reads them as `check` does. */
async function find(files: RuleFiles): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'specimen-rule-'))
  try {
    const { spec, beside = {}, encoding = 'utf8' } = files
    if (spec !== undefined)
      writeFileSync(join(folder, exampleName(files)), spec, encoding)
    for (const [name, text] of Object.entries(beside))
      writeFileSync(join(folder, name), text)
    const { findings } = await readApi(join(folder, exampleName(files)))
    return findings.map(({ rule }) => rule)
  }
  finally {
    rmSync(folder, { recursive: true })
  }
}

describe('the examples of a rule', () => {
  it.each([...listRules()])('show it: %s', async (id, rule) => {
    const { wrong, right } = exampleFiles(rule)

    expect(new Set(await find(wrong))).toContain(id)
    expect(await find(right)).toEqual([])
  })
})

describe('a rule', () => {
  it.each([...listRules()])('says in one sentence what it means: %s', (id, { meaning, why }) => {
    expect(id).toMatch(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/)
    expect(meaning).toMatch(/^[^\n]{10,120}\.$/)
    expect(why ?? 'Because.').toMatch(/^[A-Z`].*\.$/)
  })

  it('is an error only where nothing can be read, or where readers were promised something', () => {
    const errors = [...listRules()].filter(([, { level }]) => level === 'error').map(([id]) => id)

    expect(errors.sort()).toEqual([
      'ignore-file',
      'invalid-utf-8',
      'json-syntax',
      'not-openapi',
      'overlay',
      'redirect',
      'slugs',
      'too-deep',
      'too-large',
      'unreadable',
      'vanished-anchor',
      'vanished-page',
      'yaml-aliases',
      'yaml-syntax',
    ])
  })
})
