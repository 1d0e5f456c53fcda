import type { Schema } from '../../model/types.ts'

/**
 * Whether what a schema describes is the content of a file: `format: binary` in 3.0; in 3.1 a media type other than text,
 * and no encoding that makes text of it. `contentEncoding` counts as text: what is in Base64 is text.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#name-contentencoding
 */
export function isFile(schema: Schema | undefined, contentType?: string): boolean {
  const { format, types = [], contentMediaType, contentEncoding } = schema ?? {}
  if (format === 'binary' || contentEncoding === 'binary')
    return true
  const type = contentType ?? contentMediaType
  return type !== undefined
    && contentEncoding === undefined
    && format !== 'byte'
    && !/^text\/|[/+](?:json|xml)\b/.test(type)
    && (types.length === 0 || types.includes('string'))
}
