import { DOMParser } from '@xmldom/xmldom'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../openapi/document/document.ts'
import { reportFormats } from '../../../openapi/read/report/formats.ts'
import { sarifSchema } from './sarif-schema.ts'

function finding(more: Partial<Finding>): Finding {
  return {
    severity: 'warning',
    rule: 'path-slash',
    file: 'openapi/shop.yaml',
    line: 4,
    column: 3,
    pointer: '#/paths/pets',
    message: 'The path "pets" does not begin with a slash.',
    advice: 'write "/pets"',
    ...more,
  }
}

const reports = [
  {
    file: 'openapi/shop.yaml',
    findings: [
      finding({}),
      finding({ line: 9, pointer: '#/paths/<a>&b', message: 'A, b: 100%\n<c>\uD800', advice: undefined }),
      finding({ severity: 'error', rule: 'yaml-syntax', file: 'openapi/parts/a b.yaml', message: 'No.' }),
      finding({ rule: 'own-rule', file: 'https://example.com/a.yaml' }),
    ],
  },
  { file: '/elsewhere/clean.yaml', findings: [] },
]
const fails = ({ severity }: Finding) => severity === 'error'

/** The elements of an XML document as trees of names, attributes and texts; throws where it is not well-formed. */
function parseXml(text: string) {
  const parser = new DOMParser({
    onError: (level: string, message: string) => {
      throw new Error(`${level}: ${message}`)
    },
  })
  const root = parser.parseFromString(text, 'text/xml').documentElement
  expect(root).not.toBeNull()
  return Array.from(root?.getElementsByTagName('*') ?? []).map(element => ({
    name: element.tagName,
    parent: element.parentNode?.nodeName,
    attributes: Object.fromEntries(Array.from(element.attributes).map(({ name, value }) => [name, value])),
    text: element.childNodes.length === 1 ? element.firstChild?.nodeValue : undefined,
  }))
}

describe('findings for GitHub', () => {
  it('are commands with their line, escaped', () => {
    expect(reportFormats.github(reports).split('\n')).toEqual([
      '::warning file=openapi/shop.yaml,line=4,col=3,title=path-slash::The path "pets" does not begin with a slash. → write "/pets"',
      '::warning file=openapi/shop.yaml,line=9,col=3,title=path-slash::A, b: 100%25%0A<c>\uD800',
      '::error file=openapi/parts/a b.yaml,line=4,col=3,title=yaml-syntax::No. → write "/pets"',
      '::warning file=https%3A//example.com/a.yaml,line=4,col=3,title=own-rule::The path "pets" does not begin with a slash. → write "/pets"',
      '',
    ])
  })
})

describe('findings for GitLab', () => {
  it('are issues with a place, a severity and a fingerprint each of its own', () => {
    const issues = JSON.parse(reportFormats.gitlab(reports, { fails }))

    expect(issues).toHaveLength(4)
    expect(issues[0]).toEqual({
      description: 'The path "pets" does not begin with a slash. → write "/pets"',
      check_name: 'path-slash',
      fingerprint: expect.stringMatching(/^\w{14}$/),
      severity: 'minor',
      location: { path: 'openapi/shop.yaml', lines: { begin: 4 } },
    })
    expect(issues[2].severity).toBe('major')
    expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(4)
  })

  it('keep their fingerprints when lines move, and differ where they are alike', () => {
    const read = (findings: Finding[]): string[] =>
      JSON.parse(reportFormats.gitlab([{ file: 'a', findings }], { fails })).map(
        ({ fingerprint }: { fingerprint: string }) => fingerprint,
      )
    const [first, second] = read([finding({}), finding({})])

    expect(read([finding({ line: 99 })])).toEqual([first])
    expect(second).not.toBe(first)
  })
})

describe('findings as SARIF', () => {
  const log = JSON.parse(reportFormats.sarif(reports))

  it('are valid against what the schema of the standard says', () => {
    const ajv = new Ajv({ allErrors: true })
    formats.default(ajv)
    const validate = ajv.compile(sarifSchema)

    validate(log)
    expect(validate.errors).toBeNull()
    validate({ ...log, runs: [{ ...log.runs[0], tool: {} }] })
    expect(validate.errors).not.toBeNull()
  })

  it('name their rules, with what would be right', () => {
    const [{ tool, results }] = log.runs
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['path-slash', 'yaml-syntax', 'own-rule'])
    expect(tool.driver.rules[0].help.markdown).toContain('/pets: { get')
    expect(results.map(({ ruleIndex }: { ruleIndex: number }) => ruleIndex)).toEqual([0, 0, 1, 2])
  })

  it('lie in files that are addresses', () => {
    const uris = log.runs[0].results.map(
      (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        result.locations[0]?.physicalLocation.artifactLocation.uri,
    )
    expect(uris).toEqual([
      'openapi/shop.yaml',
      'openapi/shop.yaml',
      'openapi/parts/a%20b.yaml',
      'https://example.com/a.yaml',
    ])
    const outside = JSON.parse(reportFormats.sarif([{ file: 'a', findings: [finding({ file: '/tmp/é.yaml' })] }]))
    expect(outside.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('file:///tmp/%C3%A9.yaml')
  })
})

describe('findings as JUnit', () => {
  const elements = parseXml(reportFormats.junit(reports, { fails }))

  it('are cases of a suite for each spec, counted as they are', () => {
    const suites = elements.filter(({ name }) => name === 'testsuite')
    expect(suites.map(({ attributes }) => attributes)).toEqual([
      { name: 'openapi/shop.yaml', tests: '4', failures: '1', errors: '0', skipped: '0' },
      { name: '/elsewhere/clean.yaml', tests: '1', failures: '0', errors: '0', skipped: '0' },
    ])
    expect(elements.filter(({ name }) => name === 'testcase')).toHaveLength(5)
    expect(elements.filter(({ name }) => name === 'failure')).toHaveLength(1)
  })

  it('have only the elements and attributes that the schema knows, where it knows them', () => {
    const known: Record<string, [parent: string, attributes: string[]]> = {
      'testsuite': ['testsuites', ['name', 'tests', 'failures', 'errors', 'skipped']],
      'testcase': ['testsuite', ['name', 'classname']],
      'failure': ['testcase', ['message', 'type']],
      'system-out': ['testcase', []],
    }
    for (const { name, parent, attributes } of elements)
      expect([parent, Object.keys(attributes)]).toEqual(known[name])
  })

  it('say what was written, but for what XML cannot hold', () => {
    expect(elements.filter(({ name }) => name === 'system-out')[1]?.text).toBe(
      'openapi/shop.yaml:9:3 #/paths/<a>&b\nA, b: 100%\n<c>?',
    )
  })
})

describe('findings as Checkstyle', () => {
  it('stand by file, the clean ones too', () => {
    const elements = parseXml(reportFormats.checkstyle(reports))

    expect(elements.filter(({ name }) => name === 'file').map(({ attributes }) => attributes.name)).toEqual([
      'openapi/shop.yaml',
      '/elsewhere/clean.yaml',
      'openapi/parts/a b.yaml',
      'https://example.com/a.yaml',
    ])
    expect(elements.filter(({ name }) => name === 'error')[0]?.attributes).toEqual({
      line: '4',
      column: '3',
      severity: 'warning',
      message: 'The path "pets" does not begin with a slash. → write "/pets"',
      source: 'specimen.path-slash',
    })
  })
})
