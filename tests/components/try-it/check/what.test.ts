import type { Schema } from '../../../../openapi/document/openapi.ts'
import type { Translate } from '../../../../components/shared/messages/messages.ts'
import { describe, expect, it } from 'vitest'
import { catalogues } from '../../../../components/shared/messages/catalogues.ts'
import { createPhrase } from '../../../../openapi/document/text/phrase.ts'
import { buildRequest } from '../../../../openapi/samples/request.ts'
import { createValidators } from '../../../../openapi/schema/validate/validators.ts'
import { sayOfValue, sayWhat, whatOf } from '../../../../components/try-it/check/what.ts'
import { documentOfSchemas } from '../../../openapi/model/document.ts'
import { operation } from '../operation.ts'

const inLanguage = (lang: string): Translate => createPhrase(lang, catalogues[lang] ?? {}) as unknown as Translate
const german = inLanguage('de')

/** What a value breaks, with its pointer, as a worker hands it over: through a structured clone. */
function problemsOf(schema: Schema, value: unknown) {
  const validate = createValidators(documentOfSchemas({ It: schema })).schema('#/components/schemas/It', 'request')
  return (validate?.(value) ?? []).map(error => ({ ...error, what: structuredClone(whatOf(error)) }))
}

describe('what is wrong with a value', () => {
  it.each<[Schema, unknown, string]>([
    [{ required: ['name'] }, {}, '„name“ ist erforderlich.'],
    [{ type: 'string', minLength: 1 }, '', 'Dies muss mindestens 1 Zeichen lang sein.'],
    [{ type: 'array', minItems: 1 }, [], 'Dies muss mindestens 1 Element haben.'],
    [{ type: 'array', minItems: 1200 }, [], 'Dies muss mindestens 1200 Elemente haben.'],
    [{ type: 'array', items: { type: ['integer', 'null', 'boolean'] } }, [1, 'x'], 'Element 2 muss eine ganze Zahl oder null oder ein Wahrheitswert sein.'],
    [{ properties: { a: { enum: ['x', 1] } } }, { a: 2 }, '„a“ muss eines von "x", 1 sein.'],
    [{ exclusiveMinimum: 0.5 }, 0.5, 'Dies muss größer als 0.5 sein.'],
    [{ type: 'object', additionalProperties: false }, { 'a/b': 1 }, '„a/b“ ist keine bekannte Eigenschaft.'],
    [{ oneOf: [{ type: 'string', minLength: 1 }, { type: 'string', maxLength: 3 }] }, 'ab', 'Dies passt zu keiner der möglichen Formen oder zu mehr als einer.'],
    [{ format: 'date', type: 'string' }, 'x', 'Dies muss dem Format date entsprechen.'],
  ])('is said in German: %j', (schema, value, want) =>
    expect(problemsOf(schema, value).map(({ pointer, what }) => sayOfValue(german, pointer, what))).toEqual([want]))

  it('is said in English with the words of the engine', () => {
    const problems = problemsOf({ required: ['a'], properties: { b: { type: ['array', 'string'] }, c: { maxLength: 1 }, d: { multipleOf: 2 } } }, { b: 1, c: 'ab', d: 3 })
    expect(problems.map(({ what }) => sayWhat(inLanguage('en'), what))).toEqual(problems.map(({ message }) => message))
    expect(problems.length).toBe(4)
  })

  it('is handed over without the whole of a long list', () => {
    const [problem] = problemsOf({ enum: Array.from({ length: 500 }, (_, index) => index) }, 'x')
    expect(JSON.stringify(problem?.what).length).toBeLessThan(200)
  })
})

describe('why a request cannot be built', () => {
  it.each([
    [{ method: 'a b' }, {}, '„a b“ ist keine Methode, die eine Anfrage haben kann.'],
    [{}, { server: 'ftp://a.test' }, 'ftp://a.test ist keine URL, an die eine Anfrage gesendet werden kann.'],
    [{ path: '/a/..' }, {}, '„..“ wäre der Abschnitt „..“, den eine URL nicht enthalten kann.'],
  ])('is said in German: %j %j', (facts, options, want) =>
    expect(buildRequest(operation(facts), { ...options, say: german }).problems).toEqual([want]))
})
