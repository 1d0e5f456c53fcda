import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listProseOfOthers, listShownSpecs, listSpecFiles } from '../../site/specs.ts'

const root = mkdtempSync(join(tmpdir(), 'specs-'))

beforeAll(() => {
  for (const name of ['shop', 'bank']) {
    mkdirSync(join(root, 'docs', name), { recursive: true })
    writeFileSync(join(root, 'docs', name, 'index.md'), `# ${name}\n`)
    mkdirSync(join(root, 'openapi'), { recursive: true })
    writeFileSync(join(root, 'openapi', `${name}.yaml`), `openapi: 3.1.0\ninfo: { title: ${name}, version: '1' }\npaths: {}\n`)
  }
})
afterAll(() => rmSync(root, { recursive: true }))

describe('listSpecFiles', () => {
  it('takes the specs of openapi/ where nothing else is asked for', () => {
    expect(listSpecFiles({ root }, '').map(({ name }) => name)).toEqual(['bank', 'shop'])
  })

  it('takes the specs of the list, named by their files', () => {
    expect(listSpecFiles({ root: '/home/site' }, 'a/petstore.json:/b/cafe.v2.yaml')).toEqual([
      { name: 'petstore', file: join('/home/site', 'a/petstore.json') },
      { name: 'cafe.v2', file: '/b/cafe.v2.yaml' },
    ])
  })

  it('takes the specs and the names of the configuration', () => {
    const apis = { shop: { file: '/home/specs/openapi.yaml' }, bank: { file: '/home/specs/bank.json' } }
    expect(listSpecFiles({ root: '/home', apis }, '')).toEqual([
      { name: 'shop', file: '/home/specs/openapi.yaml' },
      { name: 'bank', file: '/home/specs/bank.json' },
    ])
    expect(listSpecFiles({ root: '/home', apis }, 'specs/openapi.yaml:specs/other.yaml')).toEqual([
      { name: 'shop', file: '/home/specs/openapi.yaml' },
      { name: 'other', file: '/home/specs/other.yaml' },
    ])
  })
})

describe('listProseOfOthers', () => {
  it('names the prose of the APIs that are left out', () => {
    const config = { root, docs: join(root, 'docs') }
    expect(listProseOfOthers(config, ['bank'])).toEqual(['shop/**'])
    expect(listProseOfOthers(config, ['bank', 'shop'])).toEqual([])
  })
})

it('refuses an API that has the name of a file of the site', () => {
  const config = { root: '.', docs: 'docs', apis: { 'logo.svg': { file: 'openapi/logo.svg.yaml' } } }
  expect(() => listShownSpecs(config)).toThrow('the API "logo.svg" has the name of a file in docs/public; rename one of them.')
})
