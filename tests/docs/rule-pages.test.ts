import { describe, expect, it } from 'vitest'
import { listRulePages } from '../../docs/rules/rule-pages.ts'
import { listRules } from '../../openapi/read/check/rule-table/rules.ts'

const pages = new Map(listRulePages().map(({ params, content }) => [params.rule, content]))

describe('the pages of rules', () => {
  it('are one for each rule, and one that lists and links them all', () => {
    const ids = [...listRules().keys()]

    expect([...pages.keys()]).toEqual(['index', ...ids])
    for (const id of ids)
      expect(pages.get('index')).toContain(`[\`${id}\`](/rules/${id})`)
  })

  it.each([...listRules()])('say what the rule means, its level, and what is wrong and right: %s', (id, rule) => {
    const page = pages.get(id) ?? ''

    expect(page).toContain(`# ${id}\n`)
    expect(page).toContain(rule.meaning)
    expect(page).toContain(`**${rule.level}**`)
    expect(page.indexOf('#### Wrong')).toBeGreaterThan(0)
    expect(page.indexOf('```yaml', page.indexOf('#### Right')) + page.indexOf('```json', page.indexOf('#### Right'))).toBeGreaterThan(0)
  })

  it('show an example as a file that stands alone, and long ones in part', () => {
    expect(pages.get('path-slash')).toContain('```yaml\nopenapi: 3.1.0\ninfo: { title: Shop, version: \'1\' }\npaths:\n  pets:')
    expect(pages.get('json-syntax')).toContain('```json\n{ "openapi": "3.1.0"')
    for (const [, page] of pages)
      expect(Math.max(...page.split('\n').map(line => line.length))).toBeLessThan(260)
  })

  it('name the files beside a spec', () => {
    expect(pages.get('vanished-page')).toContain('`api.slugs.json`\n\n```json')
  })

  it('leave nothing that a template would read', () => {
    for (const [, page] of pages)
      expect(page).not.toContain('{{')
  })
})
