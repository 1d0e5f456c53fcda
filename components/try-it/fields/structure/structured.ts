import type { Schema } from '../../../../openapi/model/types.ts'
import type { Json } from '../../../../openapi/samples/json.ts'
import { parseJson, toJson } from '../../../../openapi/samples/json.ts'
import { controlOf } from '../control.ts'

/** How a value is entered: as a list of items, chips to choose from, a group of members, or by one control. */
export type Structure = 'list' | 'chips' | 'group' | 'control'

/** The deepest that groups stand within groups; below, JSON is written. */
export const deepest = 6

export function structureOf(schema: Schema, value: Json | undefined): Structure {
  const isEmpty = value === undefined || value === null
  if (schema.types.includes('array') && schema.items && (isEmpty || Array.isArray(value)))
    return schema.items.enum && !schema.items.enumMore ? 'chips' : 'list'
  const hasMembers = (schema.properties ?? schema.additional ?? schema.variants) !== undefined
  const isObject = controlOf(schema) === 'json' && hasMembers && !schema.cut && !schema.types.includes('array')
  return isObject && (isEmpty || value instanceof Map) ? 'group' : 'control'
}

/** Whether a control of JSON text can be shown as lists and groups. */
export function canBeStructured(schema: Schema, text: string): boolean {
  const value = text.trim() === '' ? undefined : parseJson(text)
  return (text.trim() === '' || value !== undefined) && structureOf(schema, value) !== 'control'
}

/** The list with the item at one place moved to another. */
export function move<T>(list: readonly T[], from: number, to: number): T[] {
  const moved = [...list]
  const [item] = moved.splice(from, 1)
  if (item !== undefined)
    moved.splice(Math.max(0, Math.min(moved.length, to)), 0, item)
  return moved
}

/** The list with a value chosen or not, in the order of the choices. */
export function toggle(list: readonly Json[], choices: readonly unknown[], index: number): Json[] {
  const has = (value: unknown): boolean => list.some(item => isSame(item, toJson(value)))
  const wanted = choices.filter((value, at) => (at === index ? !has(value) : has(value))).map(value => toJson(value))
  const others = list.filter(item => !choices.some(value => isSame(item, toJson(value))))
  return [...wanted, ...others]
}

export function isSame(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
