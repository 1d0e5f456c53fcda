import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { SentFile } from '../message/multipart.ts'
import type { Meaning } from '../../schema/conventions.ts'
import { setOwn } from '../../document/json/value.ts'
import { conventionsOf } from '../../schema/conventions.ts'
import { isTrue } from '../../schema/validate/matches.ts'

/** Of a sent file, its name, size and type are kept: a record's properties for them are set, unless the client sent them. */
export function withFiles(
  document: ApiDocument,
  properties: Map<string, Schema>,
  { body, files }: { body: JsonObject, files: readonly SentFile[] },
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
    // The bytes of a file are not stored.
    if (name !== undefined && Object.hasOwn(record, name))
      setOwn(record, name, filename ?? '')
    say('fileName', filename)
    say('fileSize', size)
    say('fileType', type)
  }
  return record
}
