import { describe, expect, it } from 'vitest'
import { controlOf, fromControlText, jsonProblem, listChoices, toControlText } from '../../../../components/try-it/fields/control.ts'
import { parseJson, toText } from '../../../../openapi/samples/json.ts'
import { english } from '../../english.ts'
import { schema } from '../operation.ts'

describe('controlOf', () => {
  it.each([
    [schema(), 'text'],
    [schema({ types: ['integer', 'null'] }), 'number'],
    [schema({ types: ['integer', 'string'] }), 'text'],
    [schema({ types: ['boolean'] }), 'boolean'],
    [schema({ format: 'date-time' }), 'date-time'],
    [schema({ format: 'binary' }), 'file'],
    [schema({ types: ['array'], items: schema({ format: 'binary' }) }), 'files'],
    [schema({ types: ['array'], items: schema() }), 'json'],
    [schema({ const: '1' }), 'choice'],
    [schema({ format: 'date' }), 'date'],
    [schema({ format: 'time' }), 'text'],
    [schema({ types: ['integer', 'number'] }), 'number'],
    [schema({ enum: [{ text: 'a', value: 'a' }] }), 'choice'],
    [schema({ types: ['array'] }), 'json'],
    [schema({ types: [] }), 'json'],
    [
      schema({
        types: [],
        variants: [
          {
            kind: 'oneOf',
            options: [
              { label: 'a', schema: schema() },
              { label: 'b', schema: schema({ types: ['integer'] }) },
            ],
          },
        ],
      }),
      'text',
    ],
  ])('finds the control of %j', (given, control) => {
    expect(controlOf(given)).toBe(control)
  })
})

describe('a control\'s text', () => {
  const back = (text: string, given = schema()): string => {
    const entry = fromControlText(text, controlOf(given), given)
    return 'value' in entry ? toText(entry.value) : 'problem' in entry ? `! ${entry.problem}` : '-'
  }

  it('keeps every digit of a number and sends what is no number as typed', () => {
    const integer = schema({ types: ['integer'] })
    expect(back('12345678901234567890', integer)).toBe('12345678901234567890')
    expect(back('1.10', integer)).toBe('1.10')
    expect(back('many', integer)).toBe('"many"')
    expect(back('', integer)).toBe('-')
  })

  it('reads a choice as the value of its enum', () => {
    const choice = schema({
      types: ['integer', 'null'],
      enum: [
        { text: '1', value: 1 },
        { text: 'null', value: null },
      ],
    })
    expect(back('1', choice)).toBe('1')
    expect(back('null', choice)).toBe('null')
    expect(back('other', choice)).toBe('"other"')
    expect(listChoices(choice, 'other').map(({ text }) => text)).toEqual(['other', '1', 'null'])
  })

  it('reads three states of a boolean', () => {
    const boolean = schema({ types: ['boolean'] })
    expect(['true', 'false', ''].map(text => back(text, boolean))).toEqual(['true', 'false', '-'])
  })

  it('is nothing where it is empty, and spaces are text unless it is JSON', () => {
    expect(back('')).toBe('-')
    expect(back(' ')).toBe('" "')
    expect(back(' \n', schema({ types: ['array'] }))).toBe('-')
  })

  it('names the line where JSON goes wrong', () => {
    const list = schema({ types: ['array'] })
    expect(jsonProblem('[1,\n 2 3]', english)).toBe('This is not JSON yet: look at line 2.')
    expect(jsonProblem('', english)).toBe('This is not JSON yet.')
    expect(jsonProblem('[]', english)).toBe('This is nested too deep.')
    expect(back('[1,\n 2', list)).toBe('! no JSON')
    expect(back('[1, {"__proto__": 2}]', list)).toBe('[1,{"__proto__":2}]')
  })

  it('shows a value so that it can be read back', () => {
    expect(toControlText(parseJson('{"a":[1]}'), 'json')).toBe('{\n  "a": [\n    1\n  ]\n}')
    expect(toControlText(parseJson('1e400'), 'number')).toBe('1e400')
    expect(toControlText(null, 'text')).toBe('')
    expect(toControlText(undefined, 'text')).toBe('')
  })
})
