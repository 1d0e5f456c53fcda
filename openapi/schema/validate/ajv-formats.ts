import { parseUrl } from '../../document/url.ts'
import type { Format } from 'ajv'
import { fullFormats } from 'ajv-formats/dist/formats.js'

/** The pattern of `url` takes time that grows with the square of a text, so that only what people write is held to it. */
const longestUrl = 2_000

/**
 * The formats that requests are held to, wherever the mock runs. Those with a pattern of their own are for a document's authors.
 *
 * @see https://spec.openapis.org/registry/format/
 */
export const formats: Record<string, Format> = {
  ...fullFormats,
  regex: true,
  url: (text: string): boolean =>
    text.length > longestUrl ? parseUrl(text) !== undefined : (fullFormats.url as RegExp).test(text),
}

/** Whether a value is of a format; a format that is not known, or of another type, allows everything. */
export function isOfFormat(name: string, value: string | number): boolean {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined
  if (format === undefined || format === true || typeof format === 'string')
    return true
  const { type = 'string', validate } =
    typeof format === 'object' && !(format instanceof RegExp) ? format : { validate: format }
  // eslint-disable-next-line valid-typeof -- formats are of strings or of numbers
  if (typeof value !== type || validate === undefined || typeof validate === 'string')
    return true
  return validate instanceof RegExp
    ? validate.test(String(value))
    : Boolean((validate as (value: string | number) => unknown)(value))
}
