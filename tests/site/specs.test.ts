import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listSpecFiles } from '../../site/specs.ts'

describe('listSpecFiles', () => {
  it('takes the specs of openapi/ where nothing else is asked for', () => {
    expect(listSpecFiles(process.cwd(), '').map(({ name }) => name)).toEqual(['userfront', 'userstore'])
  })

  it('takes the specs of the list, named by their files', () => {
    expect(listSpecFiles('/home/site', 'a/petstore.json:/b/cafe.v2.yaml')).toEqual([
      { name: 'petstore', file: join('/home/site', 'a/petstore.json') },
      { name: 'cafe.v2', file: '/b/cafe.v2.yaml' },
    ])
  })
})
