import type { ApiDocument } from '../../openapi/document/index.ts'
import type { Served } from '../../openapi/mock/host/node.ts'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { isObject } from '../../openapi/document/json/value.ts'
import { keepNumeral, stringifyExact } from '../../openapi/document/json/numerals.ts'
import { serveMock } from '../../openapi/mock/host/node.ts'
import { createMockHandler } from '../../openapi/mock/index.ts'
import { readDocument } from '../../openapi/read/index.ts'

/** A group of a JSON-Schema-Test-Suite file. */
interface Group {
  description: string
  schema: unknown
  tests: { description: string, data: unknown, valid: boolean }[]
}

/** An answer of the mock that is not what the suite says. */
interface Disagreement {
  file: string
  group: string
  test: string
  want: boolean
  got: string
}

/**
 * `npm run conformance -- FOLDER`: asks every group of a folder of the JSON Schema test suite over HTTP of the mock, each schema as the
 * body of a POST, and prints what disagrees; exit code 1 where anything does. Left out are groups that need a document from elsewhere:
 * the meta-schema, or one of the suite's own server. The cases of `format.json` want formats to be annotations only; the mock asserts
 * formats on purpose, so they are counted apart.
 *
 * @see https://github.com/json-schema-org/JSON-Schema-Test-Suite
 */
const folder = process.argv[2]
if (folder === undefined) {
  console.error('usage: npm run conformance -- FOLDER')
  process.exit(2)
}
const work = await mkdtemp(join(tmpdir(), 'conformance-'))
const disagreements: Disagreement[] = []
let asked = 0
let leftOut = 0
try {
  for (const file of (await readdir(folder)).filter(name => name.endsWith('.json')).sort())
    disagreements.push(...(await askFile(file, parseExact(await readFile(join(folder, file), 'utf8')) as Group[])))
}
finally {
  await rm(work, { recursive: true })
}
const [annotations, others] = [true, false].map(isFormat =>
  disagreements.filter(({ file }) => (file === 'format.json') === isFormat))
for (const { file, group, test, want, got } of others ?? [])
  console.log(`${file} · ${group} · ${test}: ${want ? 'valid' : 'not valid'}, but the mock answers ${got}`)
console.log(
  `${asked} cases, ${others?.length} disagree; besides, ${annotations?.length} where the suite wants annotations only`,
)
console.log(`${leftOut} groups left out: they refer to documents from elsewhere`)
process.exitCode = others?.length === 0 ? 0 : 1

async function askFile(file: string, all: Group[]): Promise<Disagreement[]> {
  const groups = all.filter(({ schema }) => !leadsElsewhere(schema))
  leftOut += all.length - groups.length
  const documents = await Promise.all(groups.map((group, index) => readGroup(group, `g${index}`)))
  const served = await serveMock({
    apis: documents.map(document => ({
      name: document.name,
      handler: createMockHandler(document, { base: `/${document.name}` }),
    })),
    port: 0,
  })
  try {
    const asked = groups.map(({ description, tests }, index) =>
      askGroup(served, `g${index}`, tests).then(found =>
        found.map(one => ({ file, group: description, ...one }))))
    return (await Promise.all(asked)).flat()
  }
  finally {
    await served.close()
  }
}

async function askGroup({ url }: Served, name: string, tests: Group['tests']) {
  const found: Omit<Disagreement, 'file' | 'group'>[] = []
  for (const test of tests) {
    asked++
    const response = await fetch(`${url}/${name}/body`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: stringifyExact(test.data, 0, { holder: test, key: 'data' }),
    })
    const got = `${response.status} ${(await response.text()).slice(0, 300)}`
    const isTaken = response.status === 204 ? true : response.status === 400 ? false : undefined
    if (isTaken !== test.valid)
      found.push({ test: test.description, want: test.valid, got })
  }
  return found
}

/** The group's schema as the body of a POST; one that refers to itself by `#` is given an `$id`, so that `#` means the schema. */
async function readGroup({ schema }: Group, name: string): Promise<ApiDocument> {
  const refers = /"\$(?:ref|anchor|dynamicRef)"/.test(JSON.stringify(schema))
  if (isObject(schema) && refers && schema.$id === undefined)
    schema.$id = `https://conformance.example/${name}`
  const path = join(work, `${name}.json`)
  await writeFile(path, stringifyExact({
    openapi: '3.1.0',
    info: { title: name, version: '1' },
    paths: {
      '/body': {
        post: {
          requestBody: { required: true, content: { 'application/json': { schema } } },
          responses: { 204: { description: 'Valid' } },
        },
      },
    },
  }))
  const { document, findings } = await readDocument(path, { thorough: false })
  if (!document)
    throw new Error(`the schema cannot be read: ${findings.map(({ message }) => message).join(' ')}`)
  return document
}

/** Whether a schema refers to a document that it does not hold itself. */
function leadsElsewhere(schema: unknown): boolean {
  const ids = new Set(['https://conformance.example/'])
  const refs = new Set<string>()
  const collect = (node: unknown, above: string): void => {
    if (typeof node !== 'object' || node === null)
      return
    const { $id, $ref } = node as { $id?: unknown, $ref?: unknown }
    const base = typeof $id === 'string' ? new URL($id, above).href.replace(/#.*$/, '') : above
    ids.add(base)
    if (typeof $ref === 'string' && !$ref.startsWith('#'))
      refs.add(URL.canParse($ref, base) ? new URL($ref, base).href.replace(/#.*$/, '') : $ref)
    Object.values(node).forEach(child => collect(child, base))
  }
  collect(schema, 'https://conformance.example/')
  return [...refs].some(ref => !ids.has(ref))
}

/** Parses JSON, numerals as they were written. */
function parseExact(text: string): unknown {
  function keep(this: object, key: string, value: unknown, { source }: { source: string }): unknown {
    if (typeof value === 'number')
      keepNumeral(this, key, source)
    return value
  }
  return JSON.parse(text, keep as Parameters<typeof JSON.parse>[1])
}
