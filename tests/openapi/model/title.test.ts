import { describe, expect, it } from 'vitest'
import type { OpenApi, Operation } from '../../../openapi/document/index.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { documentOf } from './document.ts'

const responses = { 200: { description: 'Fine' } }

function look(operation: Partial<Operation>, parts: Partial<OpenApi> = {}) {
  const model = createModel(documentOf({ paths: { '/a': { get: { responses, ...operation } } }, ...parts }))
  const [link] = model.operations
  return [link?.title, model.operation(link?.tagSlug ?? '', link?.slug ?? '')?.description?.html]
}

describe('the title of an operation', () => {
  it.each<[string, Partial<Operation>, string, string | undefined]>([
    ['its summary', { summary: 'List', description: 'Text. More.' }, 'List', '<p>Text. More.</p>'],
    ['said once', { summary: 'List all users', description: 'List all users.' }, 'List all users', undefined],
    ['said once, the rest kept', { summary: 'List `all`', description: 'List all. Twice.' }, 'List `all`', '<p>Twice.</p>'],
    ['a sentence', { operationId: 'getA', description: 'Lists users. By name.' }, 'Lists users', '<p>By name.</p>'],
    ['the only sentence', { operationId: 'getA', description: '<p>Lists users.</p>' }, 'Lists users', undefined],
    ['no id where there is a text', { operationId: 'getA', description: '- a list' }, 'GET /a', '<ul>\n<li>a list</li>\n</ul>'],
    ['an id where there is none', { operationId: 'getAllUsers' }, 'Get all users', undefined],
    ['an id where the text is blank', { operationId: 'getAllUsers', description: ' ' }, 'Get all users', undefined],
    ['method and path', {}, 'GET /a', undefined],
  ])('is %s', (_, operation, title, html) => expect(look(operation)).toEqual([title, html]))

  it('is cut at a part of a long sentence, which then stays in the text', () => {
    const description = `Lists users of an account and everything that belongs to them, ${'as far as it goes '.repeat(5)}.`
    const [title, html] = look({ operationId: 'getA', description })
    expect(title).toBe('Lists users of an account and everything that belongs to them')
    expect(html).toContain('Lists users of an account')
  })
})

describe('the title of an API', () => {
  const titleOf = (title: string) =>
    createModel(documentOf({ info: { title, version: '1' }, paths: {} })).reference.title

  it.each(['', ' '])('is what its document is called where it has none: %j', title =>
    expect(titleOf(title)).toBe(documentOf({ paths: {} }).name))

  it('is its own', () => expect(titleOf('Pets')).toBe('Pets'))
})
