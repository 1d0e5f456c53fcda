import type { Operation, Schema } from '../../../openapi/model/index.ts'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { stripTypeScriptTypes } from 'node:module'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import { createModel } from '../../../openapi/model/index.ts'
import { documents } from '../../support/documents.ts'
import { readDocument } from '../../../openapi/read/index.ts'
import { buildRequest } from '../../../openapi/samples/index.ts'
import { node } from '../../../openapi/samples/languages/node/node.ts'
import { cases } from './support/cases.ts'
import { hostileCases } from './support/hostile.ts'
import { bodyOf, objectOf, operationOf, schemaOf, schemeOf, securityOf } from './support/operation.ts'

const text = schemaOf(['string'])
function object(properties: Record<string, Schema>): Schema {
  const all = objectOf(properties)
  return { ...all, properties: all.properties?.map(property => ({ ...property, required: false })) ?? [] }
}
const user = object({
  'id': schemaOf(['integer'], { readOnly: true }),
  'name': text,
  'plan': schemaOf(['string', 'null'], { enum: ['free', 'pro', null].map(value => ({ text: String(value), value })) }),
  'first-seen': schemaOf(['string', 'null']),
  '__proto__x': schemaOf(['array'], { items: schemaOf(['integer', 'string']) }),
})
function answers(schema = user): Operation['responses'] {
  const content = [{ type: 'application/json', schema, examples: [] }]
  return [{ status: '200', anchor: 'a', label: 'OK', headers: [], links: [], content }]
}
function typed(operation: Operation): string {
  return node.emit(buildRequest(operation, { types: true }), { types: true }).code
}

async function listAll(): Promise<[api: string, operation: Operation][]> {
  const read = await Promise.all(documents.map(({ file }) => readDocument(file)))
  return read.flatMap(({ document }) => {
    const model = document && createModel(document)
    return (model?.operations ?? []).flatMap(({ kind, tagSlug = '', slug }): [string, Operation][] => {
      const operation = kind === 'operation' ? model?.operation(tagSlug, slug) : undefined
      return operation ? [[document?.name ?? '', operation]] : []
    })
  })
}

const create = operationOf({
  method: 'post',
  requestBody: bodyOf('application/json', '{"name": "Ann", "plan": null}', { schema: { ...user, component: { name: 'User' } } }),
  responses: answers({ ...user, component: { name: 'User' } }),
})

it('writes the types of what is sent and answered, each with the fields of its direction', () => {
  expect(typed(create)).toBe(`interface NewUser {
  name?: string
  plan?: 'free' | 'pro' | null
  'first-seen'?: string | null
  __proto__x?: (number | string)[]
}

interface User {
  id?: number
  name?: string
  plan?: 'free' | 'pro' | null
  'first-seen'?: string | null
  __proto__x?: (number | string)[]
}

const response = await fetch('https://api.example.com/v1/things', {
  method: 'POST',
  headers: {
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({ name: 'Ann', plan: null } satisfies NewUser),
})
const user = await response.json() as User
console.log(user)`)
})

it('says nothing of a body that breaks its own schema, of big numbers, and without the wish', () => {
  const body = (json: string) => typed({ ...create, requestBody: bodyOf('application/json', json, { schema: user }) })
  expect(body('{"name": "Ann", "other": 1}')).not.toContain('satisfies')
  expect(body('{"name": 7}')).not.toContain('satisfies')
  expect(body('{"plan": "gold"}')).not.toContain('satisfies')
  expect(body('{"name": "Ann"}')).toContain('satisfies')
  expect(node.emit(buildRequest(create)).code).not.toMatch(/interface|satisfies| as /)
})

it('lets no name of a document out of its place', () => {
  const hostile = object({ 'a\': never }; process.exit(7); ({ \'b': text, '*/': text })
  const code = typed(operationOf({ responses: answers({ ...hostile, component: { name: 'Response; process.exit(7)' } }) }))
  expect(code).toContain(`"a': never }; process.exit(7); ({ 'b"?: string`)
  expect(code).toContain('interface Exit7 {')
  expect(typed(operationOf({ responses: answers({ ...user, component: { name: 'Response' } }) }))).toContain('as ResponseData')
})

it('is the plain sample, once the types are taken away: it sends the same', async () => {
  const plain = (code: string): string => code
    .replace(/\.toString\(\)$/gm, '')
    .replace(/ \?\? ''/g, '')
    .replace(/: '(-?\d{1,15})',$/gm, ': $1,')
    .replace(/\s+/g, '')
  const all = [...cases, ...hostileCases].map(({ operation, options }) => ({ operation, options }))
  const shipped = (await listAll()).map(([api, operation]) => ({ operation, options: { api } }))
  let typed = 0
  for (const { operation, options } of [...all, ...shipped]) {
    for (const style of [{}, { environment: true, handlesErrors: true }]) {
      const { code } = node.emit(buildRequest(operation, { ...options, types: true }), { ...style, types: true })
      const untyped = node.emit(buildRequest(operation, options), style).code
      expect(plain(stripTypeScriptTypes(code))).toBe(plain(untyped))
      typed += code === untyped ? 0 : 1
    }
  }
  expect(typed).toBeGreaterThan(100)
})

it('is TypeScript that the strict compiler takes, in every operation of the shipped documents', { timeout: 600_000 }, async () => {
  const key = securityOf(schemeOf('key', { type: 'apiKey', parameter: { in: 'header', name: 'X-Key' }, sampleKey: 'k' }))
  const operations: [api: string, operation: Operation][] = [
    ['own', create],
    ['own', { ...create, security: key }],
    ...await listAll(),
  ]
  const folder = mkdtempSync(join(tmpdir(), 'specimen-types-'))
  try {
    for (const [index, [api, operation]] of operations.entries()) {
      const request = buildRequest(operation, { api, types: true })
      writeFileSync(join(folder, `${index}.mts`), node.emit(request, { types: true }).code)
      writeFileSync(join(folder, `${index}.all.mts`), node.emit(request, { types: true, environment: true, handlesErrors: true }).code)
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
      compilerOptions: { strict: true, noEmit: true, skipLibCheck: true, target: 'esnext', lib: ['esnext'], module: 'nodenext', moduleDetection: 'force', types: ['node'], typeRoots: [resolve('node_modules/@types')] },
      include: ['*.mts'],
    }))
    const run = () => execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', folder], { encoding: 'utf8' })
    let told = ''
    try {
      run()
    }
    catch (error) {
      told = (error as { stdout: string }).stdout
    }
    expect(told).toBe('')
    expect(operations.length).toBeGreaterThan(5)
  }
  finally {
    rmSync(folder, { recursive: true })
  }
})
