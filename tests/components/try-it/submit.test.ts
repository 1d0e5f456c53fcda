import type { Answer, Outcome } from '../../../components/try-it/send.ts'
import type { Sending, TryIt } from '../../../components/try-it/useTryIt.ts'
import { describe, expect, it, vi } from 'vitest'
import { createSSRApp, reactive, ref, shallowRef } from 'vue'
import { provideKeys, useKeys } from '../../../components/shared/key/useKeys.ts'
import { createDraft } from '../../../components/try-it/draft/draft.ts'
import { provideDrafts, useDrafts } from '../../../components/try-it/draft/useDraft.ts'
import { readHistory } from '../../../components/try-it/memory/history.ts'
import { keptAnswers } from '../../../components/try-it/memory/answers.ts'
import { useSubmit } from '../../../components/try-it/useSubmit.ts'
import { operation, parameter, schema } from './operation.ts'
import { stubStorage } from './storage.ts'

const kept = stubStorage()

const answer = { kind: 'answer', status: 201, milliseconds: 12, text: '{}' } as unknown as Answer

interface Facts {
  method?: string
  server?: string
  isReady?: boolean
  errors?: Record<string, string>
  outcome?: Outcome
  secrets?: string[]
}

/** A console before *Send* is pressed, and what comes of it. */
function consoleOf(facts: Facts = {}) {
  const { method = 'POST', server = '', isReady = true, errors = {}, outcome = answer, secrets } = facts
  const sendings: Sending[] = []
  const focused: string[] = []
  let shown = 0
  const parameters = [
    parameter({ name: 'id', in: 'path', required: true }),
    ...['q', 'api_key', 'code'].map(name => parameter({ name, in: 'query' })),
    parameter({ name: 'filter', in: 'query', explode: false, schema: schema({ types: ['object'] }) }),
  ]
  const one = operation({ method, parameters, secretFields: secrets })
  const draft = reactive(createDraft(one, server))
  Object.assign(draft.parameters, { 'path id': '1', 'query q': 'x', 'query api_key': 'secret' })
  const tryIt = {
    draft,
    origin: ref('https://a.test'),
    outcome: shallowRef(outcome),
    sent: shallowRef({ method }),
    sentAt: ref(7),
    errors: ref(errors),
    isReady: () => isReady,
    async send(changes: Sending) {
      if (isReady)
        sendings.push(changes)
      return isReady
    },
  } as unknown as TryIt
  const root = ref({ querySelector: (selector: string) => ({ focus: () => void focused.push(selector) }) })
  const app = createSSRApp({})
  provideDrafts(app)
  provideKeys(app)
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { drafts, keys, submit } = app.runWithContext(() => ({
    drafts: useDrafts(),
    keys: useKeys(),
    submit: useSubmit({ api: 'a', operation: one, tryIt, root: root as never, showAnswer: () => shown++ }),
  }))
  warn.mockRestore()
  return { ...submit, draft, drafts, keys, sendings, focused, shown: () => shown }
}

