import type { Answer } from '../../../../components/try-it/send.ts'
import type { HttpRequest } from '../../../../openapi/samples/http-request.ts'
import { describe, expect, it } from 'vitest'
import { reactive } from 'vue'
import { createDraft } from '../../../../components/try-it/draft/draft.ts'
import { useFlow } from '../../../../components/try-it/flow/useFlow.ts'
import { createDrafts } from '../drafts.ts'
import { operation, parameter } from '../operation.ts'

const create = operation({ path: '/users', title: 'Create a user', href: '/a/create' })
const read = operation({
  path: '/users/{userId}',
  href: '/a/read',
  parameters: [parameter({ name: 'userId', in: 'path', required: true }), parameter({ name: 'userId', in: 'query' })],
})

const post = { method: 'POST', url: 'https://a.test/users', headers: [], body: { kind: 'none' } } as unknown as HttpRequest
function answer(body: unknown, status = 201): Answer {
  return { kind: 'answer', status, headers: [], text: JSON.stringify(body) } as unknown as Answer
}

/** The draft of a console: its page watches it. */
const draftOf = (of = read) => reactive(createDraft(of))

/** A visit in which users were created, and the console of one user that is opened then. */
function visit(...ids: number[]) {
  const drafts = createDrafts()
  const first = useFlow(drafts, { api: 'a', operation: create, draft: createDraft(create) })
  for (const id of ids)
    first.learn(post, answer({ id }))
  const openUser = (draft = draftOf()) => ({ draft, flow: useFlow(drafts, { api: 'a', operation: read, draft }) })
  return { drafts, first, openUser }
}

describe('a value that came back', () => {
  it('fills the path that needs it, and is offered elsewhere', () => {
    const { draft, flow } = visit(7).openUser()
    expect(draft.parameters).toEqual({ 'path userId': '7', 'query userId': '' })
    const from = { title: 'Create a user', href: '/a/create' }
    expect(flow.offers.value).toMatchObject({ 'path userId': { value: '7', from, isTaken: true }, 'query userId': { value: '7', from, isTaken: false } })
  })

  it('is the newest one', () => expect(visit(7, 8).openUser().draft.parameters['path userId']).toBe('8'))

  it('fills nothing that the reader has entered', () => {
    const draft = draftOf()
    draft.touched['path userId'] = true
    const { flow } = visit(7).openUser(draft)
    expect(draft.parameters['path userId']).toBe('userId')
    expect(flow.offers.value['path userId']).toMatchObject({ value: '7', isTaken: false })
    draft.parameters['path userId'] = '7'
    expect(visit(7).openUser(draft).flow.offers.value['path userId']).toBeUndefined()
  })

  it('is taken and given back with what stood there before', () => {
    const { draft, flow } = visit(7).openUser()
    Object.assign(draft.parameters, { 'query userId': 'x' })
    draft.states['query userId'] = 'off'
    flow.take('query userId')
    expect([draft.parameters['query userId'], draft.states]).toEqual(['7', {}])
    // What is taken already is not what stood there before.
    flow.take('query userId')
    flow.undo('query userId')
    expect([draft.parameters['query userId'], draft.states]).toEqual(['x', { 'query userId': 'off' }])
    flow.undo('path userId')
    expect(draft.parameters['path userId']).toBe('userId')
    expect(draft.states).toEqual({ 'query userId': 'off' })
    expect(visit(7).openUser(draft).draft.parameters['path userId']).toBe('userId')
  })

  it('that is not there is neither taken nor given back', () => {
    const { draft, flow } = visit().openUser()
    flow.take('path userId')
    flow.undo('path userId')
    expect(draft).toEqual(createDraft(read))
  })

  it('is not learned from an error or a redirect', () => {
    const { first, openUser } = visit()
    first.learn(post, answer({ id: 7 }, 300))
    expect(openUser().draft.parameters['path userId']).toBe('userId')
    first.learn(post, answer({ id: 7 }, 299))
    expect(openUser().draft.parameters['path userId']).toBe('7')
  })

  it('is forgotten when it is deleted, and no other is', () => {
    const { openUser } = visit(7, 8)
    const { flow } = openUser()
    flow.learn({ ...post, method: 'DELETE', url: 'https://a.test/users/8' }, answer(undefined, 204))
    expect(openUser().draft.parameters['path userId']).toBe('7')
  })

  it('stays with its own API', () => {
    const { drafts } = visit(7)
    const draft = draftOf()
    useFlow(drafts, { api: 'b', operation: read, draft })
    expect(draft.parameters['path userId']).toBe('userId')
  })
})

it('follows the links of an answer, whatever they are made of', () => {
  const target = { ...read, title: 'Read' }
  const linked = operation({
    path: '/users/{team}',
    parameters: [parameter({ name: 'team', in: 'path', required: true })],
    responses: [{
      status: '201',
      anchor: '',
      label: '',
      headers: [],
      content: [],
      links: [{ name: 'next', operation: target, parameters: [
        { name: 'path.userId', value: '$request.path.team' },
        { name: 'query.userId', value: '{$request.query.q}-{$request.header.X-A}-{$request.body#/n}-{$response.header.Location}' },
      ] }],
    }] as never,
  })
  const { drafts, openUser } = visit()
  const draft = draftOf(linked)
  draft.parameters['path team'] = 'blue'
  const request = { method: 'POST', url: 'https://a.test/users/blue?q=1', headers: [['X-a', 'h']], body: { kind: 'json', text: '{"n":2}' } }
  useFlow(drafts, { api: 'a', operation: linked, draft })
    .learn(request as unknown as HttpRequest, { ...answer({}), headers: [['Location', '/l']] })
  const { draft: opened, flow } = openUser()
  expect(opened.parameters['path userId']).toBe('blue')
  expect(flow.offers.value['query userId']?.value).toBe('1-h-2-/l')
})
