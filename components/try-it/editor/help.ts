import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { EditorView, Tooltip } from '@codemirror/view'
import type { Schema } from '../../../openapi/model/types.ts'
import { insertCompletionText, snippet } from '@codemirror/autocomplete'
import { hoverTooltip } from '@codemirror/view'
import { placeAt, valueAt } from './place.ts'
import type { Member } from './schema-at.ts'
import { membersAt, schemasAt } from './schema-at.ts'

/** Completes the names of members, and the values that a schema lists. */
export function completeFrom(schema: () => Schema | undefined) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const place = placeAt(state, pos)
    if (!place || (!explicit && place.from === pos && !/["\s{[:,]/.test(state.sliceDoc(pos - 1, pos))))
      return null
    const { from } = place
    const options = place.role === 'name'
      ? [...membersAt(schema(), place.path)]
          .filter(([name]) => !place.siblings.includes(name))
          .map(([name, member]) => toName(name, member, place.hasValue))
      : listValues(schemasAt(schema(), place.path))
    // What is typed so far chooses among the options; what follows the cursor is replaced with it.
    return options.length === 0 ? null : { from, options, validFor: /^"?[\w-]*$/ }
  }
}

function toName(name: string, { schema, required }: Member, hasValue: boolean): Completion {
  const quoted = JSON.stringify(name)
  return {
    label: quoted,
    detail: schema.label,
    type: 'property',
    boost: required ? 1 : 0,
    info: () => describe([schema]),
    apply: hasValue
      ? replaceToken
      : (view, completion, from, to) =>
          snippet(`${toLiteral(quoted)}: ${starter(schema)}`)(view, completion, from, endOf(view, to)),
  }
}

/** What a value of a schema begins with. */
function starter(schema: Schema): string {
  const types = schema.types.length > 0 ? schema.types : (schema.variants?.[0]?.options[0]?.schema.types ?? [])
  if (schema.const !== undefined)
    return toLiteral(schema.const)
  if (schema.enum)
    return '${}'
  if (types.includes('string'))
    return '"${}"'
  if (types.includes('object'))
    return '{${}}'
  return types.includes('array') ? '[${}]' : '${}'
}

/** A text as a snippet writes it: braces mean a place to fill in, and nothing but a brace loses the backslash before it. */
function toLiteral(text: string): string {
  return text.replace(/[{}]/g, '\\$&')
}

function listValues(schemas: Schema[]): Completion[] {
  const texts = schemas.flatMap(({ const: constant, enum: values = [], types, examples, default: usual }) => [
    ...(constant === undefined ? [] : [constant]),
    ...values.map(({ value }) => JSON.stringify(value)),
    ...(types.includes('boolean') && values.length === 0 ? ['true', 'false'] : []),
    ...(types.includes('null') ? ['null'] : []),
    ...(values.length > 0 || constant !== undefined
      ? []
      : [usual, ...examples].flatMap(text => toJsonText(text, types))),
  ])
  return [...new Set(texts)].slice(0, 200).map(label => ({ label, type: 'enum', apply: replaceToken }))
}

/** Puts a completion in place of the whole name or value that the cursor is in. */
function replaceToken(view: EditorView, { label }: Completion, from: number, to: number): void {
  view.dispatch(insertCompletionText(view.state, label, from, endOf(view, to)))
}

function endOf({ state }: EditorView, position: number): number {
  return Math.max(position, placeAt(state, position)?.to ?? position)
}

function toJsonText(text: string | undefined, types: Schema['types']): string[] {
  if (text === undefined)
    return []
  return [types.includes('string') && !text.startsWith('"') ? JSON.stringify(text) : text]
}

/** Says what a field is while the pointer rests on it. */
export function hoverFrom(schema: () => Schema | undefined) {
  return hoverTooltip(({ state }, position): Tooltip | null => {
    const found = valueAt(state, position)
    const schemas = found ? schemasAt(schema(), found.path) : []
    return found && schemas.length > 0
      ? { pos: found.from, end: found.to, above: true, create: () => ({ dom: describe(schemas) }) }
      : null
  })
}

/** Type, description and limits; text in every case. */
function describe(schemas: Schema[]): HTMLElement {
  const box = document.createElement('div')
  box.className = 'about'
  const [first] = schemas
  const described = schemas.find(({ description }) => description)?.description
  const parts = [
    first?.label,
    described && new DOMParser().parseFromString(described.html, 'text/html').body.textContent,
    first?.constraints.join(' · '),
  ]
  for (const part of parts) {
    if (part)
      box.append(Object.assign(document.createElement('p'), { textContent: part.trim() }))
  }
  return box
}
