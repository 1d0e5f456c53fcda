import type { SchemaError } from './validator.ts'
import { joinPointer } from '../../document/resolve.ts'
import { phrase } from './words.ts'

/** What a validator found, in the words of JSON Schema. */
export interface RawError {
  keyword: string
  /** A pointer into the value. */
  instancePath: string
  params: Record<string, unknown>
  message?: string
}

/** As many as anybody reads; a body of a million wrong items should not become an answer of that size. */
const mostErrors = 100

/** Errors in our words; what only repeats that a branch failed is left out where the branch says more. */
export function readErrors(errors: RawError[]): SchemaError[] {
  const read: SchemaError[] = []
  const seen = new Set<string>()
  for (const { keyword, instancePath, params, message } of errors.slice(0, mostErrors * 10)) {
    if (keyword === 'if' || read.length >= mostErrors)
      continue
    const name =
      keyword === 'required' || keyword === 'dependentRequired'
        ? (params.missingProperty as string)
        : ((params.additionalProperty as string | undefined) ?? (params.unevaluatedProperty as string | undefined))
    const pointer = name === undefined ? instancePath : joinPointer(instancePath, name)
    const text = phrase(keyword, params, message)
    const key = `${pointer} ${keyword} ${text}`
    // A value of a wrong type breaks other rules too; that is no news.
    if (seen.has(key) || seen.has(pointer))
      continue
    if (keyword === 'type')
      seen.add(pointer)
    seen.add(key)
    read.push({
      pointer,
      keyword,
      params,
      message: text,
    })
  }
  return read
}
