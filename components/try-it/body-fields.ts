import type { MediaType, Property, Schema } from '../../openapi/model/types.ts'
import type { Json } from '../../openapi/samples/json.ts'
import type { Draft } from './draft/draft.ts'
import type { EmptyChoice, EmptyMeaning } from './fields/empty.ts'
import { parseJson, toPrettyText } from '../../openapi/samples/json.ts'
import { controlOf, fromControlText, isFileControl, toControlText } from './fields/control.ts'
import type { Choice } from './variant.ts'
import { switchOption } from './variant.ts'

/** The object that a body's text holds; undefined where the text is not an object. */
export function readObject(text: string): Map<string, Json> | undefined {
  const value = text.trim() === '' ? new Map<string, Json>() : parseJson(text)
  return value instanceof Map ? value : undefined
}

/**
 * The fields of a body: those of its schema and of the chosen option of each `oneOf`, then whatever else its text holds,
 * so that nothing typed is hidden. `readOnly` properties are left out, unless the text has them.
 */
export function listFields(schema: Schema | undefined, object: Map<string, Json>, chosen: number[]): Property[] {
  const known = new Map<string, Property>()
  for (const property of declaredFields(schema, chosen))
    known.set(property.name, known.get(property.name) ?? property)
  const fields = [...known.values()].filter(({ name, schema }) => !schema.readOnly || object.has(name))
  const others = [...object.keys()].filter(name => !known.has(name))
  return [
    ...fields,
    ...others.map(name => ({
      name,
      anchor: `body-${name}`,
      required: false,
      schema: unknownSchema(object.get(name)),
    })),
  ]
}

/** The option of each `oneOf` or `anyOf` that a value fits best: by its constants, then by the keys both have. */
export function matchOptions(schema: Schema | undefined, object: Map<string, Json>): number[] {
  return (schema?.variants ?? []).map(({ options }) => {
    const scores = options.map(option =>
      (option.schema.properties ?? []).reduce((score, { name, required, schema }) => {
        const value = object.get(name)
        if (value === undefined) {
          return required ? score - 2 : score
        }
        const constant = schema.const === undefined ? undefined : parseJson(schema.const)
        return score + (constant === undefined ? 1 : constant === value ? 8 : -8)
      }, 0),
    )
    return Math.max(0, scores.indexOf(Math.max(...scores)))
  })
}

/** Puts a control's text into the body; text that does not parse yet is kept apart. */
export function setField(draft: Draft, { name, schema }: Pick<Property, 'name' | 'schema'>, text: string): void {
  const object = readObject(draft.bodies[draft.mediaType] ?? '')
  const entry = fromControlText(text, controlOf(schema), schema)
  delete draft.unfinished[name]
  if (!object)
    return
  if ('problem' in entry) {
    draft.unfinished[name] = text
    return
  }
  if ('value' in entry)
    object.set(name, entry.value)
  else
    object.delete(name)
  draft.bodies[draft.mediaType] = toPrettyText(object)
}

export function fieldText(
  draft: Draft,
  { name, schema }: Pick<Property, 'name' | 'schema'>,
  object: Map<string, Json>,
): string {
  return draft.unfinished[name] ?? toControlText(object.get(name), controlOf(schema))
}

/** Switches to another option of the body's own `oneOf` or `anyOf`. */
export function chooseOption(draft: Draft, schema: Schema, choice: Choice): void {
  const object = readObject(draft.bodies[draft.mediaType] ?? '')
  const next = object && switchOption(object, { ...choice, schema }, { name: '', anchor: 'body', picks: {} })
  if (next !== undefined)
    draft.bodies[draft.mediaType] = toPrettyText(next)
}

/** Copies the entered values to another media type, where both are objects. */
export function changeMediaType(draft: Draft, from: MediaType, to: MediaType): void {
  const text = draft.bodies[from.type] ?? ''
  const example = from.examples[0]?.text ?? ''
  if (text !== example && readObject(text) && readObject(draft.bodies[to.type] ?? '{'))
    draft.bodies[to.type] = text
  draft.mediaType = to.type
}

function declaredFields(schema: Schema | undefined, chosen: number[]): Property[] {
  const options = schema?.variants?.flatMap(({ options }, index) => options[chosen[index] ?? 0] ?? []) ?? []
  return [...(schema?.properties ?? []), ...options.flatMap(option => declaredFields(option.schema, []))]
}

function unknownSchema(value: Json | undefined): Schema {
  return {
    label: '',
    types: typeof value === 'string' ? ['string'] : [],
    constraints: [],
    examples: [],
  }
}

/** The meaning of an empty control of a body's field, read from the body's text. */
export function emptyChoice({ name, schema }: Pick<Property, 'name' | 'schema'>, object: Map<string, Json>): EmptyChoice {
  const value = object.get(name)
  const control = controlOf(schema)
  const isText = control === 'text' || control === 'date' || control === 'date-time'
  return {
    meaning: value === null ? 'null' : value === '' ? 'empty' : 'absent',
    choices: [
      'absent',
      ...(isText || (value === '' && !isFileControl(control)) ? (['empty'] as const) : []),
      ...(schema.types.includes('null') || value === null ? (['null'] as const) : []),
    ],
  }
}

/** Writes the chosen meaning of an empty control into the body. */
export function setEmpty(draft: Draft, { name }: Pick<Property, 'name'>, meaning: EmptyMeaning): void {
  const object = readObject(draft.bodies[draft.mediaType] ?? '')
  if (!object)
    return
  if (meaning === 'absent')
    object.delete(name)
  else
    object.set(name, meaning === 'empty' ? '' : null)
  draft.bodies[draft.mediaType] = toPrettyText(object)
}
