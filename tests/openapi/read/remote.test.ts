import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../openapi/read/remote.ts'
import { createRemote, toAllowed } from '../../../openapi/read/remote.ts'
import { head, readFiles } from './folder.ts'

function encode(text: string) {
  return { bytes: new TextEncoder().encode(text) }
}

/** Reads a spec whose schema `A` is a `$ref`, with some addresses answered. */
async function look(
  ref: string,
  allow: string[],
  answers: Record<string, Answer> = {},
  files: Record<string, string> = {},
) {
  const asked: string[] = []
  const { document, findings } = await readFiles(
    {
      'api.yaml': `${head()}paths: {}\ncomponents:\n  schemas:\n    A:\n      $ref: '${ref}'`,
      ...files,
    },
    {
      remote: {
        allow,
        download: async ({ href }) => {
          asked.push(href)
          return answers[href] ?? { failure: 'the server answers 404' }
        },
      },
    },
  )
  return { schemas: document?.root.components?.schemas, findings, asked }
}

describe('a reference to another host', () => {
  it('is followed where it is allowed, and so are those of what it finds', async () => {
    const { schemas, findings, asked } = await look('https://specs.test/v1/pet.yaml#/Pet', ['https://specs.test/v1/'], {
      'https://specs.test/v1/pet.yaml': encode(
        'Pet:\n  properties:\n    owner: {$ref: owner.json}\n    self: {$ref: "#/Pet"}\n    again: {$ref: ./owner.json}',
      ),
      'https://specs.test/v1/owner.json': encode('{"type": "string"}'),
    })
    expect(findings).toEqual([])
    expect(schemas).toEqual({
      A: {
        properties: {
          owner: { $ref: '#/components/schemas/owner' },
          self: { $ref: '#/components/schemas/A' },
          again: { $ref: '#/components/schemas/owner' },
        },
      },
      owner: { type: 'string' },
    })
    expect(asked).toEqual(['https://specs.test/v1/pet.yaml', 'https://specs.test/v1/owner.json'])
  })

  it.each([
    ['another host', 'https://evil.test/pet.yaml'],
    ['a host that only begins like it', 'https://specs.test.evil.test/v1/pet.yaml'],
    ['another port', 'https://specs.test:8443/v1/pet.yaml'],
    ['another folder', 'https://specs.test/v10/pet.yaml'],
    ['a way out of the folder', 'https://specs.test/v1/../v2/pet.yaml'],
    ['an escaped way out', 'https://specs.test/v1/%2e%2e/v2/pet.yaml'],
    ['an escaped slash', 'https://specs.test/v1/..%2fv2/pet.yaml'],
    ['a password', 'https://ada:secret@specs.test/v1/pet.yaml'],
    ['http', 'http://specs.test/v1/pet.yaml'],
    ['a file', 'file:///etc/passwd'],
    ['data', 'data:application/json,{}'],
  ])('is refused unasked where it is %s', async (_, ref) => {
    const { findings, asked } = await look(ref, ['https://specs.test/v1/'])
    expect(findings).toMatchObject([
      {
        rule: 'remote-ref',
        pointer: '#/components/schemas/A/$ref',
        line: 7,
        column: 7,
      },
    ])
    expect(asked).toEqual([])
  })

  it('says how to allow it', async () => {
    const { findings } = await look('https://specs.test/v1/pet.yaml', [])
    expect(findings[0]?.advice).toBe(
      'keep a copy in the folder of the spec, or allow it with --allow-remote https://specs.test/',
    )
  })

  it('does not lead back to the disk', async () => {
    const { findings, asked } = await look(
      'https://specs.test/a.yaml',
      ['https://specs.test/'],
      {
        'https://specs.test/a.yaml': encode(
          'properties:\n  secret: {$ref: secret.yaml}\n  file: {$ref: "file:///etc/passwd"}',
        ),
      },
      { 'secret.yaml': 'description: hidden' },
    )
    expect(asked).toEqual(['https://specs.test/a.yaml', 'https://specs.test/secret.yaml'])
    expect(findings).toMatchObject([
      {
        file: 'https://specs.test/a.yaml',
        rule: 'unreadable-ref',
        line: 2,
        column: 12,
      },
      {
        file: 'https://specs.test/a.yaml',
        rule: 'remote-ref',
        line: 3,
        column: 10,
      },
    ])
  })

  it('follows redirects within what is allowed, and only so often', async () => {
    const within = await look('https://specs.test/old.yaml', ['https://specs.test/'], {
      'https://specs.test/old.yaml': { location: '/new.yaml' },
      'https://specs.test/new.yaml': encode('type: string'),
    })
    expect(within.findings).toEqual([])
    const away = await look('https://specs.test/old.yaml', ['https://specs.test/'], {
      'https://specs.test/old.yaml': { location: 'https://169.254.169.254/latest' },
    })
    expect(away.asked).toHaveLength(1)
    expect(away.findings).toMatchObject([
      {
        rule: 'unreadable-ref',
        message: 'https://specs.test/old.yaml leads on to https://169.254.169.254, which is not allowed.',
      },
    ])
    const round = await look('https://specs.test/a', ['https://specs.test/'], {
      'https://specs.test/a': { location: '/a' },
    })
    expect(round.asked).toHaveLength(4)
    expect(round.findings).toMatchObject([{ message: 'https://specs.test/a leads on more than 3 times.' }])
  })

  it('tells of mistakes in what it finds, with their place there', async () => {
    const { findings } = await look('https://specs.test/a.yaml', ['https://specs.test/'], {
      'https://specs.test/a.yaml': encode('type: object\ntype: string'),
    })
    expect(findings).toMatchObject([
      {
        file: 'https://specs.test/a.yaml',
        rule: 'duplicate-key',
        line: 2,
        column: 1,
      },
    ])
  })

  it('is followed so many times and no more', async () => {
    const asked: string[] = []
    const { load } = createRemote({
      allow: ['https://specs.test/'],
      download: async ({ href }) => {
        asked.push(href)
        return encode('{}')
      },
    })
    for (let index = 0; index < 150; index++)
      await load(`https://specs.test/${index}`)
    expect(asked).toHaveLength(100)
    expect(await load('https://specs.test/200')).toMatchObject({
      refusal: 'The spec refers to more than 100 files on other hosts.',
    })
    expect(await load('https://specs.test/7#/a')).toMatchObject({ file: 'https://specs.test/7' })
  })
})

it.each([
  'http://specs.test/',
  'specs.test',
  'https://',
  'https://a:b@specs.test/',
  'https://specs.test/?a',
  'file:///tmp/',
])('cannot be allowed: %s', (text) => {
  expect(toAllowed(text)).toBeUndefined()
})
