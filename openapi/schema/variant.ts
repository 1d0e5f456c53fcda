import type { Schema as SpecSchema } from '../document/openapi.ts'
import type { ApiDocument } from '../document/document.ts'
import type { Choice } from './flat-schema.ts'
import { valueAt } from '../document/json/pointer.ts'
import { componentName, isRef } from '../document/resolve.ts'
import { mappedPointer } from './descendant.ts'
import { flatten } from './flatten.ts'
import { isObject } from '../document/json/value.ts'

/** One of the schemas of a choice. */
export interface ChoiceOption {
  value?: string
  /** Further values of the discriminator that name the same option. */
  aliases?: string[]
  /** Used where the discriminator is absent or has a value that no other option has (`defaultMapping`). */
  fallback?: boolean
  schema: SpecSchema
}

/**
 * The options of a choice, with the values of the discriminator that mean them.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#discriminator-object
 */
export function listOptions(context: { document: ApiDocument }, choice: Choice): ChoiceOption[] {
  const fallback = mappedPointer(context.document, choice.discriminator?.defaultMapping)
  const isFallback = (schema: SpecSchema) => fallback !== undefined && isRef(schema) && schema.$ref === fallback
  const written: SpecSchema[] =
    fallback === undefined || choice.options.some(isFallback) ? choice.options : [...choice.options, { $ref: fallback }]
  return written.map((schema): ChoiceOption => {
    const [value, ...aliases] = discriminatorValues(context, choice, schema)
    return {
      schema,
      ...(value !== undefined && { value }),
      ...(aliases.length > 0 && { aliases }),
      ...(isFallback(schema) && { fallback: true }),
    }
  })
}

/** The discriminator's values for an option: from the mapping, from what its property can be, else the component's name. */
export function discriminatorValues(
  context: { document: ApiDocument },
  { discriminator }: Choice,
  option: SpecSchema,
): string[] {
  if (!discriminator)
    return []
  const mapped = mappedValues(context, { discriminator }, option)
  if (mapped.length > 0)
    return mapped
  const property = flatten(context.document, option).keywords.properties?.[discriminator.propertyName]
  const keywords = property === undefined ? undefined : flatten(context.document, property).keywords
  const constants = keywords?.const === undefined ? keywords?.enum ?? [] : [keywords.const]
  if (constants.length > 0)
    return [...new Set(constants.map(String))]
  const ref = isRef(option) ? option.$ref : undefined
  const name = ref === undefined ? undefined : componentName(ref)
  // An option that the mapping leaves out has no value of its own, and neither has the default option.
  const isUnnamed =
    name === undefined
    || discriminatorIsExplicit(discriminator)
    || mappedPointer(context.document, discriminator.defaultMapping) === ref
  return isUnnamed ? [] : [name]
}

/** The values that a mapping names an option by. */
export function mappedValues(context: { document: ApiDocument }, { discriminator }: Pick<Choice, 'discriminator'>, option: SpecSchema): string[] {
  const ref = isRef(option) ? option.$ref : undefined
  const name = ref === undefined ? undefined : componentName(ref)
  return Object.entries(discriminator?.mapping ?? {})
    .filter(
      ([, target]) => target === ref || (name !== undefined && target === name) || leadsTo(context, target, option),
    )
    .map(([value]) => value)
}

/** A mapping may name a branch by its place, `#/components/schemas/Item/oneOf/0`, as where it is written in line. */
function leadsTo({ document }: { document: ApiDocument }, target: unknown, option: SpecSchema): boolean {
  return typeof target === 'string'
    && target.startsWith('#')
    && isObject(option)
    && valueAt(document.root, target) === option
}

function discriminatorIsExplicit(discriminator: { [extension: `x-${string}`]: unknown }): boolean {
  return discriminator['x-explicitMappingOnly'] === true
}
