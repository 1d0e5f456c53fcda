import { describe, expect, it } from 'vitest'
import type { OpenApi, Operation } from '../../../openapi/document/index.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { documentOf } from './document.ts'

function statusesOf(all: Record<string, string>[], parts: Partial<OpenApi> = {}) {
  const paths = Object.fromEntries(all.map((responses, index) => [
    `/${index}`,
    { get: { responses: Object.fromEntries(Object.entries(responses).map(([status, description]) => [status, description.startsWith('#') ? { $ref: description } : { description }])) as Operation['responses'] } },
  ]))
  const { reference } = createModel(documentOf({ paths, ...parts }))
  return reference.statuses.map(({ status, label, description }) => [status, label, description?.html])
}

describe('the statuses of an API', () => {
  it('have the words that most operations share, else the bare phrase', () => {
    expect(statusesOf([
      { 200: 'Array of booleans', 404: 'Nothing is there', 409: 'Only here' },
      { 200: 'The second thing', 404: 'Nothing is there', 410: 'Half' },
      { 200: 'Array of booleans', 404: 'Nothing is there', 410: 'Other half' },
      { 200: 'A fourth' },
    ])).toEqual([
      ['200', 'OK', undefined],
      ['404', 'Not Found', '<p>Nothing is there</p>'],
      ['409', 'Conflict', undefined],
      ['410', 'Gone', undefined],
    ])
  })

  it('do not have the words of a few among many', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ 200: 'a', ...(index < 2 && { 304: 'This folder is as it was' }) }))
    expect(statusesOf(many)[1]).toEqual(['304', 'Not Modified', undefined])
  })

  it('have the words of a component, which are written for all', () => {
    const parts = { components: { responses: { Gone: { description: 'Long gone' } } } }
    expect(statusesOf([{ 410: '#/components/responses/Gone' }, { 200: 'a' }], parts)[1]).toEqual([
      '410',
      'Gone',
      '<p>Long gone</p>',
    ])
  })

  it.each(['OK', 'ok.', '200 OK', '200 - OK', ''])('do not say twice what the phrase says: %j', (text) => {
    expect(statusesOf([{ 200: text }, { 200: text }])).toEqual([['200', 'OK', undefined]])
    const model = createModel(documentOf({ paths: { '/a': { get: { responses: { 200: { description: text } } } } } }))
    expect(model.operation('endpoints', 'get-a')?.responses[0]?.description).toBeUndefined()
  })

  it('nor those of a range', () => {
    const model = createModel(documentOf({ paths: { '/a': { get: { responses: { '4XX': { description: '4XX: Client error.' } } } } } }))
    expect(model.operation('endpoints', 'get-a')?.responses[0]?.description).toBeUndefined()
  })
})
