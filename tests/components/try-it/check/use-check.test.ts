import type { Answer } from '../../../../components/try-it/send.ts'
import type { Check } from '../../../../components/try-it/check/useCheck.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, shallowRef } from 'vue'
import { longText, useCheck } from '../../../../components/try-it/check/useCheck.ts'
import { writeDocument } from '../../../../openapi/document/document-text.ts'
import { mediaType, operation } from '../operation.ts'
import { documentOf } from '../../../openapi/model/document.ts'

const document = documentOf({
  paths: { '/a': { get: { responses: { 200: {
    description: '',
    headers: { 'X-Count': { required: true, schema: { type: 'integer' } } },
    content: { 'application/json': { schema: { type: 'object', required: ['city'] } } },
  } } } } },
})
const contract = `data:application/json,${encodeURIComponent(JSON.stringify(writeDocument(document)))}`
const lit: string[][] = []
let elements: Record<string, { dataset: Record<string, string> }>

beforeEach(() => {
  lit.length = 0
  elements = {}
  vi.stubGlobal('document', {
    querySelectorAll: () => Object.values(elements).filter(({ dataset }) => dataset.breach !== undefined),
    getElementById: (id: string) => elements[id] ??= { dataset: {} },
  })
})
afterEach(() => void vi.unstubAllGlobals())

function litFields(): string[] {
  return Object.keys(elements).filter(id => elements[id]?.dataset.breach !== undefined)
}

function answerOf(text: string, facts: Partial<Answer> = {}): Answer {
  const headers = [['content-type', 'application/json']]
  return { kind: 'answer', status: 200, headers, bytes: text.length, text, blob: new Blob([text]), ...facts } as Answer
}

/** An answer whose long text is read when a test says so. */
function slowAnswer(text: string) {
  let settle = { resolve: (_: string): void => {}, reject: (_: Error): void => {} }
  const reading = new Promise<string>((resolve, reject) => settle = { resolve, reject })
  const blob = Object.assign(new Blob(), { text: () => reading })
  return { answer: answerOf(text.padEnd(longText + 1), { blob }), settle }
}

function check(first: Answer, { address = contract, isOwnSite = false } = {}) {
  const shown = shallowRef(first)
  const scope = effectScope()
  const content = [mediaType('application/json')]
  const responses = [{ status: '200', label: 'OK', anchor: 'response-200', headers: [], links: [], content }]
  const declared = operation({ method: 'GET', path: '/a', pointer: '#/paths/~1a/get', responses: responses as never })
  const { state, breaches } = scope.run(() =>
    useCheck(() => shown.value, { contract: address, operation: declared, isOwnSite: () => isOwnSite })) as Check
  return { shown, scope, state, breaches }
}

it('an answer is held to what is declared, and what it breaks is lit as long as it is shown', async () => {
  const { state, breaches, shown, scope } = check(answerOf('{}'))
  expect(state.value).toBe('checking')
  await expect.poll(() => state.value).toBe('broken')
  expect(breaches.value).toMatchObject([{ in: 'body', pointer: '/city', anchor: 'response-200' }])
  expect(litFields()).toEqual(['response-200'])
  shown.value = answerOf('{"city": "x"}')
  await expect.poll(() => state.value).toBe('fine')
  expect([breaches.value, litFields()]).toEqual([[], []])
  shown.value = answerOf('{}')
  await expect.poll(litFields).toEqual(['response-200'])
  scope.stop()
  expect(litFields()).toEqual([])
})

it('a header that a page may not see is missed on this site alone', async () => {
  const here = check(answerOf('{"city": "x"}'), { isOwnSite: true })
  await expect.poll(() => here.breaches.value).toMatchObject([{ in: 'header', name: 'X-Count' }])
  expect(here.state.value).toBe('broken')
})

it('a check that cannot be made says so', async () => {
  const { state } = check(answerOf('{}'), { address: 'data:application/json,x' })
  await expect.poll(() => state.value).toBe('failed')
})

it('what is found out of an answer that is no longer shown is not said of the next', async () => {
  const { answer, settle } = slowAnswer('{}')
  const { state, breaches, shown } = check(answer)
  shown.value = answerOf('{"city": "x"}')
  await expect.poll(() => state.value).toBe('fine')
  settle.resolve('{}')
  await new Promise(resolve => setTimeout(resolve, 20))
  expect([state.value, breaches.value]).toEqual(['fine', []])
  const failing = slowAnswer('{}')
  shown.value = failing.answer
  await expect.poll(() => state.value).toBe('checking')
  shown.value = answerOf('{"city": "y"}')
  await expect.poll(() => state.value).toBe('fine')
  failing.settle.reject(new Error('gone'))
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(state.value).toBe('fine')
})
