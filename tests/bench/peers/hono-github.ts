import { readFileSync } from 'node:fs'
import process from 'node:process'
import { serve } from '@hono/node-server'
import Ajv from 'ajv/dist/2020.js'
import { Hono } from 'hono'

/**
 * What a person would write by hand for three paths of GitHub's: the yardstick where answers are long. Its records are those of
 * the mock, so that both send the same bytes.
 */
const [port, file = ''] = process.argv.slice(2)
const { item, list, made } = JSON.parse(readFileSync(file, 'utf8')) as { item: object; list: object[]; made: object }
const text = { type: 'string' }
const textOr = (type: string) => ({ oneOf: [text, { type }] })
const maybe = { type: ['string', 'null'] }
const validate = new Ajv.default({ allErrors: true, strict: false }).compile({
  type: 'object',
  required: ['title'],
  properties: {
    title: textOr('integer'),
    body: text,
    assignee: maybe,
    milestone: { oneOf: [text, { type: 'integer' }, { type: 'null' }] },
    labels: {
      type: 'array',
      items: {
        oneOf: [
          text,
          { type: 'object', properties: { id: { type: 'integer' }, name: text, description: maybe, color: maybe } },
        ],
      },
    },
    assignees: { type: 'array', items: text },
    type: maybe,
  },
})
const repositories = new Map([['octocat/Hello-World', item]])
const issues = new Map<number, object>(list.map((issue, index) => [index, issue]))
let nextId = issues.size

const app = new Hono().basePath('/github')
app.get('/repos/:owner/:repo', context => {
  const repository = repositories.get(`${context.req.param('owner')}/${context.req.param('repo')}`)
  return repository === undefined ? context.json({ message: 'Not Found' }, 404) : context.json(repository)
})
app.get('/repos/:owner/:repo/issues', context => context.json([...issues.values()].slice(0, list.length)))
app.post('/repos/:owner/:repo/issues', async context => {
  const body: unknown = await context.req.json()
  if (!validate(body)) return context.json({ message: 'Validation Failed', errors: validate.errors }, 422)
  const issue = { ...made, ...(body as object), number: nextId++ }
  if (issues.size < 1000) issues.set(issue.number, issue)
  return context.json(issue, 201)
})
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(port) })
