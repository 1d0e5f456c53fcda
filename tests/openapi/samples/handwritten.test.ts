import { describe, expect, it } from 'vitest'
import { buildRequest, emitAll, languages, listInstallations, mergeSamples } from '../../../openapi/samples/index.ts'
import { operationOf } from './support/operation.ts'

const generated = emitAll(buildRequest(operationOf()), languages)
function tab(id: string, codeSamples: Parameters<typeof mergeSamples>[1]) {
  return mergeSamples(generated, codeSamples).find(one => one.id === id)
}

describe('hand-written samples', () => {
  it('leave generated ones alone where there are none', () => {
    expect(mergeSamples(generated, []).map(({ id, variants }) => [id, variants.length])).toEqual(
      languages.map(({ id, clients }) => [id, clients.length]),
    )
  })

  it('take the place of the generated one of their language', () => {
    expect(tab('node', [{ lang: 'JavaScript', source: 'hand()' }])?.variants).toEqual([
      { code: 'hand()', slots: [], handWritten: true },
    ])
    expect(tab('curl', [{ lang: 'Shell', label: 'curl', source: 'curl x' }])?.variants).toMatchObject([
      { code: 'curl x' },
    ])
  })

  it('stand beside it under a label of their own', () => {
    expect(
      tab('node', [{ lang: 'node', label: 'userstore', source: 'client()' }])?.variants.map(
        ({ label, handWritten }) => [label, handWritten],
      ),
    ).toEqual([
      ['fetch', false],
      ['userstore', true],
    ])
  })

  it('get a tab in a language that is not generated', () => {
    expect(tab('kotlin', [{ lang: 'Kotlin', source: 'fun main() {}' }])).toMatchObject({
      label: 'Kotlin',
      highlight: 'kotlin',
      variants: [{ code: 'fun main() {}' }],
    })
  })
})

describe('client libraries', () => {
  it('are read from both extensions, and from nothing else', () => {
    const info = {
      'title': 'x',
      'version': '1',
      'x-scalar-sdk-installation': [
        { lang: 'Node', source: 'npm install x', description: 'The client' },
        'no',
        { lang: 'PHP' },
      ],
      'x-sdk-installation': [{ lang: 'PHP', source: 'composer require x' }],
    } as const
    expect(
      listInstallations({
        name: 'x',
        version: '3.2.0',
        root: { openapi: '3.2.0', info: structuredClone(info) as never },
      }),
    ).toEqual([
      { language: 'php', label: 'PHP', source: 'composer require x' },
      {
        language: 'node',
        label: 'Node',
        source: 'npm install x',
        description: 'The client',
      },
    ])
  })
})
