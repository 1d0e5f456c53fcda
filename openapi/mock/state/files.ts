import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { SentFile } from '../message/multipart.ts'
import type { Meaning } from '../operation/conventions.ts'
import { setOwn } from '../../document/json.ts'
import { conventionsOf } from '../operation/conventions.ts'
import { isTrue } from '../operation/repair.ts'

/** A file that was sent is its name, its size and its type: where a record has properties for them, they are set unless sent. */
export function withFiles(
  document: ApiDocument,
  properties: Map<string, Schema>,
  body: JsonObject,
  files: readonly SentFile[],
): JsonObject {
  const record = { ...body }
  const conventions = conventionsOf(document)
  const say = (meaning: Meaning, value: string | number | undefined): void => {
    const name = conventions.find(meaning, properties.keys())
    if (name === undefined || value === undefined || Object.hasOwn(record, name))
      return
    if (isTrue(document, properties.get(name), value))
      setOwn(record, name, value)
  }
  for (const { name, filename, size, type } of files) {
    // Nobody remembers the bytes of a file.
    if (name !== undefined && Object.hasOwn(record, name))
      setOwn(record, name, filename ?? '')
    say('fileName', filename)
    say('fileSize', size)
    say('fileType', type)
  }
  return record
}
