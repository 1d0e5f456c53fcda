import type { Proof, SampleTab } from '../../../openapi/samples/index.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listRuns, readProof } from '../../../site/page-data/proof.ts'
import { fingerprint } from '../../../openapi/samples/index.ts'

const tabs: SampleTab[] = [
  {
    id: 'node',
    label: 'Node',
    highlight: 'js',
    extension: 'mjs',
    variants: [
      {
        code: 'fetch()',
        slots: [],
        handWritten: false,
        label: 'fetch',
      },
      {
        code: 'client()',
        slots: [],
        handWritten: true,
        label: 'client',
      },
    ],
  },
  {
    id: 'curl',
    label: 'curl',
    highlight: 'bash',
    extension: 'sh',
    variants: [{ code: 'curl', slots: [], handWritten: false }],
  },
]

function prove(keys: Record<string, string>): Proof {
  return {
    runtimes: { node: '24.1.0', curl: '7.88.1' },
    apis: {
      pets: {
        add: Object.fromEntries(Object.entries(keys).map(([key, code]) => [key, fingerprint(code)])),
      },
    },
  }
}

describe('listRuns', () => {
  it('names what exactly these samples were run with', () => {
    expect(
      listRuns(prove({ 'node': 'fetch()', 'node client': 'client()', 'curl': 'curl' }), tabs, { api: 'pets', operationId: 'add' }),
    ).toEqual(['Node 24.1.0', 'curl 7.88.1'])
  })

  it('says nothing of a language with a sample that changed since, or was not run', () => {
    expect(
      listRuns(prove({ 'node': 'fetch(1)', 'node client': 'client()', 'curl': 'curl' }), tabs, { api: 'pets', operationId: 'add' }),
    ).toEqual(['curl 7.88.1'])
    expect(listRuns(prove({ node: 'fetch()' }), tabs, { api: 'pets', operationId: 'add' })).toEqual([])
  })

  it('says nothing of another API or operation, or without a proof', () => {
    expect(listRuns(prove({ curl: 'curl' }), tabs, { api: 'dogs', operationId: 'add' })).toEqual([])
    expect(listRuns(undefined, tabs, { api: 'pets', operationId: 'add' })).toEqual([])
  })
})

it('reads a proof where a run leaves it, and takes nothing else for one', () => {
  const root = mkdtempSync(join(tmpdir(), 'proof-'))
  try {
    expect(readProof(root)).toBeUndefined()
    mkdirSync(join(root, 'samples'))
    const file = join(root, 'samples', 'proof.json')
    writeFileSync(file, 'not JSON')
    expect(readProof(root)).toBeUndefined()
  }
  finally {
    rmSync(root, { recursive: true })
  }
})
