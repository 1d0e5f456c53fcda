import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'specimen-complete-'))
afterAll(() => rmSync(folder, { recursive: true }))

const spec = write(
  'shop.yaml',
  `openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /cakes/{id}:
    parameters: [{$ref: '#/components/parameters/Id'}]
    get:
      operationId: getCake
      responses:
        '200':
          description: A cake.
          headers: {X-Oven: {schema: {type: string}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Cake'}, example: {name: "<Pie> & tart"}}}
        '404': {description: None.}
    delete: {x-internal: true, operationId: eatCake, parameters: [{$ref: '#/components/parameters/Id'}], responses: {'204': {description: Eaten.}}}
components:
  parameters: {Id: {name: id, in: path, required: true, schema: {type: string}}}
  schemas: {Cake: {type: object, properties: {name: {type: string}}}}
`,
)

function write(name: string, text: string): string {
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

function operationPage(rest: string): string {
  return `<main><div class="Columns OperationView"><span class="MethodMark" data-method="GET">GET</span><code class="path"><span class="prefix">/v1</span><span>/cakes/</span><span class="parameter">{id}</span></code>${rest}</div></main>`
}

function complete() {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/complete.ts', spec, '--out', join(folder, 'dist')], {
    encoding: 'utf8',
  })
  return { status, stdout }
}

it('counts what pages show against what the document holds', () => {
  write(
    'dist/shop/endpoints/get-cake.html',
    operationPage(
      '<a class="name" href="#">id</a><a class="name">X-Oven</a><span class="status" data-tone="good">200</span><span class="status">404</span><pre>{\n  <span>"name"</span>: "&lt;Pie&gt; &amp; tart"\n}</pre>',
    ),
  )
  write(
    'dist/shop/schemas/cake.html',
    '<main><div class="Columns SchemaView"><h1>Cake</h1><p class="type"></p><a class="name">name</a></div></main>',
  )
  const { status, stdout } = complete()
  expect(stdout).toMatch(/'shop' +│ '1\/1' +│ '1\/1' +│ '2\/2' +│ '1\/1' +│ '1\/1' +│ '1\/1' +│ '1\/1'/)
  expect(status).toBe(0)
})

it('names what is missing', () => {
  write('dist/shop/endpoints/get-cake.html', operationPage('<span class="status">404</span>'))
  rmSync(join(folder, 'dist/shop/schemas'), { recursive: true })
  const { status, stdout } = complete()
  for (const gap of [
    'parameters: GET /cakes/{id} id',
    'headers: GET /cakes/{id} X-Oven',
    'responses: GET /cakes/{id} 200',
    'examples: GET /cakes/{id} 200 application/json example',
    'schemas: Cake',
  ])
    expect(stdout).toContain(`shop: ${gap}\n`)
  expect(status).toBe(1)
})
