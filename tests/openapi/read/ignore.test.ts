import { describe, expect, it } from 'vitest'
import type { ReadOptions } from '../../../openapi/read/index.ts'
import { head, readFiles } from './folder.ts'

const spec = `${head()}paths:\n  pets: {}\n  /a:\n    get: {sumary: A, responses: {}}\n`

async function readIgnoring(ignore: string, options?: ReadOptions, more: Record<string, string> = {}) {
  const { findings, accepted } = await readFiles({ 'api.yaml': spec, 'api.ignore.yaml': ignore, ...more }, options)
  return { accepted, rules: findings.map(({ rule, severity, line }) => `${severity} ${rule} ${line}`) }
}

describe('levels of rules', () => {
  it('are the table\'s unless a team says otherwise', async () => {
    const read = async (rules: ReadOptions['rules']) =>
      (await readFiles({ 'api.yaml': spec }, { rules })).findings.map(({ rule, severity }) => `${severity} ${rule}`)

    expect(await read({})).toEqual(['warning path-slash', 'warning unknown-field'])
    expect(await read({ 'path-slash': 'error', 'unknown-field': 'off' })).toEqual(['error path-slash'])
  })

  it('leave the document as it is: an error is told, and nothing is taken away', async () => {
    const { document } = await readFiles({ 'api.yaml': spec }, { rules: { 'unknown-field': 'error' } })

    expect(Object.keys(document?.root.paths ?? {})).toContain('/a')
  })
})

describe('an ignore file', () => {
  it('accepts a rule at a place and below it', async () => {
    expect(await readIgnoring('- {rule: path-slash, pointer: "#/paths/pets", reason: Kept.}')).toEqual({
      accepted: 1,
      rules: ['warning unknown-field 6'],
    })
    expect(await readIgnoring('- {rule: unknown-field, pointer: "#/paths/~1a", reason: Kept.}')).toEqual({
      accepted: 1,
      rules: ['warning path-slash 4'],
    })
  })

  it.each([
    ['another rule', '- {rule: dangling-ref, pointer: "#/paths/pets", reason: Kept.}'],
    ['another place', '- {rule: path-slash, pointer: "#/paths/pet", reason: Kept.}'],
    ['another file', '- {rule: path-slash, file: other.yaml, pointer: "#/paths/pets", reason: Kept.}', 'api'],
  ])('does not accept %s', async (_, ignore, other?: string) => {
    const { accepted, rules } = await readIgnoring(ignore)

    expect(accepted).toBe(0)
    expect(rules.slice(0, 2)).toEqual(['warning path-slash 4', 'warning unknown-field 6'])
    // Of a file that this spec does not use, nothing is known.
    expect(rules.slice(2)).toEqual(other ? [] : ['warning needless-ignore 1'])
  })

  it('says which entry is needless, where all is known', async () => {
    const ignore = '- {rule: unknown-field, pointer: "#/info", reason: Kept.}'

    expect((await readIgnoring(ignore)).rules).toContain('warning needless-ignore 1')
    expect((await readIgnoring(ignore, { thorough: false })).rules).not.toContain('warning needless-ignore 1')
    expect((await readIgnoring(ignore, { rules: { 'unknown-field': 'off' } })).rules).not.toContain('warning needless-ignore 1')
    expect((await readIgnoring('- {rule: vanished-page, pointer: "#", reason: Gone.}')).rules).not.toContain(
      'warning needless-ignore 1',
    )
  })

  it('names files as they lie beside it', async () => {
    const ignore = '- {rule: unknown-field, file: parts/pet.yaml, pointer: "#/Pet", reason: Kept.}'
    const { findings, accepted } = await readFiles({
      'api.yaml': `${head('3.0.3')}paths: {}\ncomponents: {schemas: {Pet: {$ref: 'parts/pet.yaml#/Pet'}}}`,
      'api.ignore.yaml': ignore,
      'parts/pet.yaml': 'Pet: {typ: object}',
    })

    expect({ findings, accepted }).toEqual({ findings: [], accepted: 1 })
  })

  it.each([
    ['no reason', '- {rule: path-slash, pointer: "#/paths/pets"}', 'needs "reason"'],
    ['no rule', '- {pointer: "#/paths/pets", reason: Kept.}', 'needs "rule"'],
    ['a pointer that is none', '- {rule: path-slash, pointer: paths, reason: Kept.}', 'does not begin with "#"'],
    ['a word', '- path-slash', 'is not an object'],
    ['no list', 'rule: path-slash', 'not a list'],
  ])('is an error where it has %s, and ignores nothing', async (_, ignore, message) => {
    const { findings, accepted } = await readFiles({ 'api.yaml': spec, 'api.ignore.yaml': ignore })

    expect(accepted).toBe(0)
    expect(findings.filter(({ rule }) => rule === 'ignore-file')).toMatchObject([
      { severity: 'error', line: 1, message: expect.stringContaining(message) },
    ])
  })

  it('is read from elsewhere when told so', async () => {
    const { findings } = await readFiles({ 'api.yaml': spec, 'api.ignore.yaml': '[]' }, { ignore: '/nowhere/at-all.yaml' })

    expect(findings.map(({ rule }) => rule)).toContain('unreadable')
  })
})
