import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check, formatFindings } from '../../../openapi/testing/check.ts'

const text = `openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example/v1'}]
tags: [{name: orders}]
paths:
  /orders:
    get:
      tags: [orders]
      operationId: listOrders
      summary: List orders
      responses: {'200': {description: All., content: {application/json: {schema: {type: array, items: {type: string}}, example: [1]}}}}
`

const rulesOf = (findings: { rule: string }[]) => findings.map(({ rule }) => rule)

describe('check', () => {
  it('says of a text what the command says of a file', async () => {
    const findings = await check(text, { name: 'shop' })
    expect(rulesOf(findings)).toEqual(['example'])
    expect(formatFindings(findings)).toContain('shop.yaml:11')
  })

  it('takes levels of its rules', async () => {
    expect(await check(text, { rules: { example: 'off' } })).toEqual([])
    expect((await check(text, { rules: { example: 'error' } }))[0]?.severity).toBe('error')
  })

  it('knows the addresses that stand beside a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'specimen-check-'))
    const file = join(folder, 'shop.yaml')
    writeFileSync(file, text.replace('example: [1]', 'example: [a]'))
    expect(await check(file)).toEqual([])
    writeFileSync(join(folder, 'shop.slugs.json'), '{ "tags": { "orders": "orders", "gone": "gone" } }')
    expect(rulesOf(await check(file))).toContain('vanished-page')
    rmSync(folder, { recursive: true })
  })
})
