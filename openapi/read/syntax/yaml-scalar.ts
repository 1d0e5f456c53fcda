import type { Pair, Scalar } from 'yaml'
import { isAlias, isScalar } from 'yaml'
import { keepNumeral } from '../../document/json/numerals.ts'
import type { YamlRun } from './yaml-run.ts'
import { register, report, warn } from './yaml-run.ts'

/** The object or the list that a value stands in, and its key there. */
export interface Slot {
  key: string | undefined
  holder: object | undefined
}

/** The value of a scalar; what JSON has no word for is told and kept as text. */
export function convertScalar(run: YamlRun, node: Scalar, { key, holder }: Slot): unknown {
  const { value, source } = node
  warn(run, node, 'value')
  if (typeof value === 'number' && !Number.isFinite(value)) {
    report(run, node, {
      rule: 'not-json',
      message: `JSON has no number ${source ?? value}.`,
      advice: 'quote it',
    })
    return String(source)
  }
  if (typeof value === 'number' && holder && key !== undefined && source !== undefined)
    keepNumeral(holder, key, source)
  if (value === null)
    return null
  return typeof value === 'object' || typeof value === 'bigint' || value === undefined ? String(source) : value
}

/** The text of a key; undefined where a key is no scalar, which is reported. */
export function convertKey(run: YamlRun, { key }: Pair): string | undefined {
  const scalar = isAlias(key) ? run.anchors.get(key.source) : key
  if (!isScalar(scalar)) {
    report(run, key, {
      rule: 'yaml-key',
      message: 'A key must be a single word or text, not a list or an object.',
    })
    return undefined
  }
  register(run, scalar)
  warn(run, scalar, 'key')
  return scalar.type === 'PLAIN' ? (scalar.source ?? String(scalar.value)) : String(scalar.value)
}
