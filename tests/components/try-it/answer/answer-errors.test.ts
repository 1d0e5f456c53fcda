import type { Answer } from '../../../../components/try-it/send.ts'
import { describe, expect, it } from 'vitest'
import { listAnswerErrors } from '../../../../components/try-it/answer/answer-errors.ts'
import { parseAnswer } from '../../../../components/try-it/answer/parse-answer.ts'
import { english } from '../../english.ts'
import { mediaType, operation, parameter, schema } from '../operation.ts'

const property = (name: string) => ({ name, anchor: name, required: false, schema: schema() })
const create = operation({
  parameters: [parameter({ name: 'limit', in: 'query' })],
  requestBody: {
    required: true,
    content: [
      mediaType('application/json', { schema: schema({ types: ['object'], properties: [property('email'), property('age')] }) }),
      mediaType('text/plain'),
    ],
  },
})

function errorsOf(body: unknown, status = 422): Record<string, string> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return listAnswerErrors(create, { status, text } as Answer, english)
}

describe('what an API says about a field', () => {
  it('stands at the parameter or member that it names', () => {
    const errors = [{ field: 'limit', message: 'It is too high.' }, { field: 'email', message: 'It is taken.' }]
    expect(errorsOf({ errors })).toEqual({ 'query limit': 'It is too high.', 'body email': 'It is taken.' })
  })

  it('is one text where it says several things', () => {
    const errors = [{ field: 'email', message: 'It is taken.' }, { field: 'email', message: 'It is long.' }]
    expect(errorsOf({ errors })).toEqual({ 'body email': 'It is taken. It is long.' })
  })

  it('is marked as the API\'s own word where one of them is no sentence', () => {
    const errors = [{ field: 'age', rule: 'min' }, { field: 'age', rule: 'not odd' }]
    expect(errorsOf({ errors })).toEqual({ 'body age': 'The API says: min, not odd' })
  })

  it('is nothing where the field is unknown, the text no JSON, or the answer no error', () => {
    const errors = [{ field: 'other', message: 'No.' }]
    expect(errorsOf({ errors })).toEqual({})
    expect(errorsOf('email: no')).toEqual({})
    expect(parseAnswer('email: no')).toBeUndefined()
    expect(errorsOf('')).toEqual({})
    expect(errorsOf({ errors: [{ field: 'email', message: 'Fine.' }] }, 399)).toEqual({})
    expect(errorsOf({ errors: [{ field: 'email', message: 'Bad.' }] }, 400)).toEqual({ 'body email': 'The API says: Bad.' })
  })

  it('is not looked for in an answer of more than a million characters', () => {
    const answer = (length: number): string => {
      const start = '{"errors": [{"field": "email", "message": "It is taken."}], "more": "'
      return `${start.padEnd(length - 2, 'a')}"}`
    }
    expect(errorsOf(answer(1_000_000))).toEqual({ 'body email': 'It is taken.' })
    expect(errorsOf(answer(1_000_001))).toEqual({})
  })
})
