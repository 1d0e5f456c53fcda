import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listProseOfOthers, listShownSpecs, listSpecFiles } from '../../site/specs.ts'

describe('listSpecFiles', () => {
  it('takes the specs of openapi/ where nothing else is asked for', () => {
    expect(listSpecFiles({ root: process.cwd() }, '').map(({ name }) => name)).toEqual(['userfront', 'userstore'])
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
    const config = { root: process.cwd(), docs: join(process.cwd(), 'docs') }
    expect(listProseOfOthers(config, ['userstore'])).toEqual(['userfront/**'])
    expect(listProseOfOthers(config, ['userfront', 'userstore'])).toEqual([])
  })
})

it('refuses an API that has the name of a file of the site', () => {
  const config = { root: '.', docs: 'docs', apis: { 'logo.svg': { file: 'openapi/logo.svg.yaml' } } }
  expect(() => listShownSpecs(config)).toThrow('the API "logo.svg" has the name of a file in docs/public; rename one of them.')
})
