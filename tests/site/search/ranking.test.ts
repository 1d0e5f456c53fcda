import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OpenIndex } from '../../../components/search/open-index.ts'
import { openIndex } from '../../../components/search/open-index.ts'
import { search } from '../../../components/search/search.ts'
import { createReferences } from '../../../site/registry.ts'
import { indexOf } from '../../../site/search/create-index.ts'
import { forge, pay } from './documents.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-ranking-'))
const indexes = new Map<string, OpenIndex>()

beforeAll(async () => {
  for (const [name, document] of Object.entries({ pay, forge }))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(document))
  const references = createReferences(process.cwd(), [
    ...['pay', 'forge'].map(name => ({ name, file: join(folder, `${name}.json`) })),
    ...['accounts', 'console'].map(name => ({ name, file: resolve(`tests/fixtures/${name}.yaml`) })),
  ])
  await references.refresh()
  for (const api of references.readable())
    indexes.set(api.name, openIndex(indexOf(api).index))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What a reader types, and what stands first: its call, or its kind and title. */
const table: Record<string, [query: string, first: string][]> = {
  pay: [
    ['refund', 'POST /refunds'],
    ['refunds', 'guide Refunds'],
    ['POST /v1/refunds', 'POST /refunds'],
    ['/refunds/re_5', 'GET /refunds/{refund}'],
    ['https://api.pay.example.com/v1/customers/cus_9?expand=x', 'GET /customers/{customer}'],
    ['DELETE https://api.pay.example.com/v1/customers/cus_9', 'DELETE /customers/{customer}'],
    ['curl -X POST https://api.pay.example.com/v1/charges', 'POST /charges'],
    ['post /charges', 'POST /charges'],
    ['/customers/', 'GET /customers/{customer}'],
    ['create customer', 'POST /customers'],
    ['creating a customer', 'POST /customers'],
    ['custmer', 'POST /customers'],
    ['cancel refund', 'POST /refunds/{refund}/cancel'],
    ['PostChargesChargeRefund', 'POST /charges/{charge}/refund'],
    ['card_declined', 'field code'],
    ['resource_missing', 'error resource_missing'],
    ['404', 'error 404 Not Found'],
    ['requested_by_customer', 'field reason'],
    ['jpy', 'field currency'],
    ['starting_after', 'field starting_after'],
    ['tax exempt', 'field tax_exempt'],
    ['pk_demo_', 'guide secretKey'],
    ['pk_demo_4eC39Hq', 'guide secretKey'],
    ['refund.failed', 'POST refund.failed'],
    ['failure_reason', 'field failure_reason'],
    ['Rechnungen', 'guide Rechnungen'],
    ['rechnung storniren', 'POST /invoices/{invoice}/void'],
    ['nummer', 'POST /invoices/{invoice}/void'],
    ['grösse', 'GET /balance'],
    ['GROSSE', 'GET /balance'],
    ['Guthabens', 'GET /balance'],
    ['振込', 'guide 振込'],
    ['銀行', 'POST /payouts'],
    ['作成', 'POST /payouts'],
    ['返金', 'guide Pay'],
    ['cents', 'guide Pay'],
  ],
  forge: [
    ['/repos/octocat/hello/issues', 'GET /repos/{owner}/{repo}/issues'],
    ['POST /repos/octocat/hello/issues', 'POST /repos/{owner}/{repo}/issues'],
    ['https://forge.example.com/api/v3/repos/a/b/pulls/7/merge', 'PUT /repos/{owner}/{repo}/pulls/{number}/merge'],
    ['/repos/:owner/:repo', 'GET /repos/{owner}/{repo}'],
    ['/repos/{owner}/{repo}/labels', 'GET /repos/{owner}/{repo}/labels'],
    ['issues/create', 'POST /repos/{owner}/{repo}/issues'],
    ['create issue', 'POST /repos/{owner}/{repo}/issues'],
    ['repository', 'GET /repos/{owner}/{repo}'],
    ['lables', 'GET /repos/{owner}/{repo}/labels'],
    ['add label', 'POST /repos/{owner}/{repo}/issues/{number}/labels'],
    ['squash', 'field merge_method'],
    ['pull request', 'POST /repos/{owner}/{repo}/pulls'],
    ['merge pr', 'PUT /repos/{owner}/{repo}/pulls/{number}/merge'],
    ['X-RateLimit-Remaining', 'field X-RateLimit-Remaining'],
    ['rate limit', 'guide rate-limit'],
    ['rate limit status', 'GET /rate_limit'],
    ['PullRequest', 'schema PullRequest'],
    ['assignee', 'field assignee'],
    ['email', 'GET /user/emails'],
  ],
  accounts: [
    ['POST /users', 'POST /users'],
    ['https://api.accounts.example/1/users/5', 'GET /users/{userId}'],
    ['createUser', 'POST /users'],
    ['reset password', 'POST /auth/reset-password'],
    ['acc_test_', 'guide secretKey'],
    ['log out', 'POST /auth/log-out'],
    ['auth/reset-password', 'POST /auth/reset-password'],
    ['resetPassword', 'POST /auth/reset-password'],
    ['signin_id', 'field signin_id'],
    ['get users', 'GET /users'],
  ],
  console: [
    ['get the report', 'GET /report'],
    ['/photos', 'POST /photos'],
  ],
}

const cases = Object.entries(table).flatMap(([api, rows]) => rows.map(([query, first]) => ({ api, query, first })))

it('asks sixty questions', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60)
})

it.each(cases)('$api: "$query" finds $first', ({ api, query, first }) => {
  const found = search(indexes.get(api) as OpenIndex, query).slice(0, 3).map(({ kind, title, method, path }) => (path === undefined ? `${kind} ${title}` : `${method} ${path}`))
  expect(found[0], found.join(' | ')).toBe(first)
})

it('finds nothing where a document has nothing of it', () => {
  expect(search(indexes.get('pay') as OpenIndex, 'zeppelin')).toEqual([])
  expect(search(indexes.get('pay') as OpenIndex, ' ')).toEqual([])
})
