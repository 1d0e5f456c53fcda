import type { Schema } from '../../../openapi/model/types.ts'
import type { Translate } from '../../shared/messages/messages.ts'
import type { Json } from '../../../openapi/samples/json.ts'
import { isFile } from '../../../openapi/samples/body/is-file.ts'
import { isNumber, parseJson, toJson, toPrettyText } from '../../../openapi/samples/json.ts'

/** How a value is entered: one kind of control for each kind of schema. */
export type Control = 'text' | 'number' | 'boolean' | 'choice' | 'date' | 'date-time' | 'file' | 'files' | 'json'

/** The meaning of a control's text: a value, nothing at all, or text that is not JSON yet. */
export type Entry = { value: Json } | { absent: true } | { problem: string }

/** @see https://json-schema.org/draft/2020-12/json-schema-validation#name-defined-formats */
export function controlOf(schema: Schema): Control {
  if (schema.enum || schema.const !== undefined)
    return 'choice'
  if (isFile(schema))
    return 'file'
  if (schema.types.includes('array') && schema.items && isFile(schema.items))
    return 'files'
  const types = listTypes(schema)
  const [type] = types
  if (types.length === 0 || types.includes('object') || types.includes('array'))
    return 'json'
  if (types.length > 1) {
    return types.every(one => one === 'integer' || one === 'number') ? 'number' : 'text'
  }
  if (type === 'boolean')
    return 'boolean'
  if (type === 'integer' || type === 'number')
    return 'number'
  return schema.format === 'date' || schema.format === 'date-time' ? schema.format : 'text'
}

/** Whether a control takes files, one or a list of them. */
export function isFileControl(control: Control): boolean {
  return control === 'file' || control === 'files'
}

/** The text of a control for a value, so that `fromText` gives the value back. */
export function toControlText(value: Json | undefined, control: Control): string {
  if (value === undefined)
    return ''
  if (control === 'json' || control === 'files')
    return toPrettyText(value)
  if (typeof value === 'string')
    return value
  if (value === null) {
    return control === 'choice' || control === 'boolean' ? 'null' : ''
  }
  return isNumber(value) ? value.number : toPrettyText(value)
}

/** The value of a control's text. Text that is not of its type is sent as it was typed, so that the API can refuse it. */
export function fromControlText(text: string, control: Control, schema: Schema): Entry {
  if (text === '' || (control === 'json' && text.trim() === ''))
    return { absent: true }
  if (control === 'json' || control === 'files') {
    const value = parseJson(text)
    return value === undefined ? { problem: 'no JSON' as const } : { value }
  }
  if (control === 'choice') {
    return { value: choiceValue(text, schema) }
  }
  if (control === 'boolean') {
    return {
      value: text === 'true' ? true : text === 'false' ? false : text === 'null' ? null : text,
    }
  }
  const number =
    control === 'number'
    || (control === 'text' && listTypes(schema).some(type => type === 'integer' || type === 'number'))
      ? parseJson(text)
      : undefined
  return { value: number && isNumber(number) ? number : text }
}

/** The values of a choice: those of an enum, a constant, and the current one. */
export function listChoices(schema: Schema, current: string): { text: string, description?: string }[] {
  const choices = schema.enum?.map(({ value }) => ({
    text: toControlText(toJson(value), 'choice'),
  })) ?? [{ text: toControlText(parseJson(schema.const ?? 'null'), 'choice') }]
  return current === '' || choices.some(choice => choice.text === current) ? choices : [{ text: current }, ...choices]
}

function choiceValue(text: string, schema: Schema): Json {
  const values = schema.enum?.map(({ value }) => toJson(value)) ?? [parseJson(schema.const ?? 'null') ?? null]
  const index = values.findIndex(value => toControlText(value, 'choice') === text)
  return values[index] === undefined ? text : values[index]
}

/** The line where JSON text is wrong, in words; browsers' own messages differ. */
export function jsonProblem(text: string, t: Translate): string {
  try {
    JSON.parse(text)
    return t('console.tooDeep')
  }
  catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1]
    const line = position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length
    return line === undefined ? t('console.notJson') : t('console.notJsonAt', { line })
  }
}

/** Types without null, those of the options where the schema itself names none. */
function listTypes(schema: Schema, depth = 0): string[] {
  const own = schema.types.filter(type => type !== 'null')
  if (own.length > 0 || depth > 3)
    return own
  const options = schema.variants?.flatMap(({ options }) => options) ?? []
  const lists = options.map(option => listTypes(option.schema, depth + 1))
  return lists.some(list => list.length === 0) ? [] : [...new Set(lists.flat())]
}
