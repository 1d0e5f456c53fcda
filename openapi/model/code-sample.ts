import type { Operation } from '../document/openapi.ts'
import { compact } from './describe.ts'
import { isObject } from '../document/json/value.ts'
import type { CodeSample } from './types.ts'

/** Samples written by hand: `x-codeSamples` and its other spellings. What sends another example of the call is labelled by that. */
export function toCodeSamples(operation: Operation): CodeSample[] {
  const readme = operation['x-readme']
  const sources = [
    operation['x-codeSamples'],
    operation['x-code-samples'],
    operation['x-custom-examples'],
    isObject(readme) ? readme['code-samples'] : undefined,
  ]
  const fern = asList(operation['x-fern-examples']).filter(isObject)
  return [
    ...sources.flatMap(source => asList(source).flatMap(sample => toCodeSample(sample))),
    ...fern.flatMap(example =>
      asList(example['code-samples']).flatMap(sample => toCodeSample(sample, fern.length > 1 ? example.name : undefined))),
  ]
}

function toCodeSample(sample: unknown, ofExample?: unknown): CodeSample[] {
  if (!isObject(sample))
    return []
  const lang = sample.lang ?? sample.language ?? sample.sdk
  const source = sample.source ?? sample.code
  const names = [sample.label ?? sample.name, sample.example ?? ofExample].filter(name => typeof name === 'string' && name !== '')
  return typeof lang === 'string' && typeof source === 'string'
    ? [
        compact({
          lang,
          source,
          label: names.length > 0 ? names.join(' · ') : undefined,
          install: typeof sample.install === 'string' ? sample.install : undefined,
        }),
      ]
    : []
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
