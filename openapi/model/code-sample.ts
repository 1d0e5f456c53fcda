import type { Operation } from '../document/openapi.ts'
import { compact } from './describe.ts'
import { isObject } from '../document/json/value.ts'
import type { CodeSample } from './types.ts'

/** Samples written by hand: `x-codeSamples` and its other spellings. */
export function toCodeSamples(operation: Operation): CodeSample[] {
  const readme = operation['x-readme']
  const fern = Array.isArray(operation['x-fern-examples']) ? (operation['x-fern-examples'] as unknown[]) : []
  const sources = [
    operation['x-codeSamples'],
    operation['x-code-samples'],
    operation['x-custom-examples'],
    isObject(readme) ? readme['code-samples'] : undefined,
    ...fern.flatMap(example => (isObject(example) ? [example['code-samples']] : [])),
  ]
  return sources
    .flatMap(source => (Array.isArray(source) ? source : []))
    .flatMap((sample) => {
      if (!isObject(sample))
        return []
      const lang = sample.lang ?? sample.language ?? sample.sdk
      const source = sample.source ?? sample.code
      const label = sample.label ?? sample.name
      return typeof lang === 'string' && typeof source === 'string'
        ? [
            compact({
              lang,
              source,
              label: typeof label === 'string' ? label : undefined,
              install: typeof sample.install === 'string' ? sample.install : undefined,
            }),
          ]
        : []
    })
}
