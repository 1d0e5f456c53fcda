import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'

const order = 'type: object\nrequired: [dish]\nproperties: {dish: {type: string}}\n'
const api = `openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody: {required: true, content: {application/json: {schema: {$ref: 'order.yaml'}}}}
      responses:
        '201': {description: Made., content: {application/json: {schema: {$ref: 'order.yaml'}}}}
        '400': {description: Wrong.}
`

function run(folder: string) {
  return spawnSync(process.execPath, [resolve('scripts/specimen.ts'), 'contract', 'api.yaml'], { cwd: folder, encoding: 'utf8' })
}

it('drives the mock of a document of several files, and fails where it answers otherwise', () => {
  const folder = mkdtempSync(join(tmpdir(), 'specimen-contract-'))
  writeFileSync(join(folder, 'api.yaml'), api)
  writeFileSync(join(folder, 'order.yaml'), order)
  const good = run(folder)
  expect(good.stdout + good.stderr).toMatch(/operations/)
  expect(good.status).toBe(0)
  writeFileSync(join(folder, 'api.mock.ts'), 'export default { operations: { createOrder: () => ({ status: 201, body: { dish: 5 } }) } }\n')
  const wrong = run(folder)
  expect(wrong.stdout).toContain('#/paths/~1orders/post')
  expect(wrong.status).toBe(1)
  rmSync(folder, { recursive: true })
})
