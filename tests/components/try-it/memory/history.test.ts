import type { Answer } from '../../../../components/try-it/send.ts'
import type { PastRequest } from '../../../../components/try-it/memory/history.ts'
import { describe, expect, it } from 'vitest'
import { keepAnswer, keptAnswers } from '../../../../components/try-it/memory/answers.ts'
import { addToHistory, clearHistory, readHistory } from '../../../../components/try-it/memory/history.ts'
import { createDrafts } from '../drafts.ts'
import { stubStorage } from '../storage.ts'

function request(facts: Partial<PastRequest> = {}): PastRequest {
  return {
    api: 'a',
    href: '/a/t/send',
    title: 'Send',
    method: 'POST',
    path: '/parcels',
    status: 201,
    milliseconds: 12,
    time: 1,
    saved: { parameters: {}, states: {}, mediaType: '' },
    ...facts,
  }
}

describe('the history', () => {
  const kept = stubStorage()

  it('holds the last requests, the newest first', () => {
    for (let time = 1; time <= 52; time++)
      addToHistory(request({ time }))
    expect(readHistory().map(({ time }) => time)).toEqual(Array.from({ length: 50 }, (_, index) => 52 - index))
  })

  it('is nothing once it is cleared', () => {
    addToHistory(request())
    expect(kept.size).toBe(1)
    expect(clearHistory()).toEqual([])
    expect(kept.size).toBe(0)
    expect(readHistory()).toEqual([])
  })

  it.each([
    { api: 1 },
    { href: undefined },
    { href: 'javascript:alert(1)' },
    { href: 'https://other.test/' },
    { title: null },
    { method: ['GET'] },
    { path: {} },
    { status: '201' },
    { milliseconds: null },
    { time: 'now' },
    { saved: { parameters: { a: 1 }, states: {}, mediaType: '' } },
    { saved: undefined },
  ])('leaves out what is no request: %j', (wrong) => {
    const [name = ''] = (addToHistory(request()), [...kept.keys()])
    kept.set(name, JSON.stringify([null, 7, { ...request(), ...wrong }, request({ time: 2 })]))
    expect(readHistory()).toEqual([request({ time: 2 })])
    kept.set(name, '{"no": "list"}')
    expect(readHistory()).toEqual([])
  })
})

describe('the answers of a visit', () => {
  const answer = (text?: string): Answer => ({ kind: 'answer', text }) as unknown as Answer

  it('are the last ones', () => {
    const drafts = createDrafts()
    for (let time = 1; time <= 22; time++)
      keepAnswer(drafts, time, answer('a'))
    expect([...keptAnswers(drafts).keys()]).toEqual(Array.from({ length: 20 }, (_, index) => index + 3))
  })

  it('are not those that are too long to be compared', () => {
    const drafts = createDrafts()
    keepAnswer(drafts, 1, answer('a'.repeat(5_000_000)))
    keepAnswer(drafts, 2, answer('a'.repeat(5_000_001)))
    keepAnswer(drafts, 3, answer())
    expect([...keptAnswers(drafts).keys()]).toEqual([1, 3])
  })
})