describe('pressing send', () => {
  it('sends, shows the answer, and remembers both without secrets', async () => {
    const { submit, sendings, shown, past, drafts } = consoleOf()
    await submit()
    expect([sendings, shown()]).toEqual([[{}], 1])
    expect(readHistory()).toMatchObject([{ api: 'a', method: 'POST', path: '/parcels/1?q=x', status: 201, time: 7 }])
    expect(past.value).toEqual(readHistory())
    expect([...keptAnswers(drafts)]).toEqual([[7, answer]])
    expect([...kept.values()].join('')).not.toContain('secret')
  })

  it('remembers a path without a query where nothing of that may be kept', async () => {
    const { submit, draft } = consoleOf()
    draft.parameters['query q'] = ''
    await submit()
    expect(readHistory()[0]?.path).toBe('/parcels/1')
  })

  it('remembers nothing whose format says that it is a password, in a path, a query, or parts of either', async () => {
    const { submit, draft } = consoleOf({ secrets: ['id', 'code'] })
    Object.assign(draft.parameters, { 'path id': 'secret', 'query code': 'secret', 'query filter': '{"code":"secret","n":1}' })
    await submit()
    expect(readHistory()[0]?.path).toBe(`/parcels/…?${new URLSearchParams({ q: 'x', filter: 'code,,n,1' })}`)
    expect([...kept.values()].join('')).not.toContain('secret')
  })

  it('remembers none of the reader\'s own keys, wherever they were entered', async () => {
    const { submit, draft, keys } = consoleOf()
    keys.use('another', ['basic'], 'ada:canary/4711')
    Object.assign(draft.parameters, { 'path id': 'v-canary/4711', 'query q': 'canary/4711', 'query filter': '{"a":"canary/4711"}' })
    await submit()
    expect(readHistory()[0]?.path).toBe(`/parcels/v-…?q=…&${new URLSearchParams({ filter: 'a,' })}…`)
    expect(readHistory()[0]?.saved.parameters).toMatchObject({ 'path id': 'v-', 'query q': '' })
    expect([...kept.values()].join('')).not.toMatch(/canary|4711/)
  })

  it('remembers what was sent, not what was typed before the answer came', async () => {
    const { submit, draft } = consoleOf()
    const sending = submit()
    draft.parameters['query q'] = 'later'
    await sending
    expect(readHistory()[0]?.path).toBe('/parcels/1?q=x')
    expect(readHistory()[0]?.saved.parameters['query q']).toBe('x')
  })

  it('remembers no failure', async () => {
    const { submit, shown } = consoleOf({ outcome: { kind: 'failure', title: '', advice: '' } })
    await submit()
    expect([readHistory(), shown()]).toEqual([[], 1])
  })

  it('leads to what is missing, out of the text of a body if it is there', async () => {
    const console = consoleOf({ isReady: false, errors: { 'query q': 'No.' } })
    console.draft.raw = true
    await console.submit()
    expect([console.shown(), console.focused, console.draft.raw]).toEqual([0, ['[aria-invalid], .problems'], true])
    const body = consoleOf({ isReady: false, errors: { 'body name': 'No.', 'query q': 'No.' } })
    body.draft.raw = true
    await body.submit()
    expect([body.focused, body.draft.raw]).toEqual([['[aria-invalid], .problems'], false])
  })

  it.each([
    ['slow', { headers: [['Prefer', 'delay=3']] }],
    ['expired', { headers: [['Prefer', 'code=401']] }],
    ['429', { headers: [['Prefer', 'code=429']] }],
    ['dropped', { isDropped: true }],
  ])('has the sandbox simulate %s, and a live server nothing', async (wish, sending) => {
    const sandbox = consoleOf()
    sandbox.simulated.value = wish
    await sandbox.submit()
    expect(sandbox.sendings).toEqual([sending])
    const live = consoleOf({ server: 'https://a.test', method: 'GET' })
    live.simulated.value = wish
    await live.submit()
    expect(live.sendings).toEqual([{}])
  })
})

describe('a request that changes something at a live server', () => {
  it('is asked about once', async () => {
    const { submit, confirm, asksFirst, sendings, focused, draft } = consoleOf({ server: 'https://a.test' })
    await submit()
    expect([asksFirst.value, sendings, focused]).toEqual([true, [], ['.confirm button']])
    confirm()
    await vi.waitFor(() => expect(sendings).toHaveLength(1))
    expect([asksFirst.value, draft.confirmed]).toEqual([false, 'https://a.test'])
    await submit()
    expect(sendings).toHaveLength(2)
  })

  it('is not sent where the reader leaves it', async () => {
    const { submit, leave, asksFirst, sendings, focused } = consoleOf({ server: 'https://a.test' })
    await submit()
    leave()
    expect([asksFirst.value, sendings, focused.at(-1)]).toEqual([false, [], '.send'])
  })

  it('is not asked about before it can be sent', async () => {
    const { submit, asksFirst, focused } = consoleOf({ server: 'https://a.test', isReady: false })
    await submit()
    expect([asksFirst.value, focused]).toEqual([false, ['[aria-invalid], .problems']])
  })

  it.each(['get', 'HEAD', 'OPTIONS', 'QUERY'])('is not one of %s', async (method) => {
    const { submit, sendings } = consoleOf({ server: 'https://a.test', method })
    await submit()
    expect(sendings).toHaveLength(1)
  })
})
