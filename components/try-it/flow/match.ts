import type { Operation, Parameter, Schema } from '../../../openapi/model/types.ts'
import type { KnownValue, LinkedValue, Source } from './values.ts'
import { lastNoun, normal } from './values.ts'

/** A value that fits a field. */
export interface Offer {
  value: string
  from: Source
}

/** The newest value that fits a parameter: what a link gives it, else what has its name and form. */
export function offerFor(
  operation: Pick<Operation, 'href' | 'path'>,
  parameter: Pick<Parameter, 'name' | 'in' | 'schema'>,
  { known, linked }: { known: readonly KnownValue[], linked: readonly LinkedValue[] },
): Offer | undefined {
  const link = linked.find(({ href, parameter: name }) =>
    href === operation.href && (name === parameter.name || name === `${parameter.in}.${parameter.name}`))
  if (link)
    return { value: link.value, from: link.from }
  const owner = parameter.in === 'path' ? ownerOf(operation.path, parameter.name) : lastNoun(operation.path)
  const value = known.find(one => isSame(one, parameter.name, owner) && fits(one.value, parameter.schema))
  return value && { value: value.value, from: value.from }
}

/** `userId` is `userId`, and it is the `id` of a user; `id` behind `/users/` is it, too. */
function isSame({ name, owners }: KnownValue, wanted: string, owner: string): boolean {
  const [own, needed] = [normal(name), normal(wanted)]
  if (!/(?:id|uuid|key|slug|code|number|ref|handle|name|cursor|sku)$/.test(needed))
    return false
  return isPlain(needed)
    ? own === needed && owners.includes(owner)
    : own === needed || (isPlain(own) && owners.some(holder => needed === holder + own))
}

/** A name that every kind of thing may have. */
function isPlain(name: string): boolean {
  return /^(?:id|uuid|key|slug|code|number|ref|handle|name)$/.test(name)
}

/** What stands before a parameter in a path: `user` of `/users/{id}/keys`. */
function ownerOf(path: string, name: string): string {
  return lastNoun(path.slice(0, Math.max(0, path.indexOf(`{${name}}`))))
}

/** Whether a value has the form that a schema asks for, as far as a page knows it. */
function fits(value: string, { types, format, enum: values, bounds }: Schema): boolean {
  if (values)
    return values.some(one => String(one.value) === value)
  if (types.length > 0 && types.every(type => type === 'integer' || type === 'number' || type === 'null'))
    return /^-?\d+(?:\.\d+)?$/.test(value)
  if (format === 'uuid' && !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value))
    return false
  const { minLength = 0, maxLength = Infinity } = bounds ?? {}
  return value.length >= minLength && value.length <= maxLength && !types.every(type => type === 'object' || type === 'array')
}
