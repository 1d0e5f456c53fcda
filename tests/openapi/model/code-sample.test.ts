import type { Operation } from '../../../openapi/document/index.ts'
import { expect, it } from 'vitest'
import { toCodeSamples } from '../../../openapi/model/code-sample.ts'

function listed(operation: object) {
  return toCodeSamples(operation as Operation).map(({ lang, label, source }) => [lang, label, source])
}

it('reads samples in every spelling', () => {
  expect(listed({
    'x-codeSamples': [{ lang: 'Go', source: 'a' }],
    'x-code-samples': [{ lang: 'PHP', label: 'SDK', source: 'b' }],
    'x-custom-examples': [{ language: 'js', name: 'axios', code: 'c' }],
    'x-readme': { 'code-samples': [{ language: 'python', code: 'd' }] },
    'x-fern-examples': [{ 'name': 'one', 'code-samples': [{ sdk: 'ruby', code: 'e' }] }],
  })).toEqual([
    ['Go', undefined, 'a'],
    ['PHP', 'SDK', 'b'],
    ['js', 'axios', 'c'],
    ['python', undefined, 'd'],
    ['ruby', undefined, 'e'],
  ])
})

it('tells samples of several examples apart', () => {
  expect(listed({
    'x-codeSamples': [{ lang: 'Go', example: 'small', source: 'a' }, { lang: 'Go', label: 'acme', example: 'large', source: 'b' }],
    'x-fern-examples': [
      { 'name': 'one', 'code-samples': [{ sdk: 'ruby', code: 'c' }] },
      { 'name': 'two', 'code-samples': [{ sdk: 'ruby', name: 'gem', code: 'd' }] },
    ],
  })).toEqual([
    ['Go', 'small', 'a'],
    ['Go', 'acme · large', 'b'],
    ['ruby', 'one', 'c'],
    ['ruby', 'gem · two', 'd'],
  ])
})

it('passes over what is no sample', () => {
  expect(listed({ 'x-codeSamples': [null, 7, { lang: 'Go' }, { source: 'a' }], 'x-code-samples': 'no', 'x-fern-examples': [null, { 'code-samples': 1 }] })).toEqual([])
})
