import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { head, readFiles, readYaml } from './folder.ts'

const letters = 'abcdefghijk'

/** Other work on the machine stretches the clock, so it is the processor's time that is held to ten seconds. */
let before = process.cpuUsage()
beforeEach(() => {
  before = process.cpuUsage()
})
afterEach(() => {
  expect(process.cpuUsage(before).user).toBeLessThan(10_000_000)
})

const refused: [string, string | Uint8Array, string, string?][] = [
  [
    'an alias bomb',
    `${head()}a: &a [x,x,x,x,x,x,x,x,x]\n${[...letters.slice(1)]
      .map(
        (letter, index) => `${letter}: &${letter} [${Array.from({ length: 9 }).fill(`*${letters[index]}`).join(',')}]`,
      )
      .join('\n')}`,
    'yaml-aliases',
  ],
  ['an alias of itself', 'a: &a\n  b: *a', 'yaml-aliases'],
  ['brackets without end', '['.repeat(100_000), 'too-deep'],
  ['deep JSON', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'too-deep', 'api.json'],
  ['deep YAML', Array.from({ length: 1200 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'too-deep'],
  ['bytes that are no text', new Uint8Array([0x6F, 0xFF, 0xFE]), 'invalid-utf-8'],
  ['more than can be read', `a: ${'x,\n '.repeat(600_000)}`, 'too-large'],
  ['a file of megabytes', '#'.repeat(13_000_000), 'too-large'],
  ['nothing', '', 'not-openapi'],
  ['a word', 'hello', 'not-openapi'],
  ['a list', '[1, 2]', 'not-openapi'],
  ['another version', 'openapi: 4.0.0', 'not-openapi'],
  ['a tab', 'a:\n\t- b', 'yaml-syntax'],
  ['two documents', 'a: 1\n---\nb: 2', 'yaml-syntax'],
  ['broken JSON', '{"openapi": "3.1.0",}', 'json-syntax', 'api.json'],
]

describe('a document that cannot be used', () => {
  it.each(refused)(
    'is refused within ten seconds: %s',
    async (_, content, rule, name = 'api.yaml') => {
      const { document, findings } = await readFiles({ [name]: content })

      expect(document).toBeUndefined()
      expect(findings[0]).toMatchObject({ rule, severity: 'error' })
      expect(findings[0]?.message).not.toMatch(/call stack|at \w+ \(/)
    },
    60_000,
  )

  it('is refused when it is not there', async () => {
    const { findings } = await readFiles({ 'absent/api.yaml': '' }, {}, folder =>
      rmSync(join(folder, 'absent'), { recursive: true }))

    expect(findings).toMatchObject([{ rule: 'unreadable', message: 'The file cannot be read (ENOENT).' }])
  })
})

describe('a document that is odd', () => {
  it.each([
    [
      'a hundred thousand keys',
      `${head()}x-a:\n${Array.from({ length: 100_000 }, (_, index) => `  k${index}: 1`).join('\n')}`,
    ],
    [
      'nulls everywhere',
      `${head()}servers: [null]\ntags: null\npaths: {/a: null, /b: {get: null, parameters: [null]}}\ncomponents: {schemas: {A: null, B: {properties: null, items: null, allOf: [null]}}}`,
    ],
    [
      'numbers everywhere',
      `${head()}servers: [1]\ntags: [2]\npaths: {/a: 3, /b: {get: 4, parameters: [5]}}\ncomponents: {schemas: {A: 6, B: {properties: 7, items: 8, allOf: [9], $ref: 10}}}`,
    ],
    [
      'nulls in Swagger 2.0',
      'swagger: "2.0"\ninfo: {title: A, version: "1"}\nhost: 1\nschemes: [null]\ndefinitions: {A: null}\nparameters: {A: null}\nresponses: {B: null}\nsecurityDefinitions: {C: null}\npaths: {/a: null, /b: {get: {parameters: [null, {in: body}], responses: {200: null}}}, /c: {post: 1, x-a: text, parameters: 1}}',
    ],
    [
      'a schema two hundred levels deep',
      `${head()}components: {schemas: {A: ${'{properties: {a: '.repeat(200)}{type: string}${'}}'.repeat(200)}}}`,
    ],
    [
      'schemas that lead back to themselves at the same place',
      `${head()}components: {schemas: {A: {anyOf: [{$ref: '#/components/schemas/A'}, {type: string}], example: 1}, B: {not: {$ref: '#/components/schemas/B'}, example: 1}, C: {if: {$ref: '#/components/schemas/C'}, example: 1}}}`,
    ],
    [
      'two thousand ambiguous paths',
      `${head()}paths:\n${Array.from({ length: 2000 }, (_, index) => `  /{a}/p${index}/{b}: {}`).join('\n')}`,
    ],
  ])(
    'is answered within ten seconds: %s',
    async (_, yaml) => {
      const { document } = await readYaml(yaml)

      expect(document?.root.openapi).toBe('3.2.0')
    },
    60_000,
  )

  it('does not wait for patterns that backtrack', async () => {
    const { findings } = await readYaml(
      `${head()}components:\n  schemas:\n    A: {type: string, pattern: '^(a+)+$', example: '${'a'.repeat(40)}!'}\n    B: {type: string, pattern: '(', example: b}`,
    )

    expect(findings.every(({ severity }) => severity === 'warning')).toBe(true)
  }, 60_000)

  it('keeps __proto__ and constructor as keys like any other', async () => {
    const yaml = `${head()}components:\n  schemas:\n    __proto__: {type: string}\n    constructor: {type: integer}\n    A: {properties: {__proto__: {$ref: '#/components/schemas/__proto__'}}, example: {__proto__: {polluted: true}}}`
    for (const name of ['api.yaml', 'api.json']) {
      const { document, findings } = await readFiles({ [name]: yaml })
      if (name === 'api.yaml') {
        expect(findings).toMatchObject([{ rule: 'example', message: expect.stringContaining('__proto__ must be a string') }])
        expect(Object.keys(document?.root.components?.schemas ?? {})).toEqual(['__proto__', 'constructor', 'A'])
      }
    }
    const { document } = await readFiles({
      'api.json':
        '{"openapi":"3.1.0","info":{"title":"A","version":"1"},"components":{"schemas":{"__proto__":{"type":"string"}}}}',
    })
    expect(Object.keys(document?.root.components?.schemas ?? {})).toEqual(['__proto__'])
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('cannot reach the terminal through a message', async () => {
    const { findings } = await readYaml(
      `${head()}paths:\n  /a:\n    get:\n      "\\e[31mred\\e]8;;https://evil.test\\a \\u202E": 1\n      responses: {}`,
    )

    expect(findings).toHaveLength(1)
    expect(JSON.stringify(findings).replaceAll('\\\\u{', '')).not.toMatch(/\\u00|\\u202e|\u202E/i)
    expect(findings[0]?.message).toContain('\\u{1b}[31mred')
  })

  it('does not show a live key in any message', async () => {
    const key = 'rk_live_9aJ2kLm4Nq8RtZ5w'
    const { findings } = await readYaml(
      `${head()}servers: ${key}\ncomponents:\n  schemas:\n    A: {type: ${key}}\n  securitySchemes:\n    own: {type: apiKey, in: header, name: x, x-key-prefixes: {live: shop!}}\npaths: {}\nx-a: shop!Zk81mQp2Lx`,
    )

    expect(findings.map(({ rule }) => rule).toSorted()).toEqual(['live-key', 'structure', 'structure'])
    expect(JSON.stringify(findings)).not.toContain(key)
    expect(JSON.stringify(findings)).not.toContain('Zk81mQp2Lx')
  })
})

describe('a reference out of the folder', () => {
  const outside = mkdtempSync(join(tmpdir(), 'specimen-outside-'))
  writeFileSync(join(outside, 'secret.yaml'), 'type: string\ndescription: hidden')
  afterAll(() => rmSync(outside, { recursive: true }))

  it.each([
    ['by dots', '../secret.yaml', 'unreadable-ref'],
    ['by escaped dots', '%2e%2e/%2e%2e/etc/passwd', 'unreadable-ref'],
    ['by an absolute path', '/etc/passwd', 'unreadable-ref'],
    ['by a file URL', 'file:///etc/passwd', 'remote-ref'],
    ['by a host', '//127.0.0.1/a.yaml', 'remote-ref'],
    ['by another scheme', 'data:application/json,{}', 'remote-ref'],
    ['by a null byte', 'a.yaml%00', 'unreadable-ref'],
  ])('is refused: %s', async (_, ref, rule) => {
    const { document, findings } = await readYaml(
      `${head()}components:\n  schemas:\n    A:\n      properties:\n        a: {$ref: '${ref}'}`,
    )

    expect(findings).toMatchObject([{ rule, line: 7 }])
    expect(JSON.stringify(document)).not.toContain('hidden')
  })

  it('is refused through a symbolic link', async () => {
    const { document, findings } = await readFiles(
      { 'api.yaml': `${head()}components: {schemas: {A: {properties: {a: {$ref: link/secret.yaml}}}}}` },
      {},
      folder => symlinkSync(outside, join(folder, 'link')),
    )

    expect(findings).toMatchObject([
      { rule: 'unreadable-ref', message: expect.stringContaining('leads out of the folder') },
    ])
    expect(JSON.stringify(document)).not.toContain('hidden')
  })
})
