import { describe, expect, it } from 'vitest'
import { head, readFiles } from './folder.ts'

const spec = `${head()}tags: [{name: Pets}]\npaths:\n  /pets:\n    get: {summary: List, responses: {}}\n  /admin:\n    get: {responses: {}}`

describe('an overlay beside a spec', () => {
  it('is applied, and its actions are listed', async () => {
    const { document, findings, overlaid } = await readFiles({
      'api.yaml': spec,
      'api.overlay.yaml': `overlay: 1.1.0
info: {title: Public, version: '1'}
actions:
  - target: $.info
    update: {title: Public shop, description: Price 1.10}
  - target: $.paths['/admin']
    remove: true
  - target: $.paths.*[?@.summary=='List']
    update: {tags: [Pets]}
  - target: $.tags
    update: {name: Orders}
  - target: $.paths['/pets'].get.summary
    update: All pets
  - target: $.paths['/pets']
    update: {post: {}}
  - target: $.paths['/pets'].post
    copy: $.paths['/pets'].get`,
    })

    expect(findings).toEqual([])
    expect(overlaid).toEqual([
      'updated $.info (once)',
      'removed $.paths[\'/admin\'] (once)',
      'updated $.paths.*[?@.summary==\'List\'] (once)',
      'updated $.tags (once)',
      'updated $.paths[\'/pets\'].get.summary (once)',
      'updated $.paths[\'/pets\'] (once)',
      'updated $.paths[\'/pets\'].post (once)',
    ])
    expect(document?.root).toMatchObject({
      info: { title: 'Public shop', version: '1', description: 'Price 1.10' },
      tags: [{ name: 'Pets' }, { name: 'Orders' }],
      paths: {
        '/pets': {
          get: { summary: 'All pets', tags: ['Pets'] },
          post: { summary: 'All pets', tags: ['Pets'] },
        },
      },
    })
    expect(Object.keys(document?.root.paths ?? {})).toEqual(['/pets'])
  })

  it.each([
    ['dead-overlay', 'warning', 4, '  - target: $.paths["/gone"]\n    remove: true'],
    ['overlay', 'error', 4, '  - target: "$.paths["\n    remove: true'],
    ['overlay', 'error', 4, '  - target: $.info'],
    ['overlay', 'error', 5, '  - target: $.info\n    update: text'],
    ['overlay', 'error', 4, '  - target: $.paths[?match(@.a, "(a+)+$")]\n    remove: true'],
    ['overlay', 'error', 4, '  - remove: true'],
  ])('has its faults reported: %s (%s) in line %i', async (rule, severity, line, action) => {
    const { findings } = await readFiles({
      'api.yaml': spec,
      'api.overlay.yaml': `overlay: 1.0.0\ninfo: {title: A, version: '1'}\nactions:\n${action}`,
    })

    expect(findings).toMatchObject([
      {
        rule,
        severity,
        line,
        file: expect.stringContaining('api.overlay.yaml'),
      },
    ])
  })

  it('must be an overlay', async () => {
    const { findings } = await readFiles({ 'api.yaml': spec, 'api.overlay.yaml': 'actions: []' })

    expect(findings).toMatchObject([{ rule: 'overlay', severity: 'error' }])
  })
})

it.each([
  ['that is no YAML', 'overlay: ['],
  ['without a version', 'actions: []'],
  ['with an action that cannot be applied', 'overlay: 1.1.0\nactions: [{target: "$.paths[?match(@, \'a\')]", remove: true}]'],
])('leaves nothing to be shown beside an overlay %s: it may hide what nobody is to see', async (_, overlay) => {
  const { document, findings } = await readFiles({ 'api.yaml': `${head()}paths: {}\n`, 'api.overlay.yaml': overlay })
  expect(document).toBeUndefined()
  expect(findings.map(({ severity }) => severity)).toContain('error')
})
